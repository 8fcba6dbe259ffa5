# `make demo` answers the worked case; `make test` runs every test. Neither needs the network after the set-up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test lint train bench lock clean

demo: $(VENV)/.core
	$(BIN)/marsad weigh examples/daesh-coalition
	$(BIN)/marsad weigh examples/daesh-coalition --lang ar
	$(BIN)/marsad report examples/daesh-coalition --out build/daesh-coalition.html

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# the weights of the reader's ranker, from our own documents; some are left out, to measure on
train: $(VENV)/.dev
	$(BIN)/python -m marsad.reading.rank.train tests/reading/corpus --without tests/reading/corpus/unseen.txt \
		--out src/marsad/reading/rank/weights.json

bench: $(VENV)/.dev
	$(BIN)/python -m bench

# needs uv; pins what is installed for every Python from 3.11 and every platform, by hash alone
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock"
lock:
	$(LOCK) requirements/core.in -o requirements/core.txt
	$(LOCK) requirements/core.in requirements/dev.in -c requirements/core.txt -o requirements/dev.txt

clean:
	rm -rf $(VENV) build

$(VENV)/.core: requirements/core.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.core requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@
