# `make demo` and `make test` set up everything they need in .venv, with plain pip.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SEEDS ?= 1
KIND ?= real
READY := $(VENV)/.ready

.PHONY: help demo course test test-all bench bench-judge bench-device device-conformance lint laws build pins clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 22

$(READY): requirements.txt pyproject.toml graders/device_build.py $(wildcard graders/inside/device/native/*)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 ..."; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m graders.device_build
	touch $@

demo: $(READY)  ## release two units, hand in a class, grade it, write feedback (build/demo)
	$(BIN)/stepmark demo numeric_gradients training_loops

course: $(READY)  ## the same for the whole course, and every notebook run with its answers by a Jupyter kernel
	$(BIN)/stepmark demo
	$(BIN)/pytest -n 3 tests/test_whole_course.py --slow

test: $(READY) lint  ## linters, types, tests, every law on every exercise
	$(BIN)/pytest -n 4 tests

test-all: $(READY) lint  ## the same with 1000 instances a check, the slow tests, and nbgrader's own tests with this engine
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/gradebook/requirements.txt || echo "PostgreSQL may be missing; its tests say so"
	$(BIN)/pytest -n 4 tests --slow --instances 1000 --seconds 600

	$(BIN)/python tests/gradebook/nbgrader_own.py

bench: $(READY)  ## a class of 200 graded by this engine, nbgrader, otter (benchmarks/results); what the recorder costs
	$(BIN)/python benchmarks/grading.py $(BENCH)
	$(BIN)/python benchmarks/recorder.py

bench-judge: $(READY)  ## the judge on fresh problems (SEEDS="1 2"): false fails, misses, names (benchmarks/results/judge.md)
	$(BIN)/python benchmarks/judge --seeds $(SEEDS) $(BENCH)

bench-device: $(READY)  ## what the simulated CUDA device costs (benchmarks/results/device.md)
	$(BIN)/python benchmarks/device.py

device-conformance: $(READY)  ## ask a CUDA device what the simulated one promises (KIND=real, extension or python)
	$(BIN)/python tests/inside/device/conformance.py $(KIND)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

laws: $(READY)  ## hold every exercise against the laws
	$(BIN)/stepmark laws

build: $(READY)  ## the notebooks of every assignment in every language (build/notebooks)
	$(BIN)/stepmark build

pins: $(READY)  ## write requirements.txt anew from what is installed
	{ head -1 requirements.txt; $(BIN)/pip freeze --exclude-editable | sed 's/+cpu//'; } > requirements.new
	mv requirements.new requirements.txt

clean:  ## remove what was built (not the classroom)
	rm -rf build .pytest_cache .mypy_cache .ruff_cache
