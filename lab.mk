# What a learner needs of make: `make lab`. The same file is the whole Makefile of the learner's bundle.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := lab
.PHONY: lab doctor

lab: $(READY)
	@saleslab lab

# Without .venv, so that it can say why setting that up fails.
doctor:
	@$(PYTHON) src/saleslab/doctor.py $(FOR)

# Compiled once, here: where Python may not write beside its sources, each kernel would compile for seconds.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv, once (1 of 3): an environment of its own"
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing: on Debian or Ubuntu, apt install python3-venv"; exit 1; }
	@echo "Setting up .venv, once (2 of 3): the installer"
	@python -m pip install --quiet --disable-pip-version-check "$$(sed -n 's/^\(uv==[^ ]*\).*/\1/p' requirements.txt)"
	@echo "Setting up .venv, once (3 of 3): the packages (about 600 MB)"
	@uv pip install --quiet --python .venv --compile-bytecode -r requirements.txt
	@uv pip install --quiet --python .venv --no-deps -e .
	@python -m compileall -q src
	@touch $@
