# What people type. CI runs the same: see .ci/run.
.PHONY: help setup develop demo demo-small test check bench attacks mutants audit format messages docs count-kit clean-demo
.DEFAULT_GOAL := help
SHELL := bash
PY := .venv/bin/python

help: ## Name what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## Install into .venv; leaves .venv/bin/naast
	@scripts/setup.sh production

develop: ## The same, with what tests and checks need
	@scripts/setup.sh development

demo: setup ## An invented hospital on http://127.0.0.1:8000
	@test -e var/demo/prepared || { NAAST_MODE=demo .venv/bin/naast demo prepare && touch var/demo/prepared; }
	@NAAST_MODE=demo .venv/bin/naast demo serve

demo-small: setup ## A small one, with thirty offers of support a year, on the same address
	@test -e var/demo-small/prepared || { NAAST_MODE=demo .venv/bin/naast demo prepare --small && touch var/demo-small/prepared; }
	@NAAST_MODE=demo .venv/bin/naast demo serve --small

count-kit: develop ## The count keepers' folder, for a machine without network
	@scripts/make_count_kit.sh var/count-kit

clean-demo: ## Forget the invented hospitals
	rm -rf var/demo var/demo-small

test: develop ## All tests on SQLite, those that ask a database on PostgreSQL too
	@scripts/test.sh

check: develop ## Format, lint, types, contracts, migrations, translations, templates
	@scripts/programs.sh gettext
	@$(PY) scripts/check.py

bench: develop ## All benchmarks; fails where one falls short of its bar
	@$(PY) scripts/run_benchmarks.py

attacks: develop ## Every attack with its positive control, as a table
	@$(PY) -m pytest -q tests/attacks

mutants: develop ## Small wrong changes to what decides; fails where no test notices one (hours)
	@$(PY) scripts/mutate.py

audit: develop ## What Naast is made of, and whether an advisory concerns it
	@$(PY) scripts/audit.py

format: develop ## Put code and imports in shape
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix --quiet .

messages: develop ## Bring the message catalogues up to date with the code
	@scripts/programs.sh gettext
	@$(PY) scripts/make_messages.py

docs: develop ## Write the generated pages: permissions and data map
	@$(PY) scripts/generate_docs.py
