# make report   render this repository's review into reports/
# make test     everything that is checked before a change is accepted
# make bench    the benchmarks      make lock   the locks anew      make clean   start over
# make mutation whether the tests of assess/ notice changes to it, in minutes (docs/mutation.md)
#
# Needs Python 3.11 or newer; name another one with: make PYTHON=python3.12 report

PYTHON ?= python3
BIN := .venv/bin
# Checked as of the day of the records, so that no date turns the checks red.
AS_OF := $(shell sed -n "s/^as_of *= *//p" claimgrade.toml)
PACKAGE := pyproject.toml README.md LICENSE $(shell find src -name '.*' -prune -o -type f ! -name '*.pyc' -print)

.PHONY: report test bench mutation lock clean
.DELETE_ON_ERROR:

report: .venv/claimgrade
	$(BIN)/claimgrade report

# pytest comes last, so that its summary is the last thing printed.
test: .venv/claimgrade .venv/test-tools
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/claimgrade report --check
	$(BIN)/python tools/unchanged.py $(BIN)/claimgrade check --fail-on record --as-of $(AS_OF)
	$(BIN)/pytest --numprocesses=auto --dist=loadscope

bench: .venv/claimgrade
	$(BIN)/python benchmarks/run.py

# FILES="grading/*.py" tries the changes to some files alone, EVERY=10 one change in ten.
mutation: .venv/claimgrade .venv/test-tools
	$(BIN)/pip install --quiet mutmut==3.8.1 coverage==7.17.3
	$(BIN)/python tools/mutation.py --list mutation.jsonl --every $(or $(EVERY),1) $(FILES)

# In two steps: pip can hold what it downloads against hashes, but not a folder.
.venv/claimgrade: .venv/libraries $(PACKAGE)
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --force-reinstall .
	@touch $@

.venv/libraries: requirements.txt | .venv/made
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/test-tools: requirements-test.txt .venv/libraries
	$(BIN)/pip install --quiet --require-hashes -r requirements-test.txt
	@touch $@

.venv/made:
	@$(PYTHON) tools/make_environment.py .venv
	@touch $@

# uv reads what pyproject.toml asks for and writes the versions, for every platform, with hashes.
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate

lock: .venv/made
	$(BIN)/pip install --quiet uv
	$(LOCK) --extra stats --group build -o requirements.txt pyproject.toml
	$(LOCK) --extra stats --extra docx --extra net --extra pdf --extra tables --group test -c requirements.txt -o requirements-test.txt pyproject.toml
	echo virtualenv | $(LOCK) -o tools/virtualenv.txt -

clean:
	rm -rf .venv dist mutation.jsonl .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
