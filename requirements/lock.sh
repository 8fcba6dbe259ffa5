#!/bin/sh
# Pins what is installed, for every Python from 3.11 and every platform, by hash alone.
set -eu
cd "$(dirname "$0")/.."
lock() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-annotate --custom-compile-command "make lock" "$@"; }
lock requirements/core.in -o requirements/core.txt
lock requirements/core.in requirements/dev.in -c requirements/core.txt -o requirements/dev.txt
