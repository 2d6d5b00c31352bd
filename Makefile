# Two commands: `make run` and `make test`. Both do all the set-up, once.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := build/stamps
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run demo test lint bench screenshots docs assets translations proofs check slow clean

help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: setup-run ## Open the studio with its bundled server (a demo where there is no display); SAMPLE=small fills it first
	@data="$$($(BIN)/python -c 'from studio.kit.paths import server_data_dir; print(server_data_dir())')"; \
	if [ -n "$(SAMPLE)" ]; then \
		$(BIN)/chitra-server sample-data --size "$(SAMPLE)" --data-dir "$$data"; \
	elif [ ! -e "$$data/chitra.db" ] && [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "The platform is empty. To look around in a lively one: make run SAMPLE=small"; \
	fi
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(BIN)/python -m studio.app.main; \
	else \
		echo "There is no display here, so this is the demo."; exec $(BIN)/python -m studio.app.demo; \
	fi

demo: setup-run ## Send a real clip through studio and server, print where to watch it
	@exec $(BIN)/python -m studio.app.demo

# File by file, so that what a file's tests share is made once; in the order of the tree, where
# what takes long comes early and all workers end together. There is one more of them than a
# small machine has cores, because many tests wait for programs that they started.
TESTED = $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

test: setup-test ## Run the tests
	$(TESTED) -m "not slow and not proof"

proofs: setup-test ## Run what starts whole programs, encodes real films or searches long
	$(TESTED) -m "proof and not slow"

check: setup-test ## Run both together, as CI does
	$(TESTED) -m "not slow"

slow: setup-test ## Run the long proofs
	$(BIN)/python -m pytest -m slow

lint: setup-test ## Check style, types, layers and dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .

bench: setup-test ## Print speed and memory as ratios against references
	$(BIN)/python -m tests.benchmarks

screenshots: setup-run ## Picture every screen into build/screenshots
	$(BIN)/python -m studio.app.screenshots

docs: setup-test ## Build the documentation into build/site
	$(BIN)/python -m server.app.openapi docs/api/openapi.json
	$(BIN)/python -m server.app.model_docs docs/models
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet -f docs/mkdocs/mkdocs.yml

assets: $(STAMPS)/run ## Fetch fonts, icons and the player from the npm registry
	$(BIN)/python installer/build_assets.py

translations: $(STAMPS)/run ## Compile the translations
	$(BIN)/python installer/build_translations.py

clean: ## Remove everything that was built
	rm -rf build $(VENV)

.PHONY: setup-run setup-test
setup-run: $(STAMPS)/run assets translations
setup-test: $(STAMPS)/test assets translations

$(STAMPS)/system-%: installer/system_packages.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V)." >&2; exit 1; }
	$(PYTHON) installer/system_packages.py $*
	@mkdir -p $(@D) && touch $@

# A stamp of its own: a venv that was interrupted half way has a python and no pip.
$(STAMPS)/venv: | $(STAMPS)/system-run
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip --version > /dev/null
	@touch $@

$(STAMPS)/run: installer/requirements.lock pyproject.toml $(STAMPS)/venv
	$(BIN)/python -m pip install -q --require-hashes -r $<
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@mkdir -p $(@D) && touch $@

$(STAMPS)/test: installer/requirements-dev.lock pyproject.toml $(STAMPS)/run | $(STAMPS)/system-test
	$(BIN)/python -m pip install -q --require-hashes -r $<
	@mkdir -p $(@D) && touch $@
