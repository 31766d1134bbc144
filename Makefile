# Thin names for the project's commands. `.venv` is made on first use from the one lock, requirements.txt.
include lab.mk

.DEFAULT_GOAL := help
.PHONY: help test lint grade-demo release build check bench oracle lock system-deps clean

help:
	@echo "make lab          open the course in your browser"
	@echo "make test         run every check and test"
	@echo "make grade-demo   grade a sample class of 30, from zips to grades.csv"
	@echo "make release      make the learners' zip, without keys and solutions"
	@echo "make doctor       say what is missing on this machine"
	@echo "make build        build curriculum, solutions and exercises from authoring"
	@echo "make bench        measure speed, write benchmarks/latest.json"
	@echo "make oracle       grade 300 made-up submissions as stock nbgrader does, too; write docs/oracle.md"
	@echo "make system-deps  install Chromium for the browser tests (Debian, Ubuntu)"
	@echo "make lock         write requirements.txt anew from pyproject.toml"
	@echo "make clean        remove .venv and build leftovers (never work/)"

test: $(READY) lint
	@python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(READY)
	@ruff check . && ruff format --check . && mypy

grade-demo: $(READY)
	@saleslab grade-demo
	@saleslab glance --class demo --roster demo/samples/roster.csv

release: $(READY)
	@saleslab release

build: $(READY)
	@saleslab build

check: $(READY)
	@saleslab build --check

bench: $(READY)
	@python -m benchmarks

oracle: $(READY)
	@python -m tests.grading.oracle

lock: $(READY)
	@saleslab lock

# Chromium is taken where it is found; else from apt, without its windows where Debian has it so; else Playwright fetches its own.
system-deps:
	@for name in chromium-headless-shell chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the browser tests"; \
	  SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$SUDO apt-get update -qq && for name in chromium-headless-shell chromium; do \
	    $$SUDO apt-get install -y -qq $$name fonts-dejavu-core >/dev/null 2>&1 && exit 0; done; exit 1; \
	else $(MAKE) --no-print-directory $(READY) && playwright install chromium; fi

clean:
	rm -rf .venv build demo .pytest_cache .ruff_cache .mypy_cache .hypothesis
