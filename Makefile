# Needs GNU make and Python 3.11 or newer. `make` alone lists what can be done.
PYTHON ?= python3
BIN := .venv/bin
# Evaluated when used, so that a browser installed a moment ago is found.
CHROMIUM ?= $(shell for name in chromium chromium-browser google-chrome google-chrome-stable "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do command -v "$$name" && break; done)
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# More for pytest, as in: make test ARGS="-k periods"
ARGS ?=

.PHONY: help run test check fix screenshots bench clean chromium

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

run: .venv/run ## start the dashboard on the sample, on this machine only
	$(BIN)/streamlit run app.py --server.address 127.0.0.1

test: .venv/dev chromium ## run all tests, those in Chromium too
	CHROMIUM="$(CHROMIUM)" $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadgroup $(ARGS)

check: .venv/dev ## look at style and types, changing nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright --project pyproject.toml

fix: .venv/dev ## mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshots: .venv/dev chromium ## draw the pictures in docs/screenshots anew
	CHROMIUM="$(CHROMIUM)" $(BIN)/pytest tests/browser/test_screenshots.py --screenshots docs/screenshots

bench: .venv/dev chromium ## measure speed and size, into bench/RESULTS.md
	CHROMIUM="$(CHROMIUM)" $(BIN)/python -m bench

clean: ## remove the installed packages and what the tools left
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis

# The two stamps: packages are installed once, and again when their list has changed.
.venv/run: requirements.txt
.venv/dev: requirements-dev.txt requirements.txt
.venv/run .venv/dev:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed. If you have one: make PYTHON=python3.11")'
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv .venv
	@echo "Installing the packages of $< (once; a minute or two)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

chromium:
	@command -v "$(CHROMIUM)" >/dev/null \
	  || { command -v apt-get >/dev/null && $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } \
	  || { echo "Chromium or Chrome is needed: install it, or say where it is with CHROMIUM=/path/to/it" >&2; exit 1; }
