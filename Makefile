# `make demo` answers the worked case; `make test` runs every test. Neither needs the network after the set-up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test lint bench lock clean

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

bench: $(VENV)/.dev
	$(BIN)/python -m bench

lock: $(VENV)/.dev ## needs uv; hashes alone, no addresses
	sh requirements/lock.sh

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
