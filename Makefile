# Everything runs in .venv, which is made when it is needed.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test check serve bench words test-all clean

site: .venv/site-ready        ## build the sample archive into site/
	$(BIN)/variorum build

serve: .venv/site-ready       ## show it while working on it
	$(BIN)/variorum serve --open

test: check                   ## what has to pass
	$(BIN)/pytest -n 2 --dist worksteal -q

test-all: check               ## the long series too
	$(BIN)/pytest -n 2 --dist worksteal -q -m "slow or not slow"

check: .venv/test-ready       ## style, types, direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

words: .venv/site-ready       ## bring the catalogues of templates/locale up to date
	$(BIN)/python tools/catalogue.py

bench: .venv/site-ready       ## measure beside Hugo and Pelican; BENCH=--quick for a look
	$(BIN)/python -m benchmarks $(BENCH)

clean:
	rm -rf .venv site .variorum dist .mypy_cache .ruff_cache .hypothesis

.venv/site-ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Variorum needs Python 3.11 or later; try: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable '.[search]'
	$(BIN)/python -m compileall -q generator
	touch $@

.venv/test-ready: .venv/site-ready
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@
