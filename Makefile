# make run, make check, make test: each does all its own set-up; a second call is quick.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

# A file of tests stays in one worker; what needs the machine for itself does, too: see
# tests/workers.py.
PARALLEL := -n auto --dist loadscope

# Images of containers set it; each command that a test begins would compile the program.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test tests check unit lint mutants bench lock picture clean

run: $(VENV)/.run
	$(BIN)/frontline serve $(ARGS)

# The types take one core for most of the time: the tests begin beside them.
test: $(VENV)/.chromium
	@$(MAKE) --no-print-directory --jobs 2 lint tests

tests: $(VENV)/.chromium
	$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

check: $(VENV)/.dev
	@$(MAKE) --no-print-directory --output-sync=target --jobs 2 lint unit

# Some rows of each long table of cases: `make test` runs them all.
unit: $(VENV)/.dev
	$(BIN)/python -m pytest $(PARALLEL) -m "not slow" --rows 3 tests/unit $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# ARGS="--sample 20 dashboard/index" for a few faults of some modules.
mutants: $(VENV)/.dev
	$(BIN)/python -m tests.mutants $(ARGS)

bench: $(VENV)/.chromium
	$(BIN)/python -m benchmarks $(ARGS)

picture: $(VENV)/.run
	$(BIN)/frontline snapshot docs/map.png --from 2023-06-01 --to 2023-06-30 --region Donetsk --region Zaporizhzhia

lock: $(VENV)/.dev
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host \
		--no-emit-options --allow-unsafe --extra model -o requirements.txt pyproject.toml
	$(BIN)/pip-compile -q --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host \
		--no-emit-options --allow-unsafe -c requirements.txt -o requirements-dev.txt requirements-dev.in

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/pip
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.chromium: $(VENV)/.dev
	@sh .ci/chromium $(BIN)/python
	@touch $@
