# Two commands are enough: `make run` opens the coach, `make test` runs every test.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
SERVING_VENV := .venv-serving
VLLM_VENV := .venv-vllm
HOST := 127.0.0.1
PORT ?= 8501
API_PORT ?= 8000

.PHONY: run api test test-serving test-vllm check prepare clean help

help:            ## this list
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

run: $(VENV)/.app ## set everything up and open the chat on http://127.0.0.1:8501
	@$(BIN)/python -m ui --host $(HOST) --port $(PORT)

api: $(VENV)/.app ## serve the HTTP API on http://127.0.0.1:8000, its page at /docs
	@$(BIN)/python -m serving.http --host $(HOST) --port $(API_PORT)

test: $(VENV)/.dev prepare   ## all tests; browser tests where a Chromium is found (a must with CI=true)
	$(BIN)/python -m pytest $(TESTS)

test-serving: $(SERVING_VENV)/.made  ## tests over LMDeploy's own code and llama.cpp's server, in an environment of their own
	SPOTTER_LMDEPLOY_TESTS=must $(SERVING_VENV)/bin/python -m pytest tests/serving/lmdeploy/installed tests/serving/others

test-vllm: $(VLLM_VENV)/.made        ## tests over vLLM's server on a processor: slow to start, and no part of CI
	SPOTTER_VLLM_TESTS=must $(VLLM_VENV)/bin/python -m pytest tests/serving/others -k vllm

check: $(VENV)/.dev  ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

prepare: $(VENV)/.app        ## build what is built once: embedding model, indexes, classifier, animations
	@$(BIN)/python -m bootstrap

clean:           ## remove the environment and everything that was written
	rm -rf $(VENV) $(SERVING_VENV) $(VLLM_VENV) var

$(VENV)/.app: requirements.txt requirements-no-deps.txt
	@$(PYTHON) -c 'import sys; sys.exit("Spotter needs Python 3.11; set PYTHON=/path/to/python3.11" if sys.version_info[:2] != (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the app (about 100 s the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-no-deps.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.app requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# A model server over the app's packages: a path file lends them, so that only what the app lacks is installed.
define lend_and_install
	@test -x $(@D)/bin/python || $(BIN)/python -m venv --without-pip $(@D)
	@$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' > $(@D)/lib/python3.11/site-packages/app.pth
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --upgrade \
		--target $(@D)/lib/python3.11/site-packages -r $(lastword $^)
	@touch $@
endef

$(SERVING_VENV)/.made: $(VENV)/.dev requirements-serving-tests.txt
	$(lend_and_install)

$(VLLM_VENV)/.made: $(VENV)/.dev requirements-vllm-tests.txt
	$(lend_and_install)
