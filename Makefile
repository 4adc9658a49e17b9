# The commands of the house. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run test bench reference look fmt

SHARED ?= ../shared/data

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

run: ## build and serve the site at http://127.0.0.1:8080
	@command -v cargo >/dev/null || { echo "Rust is missing: install Rust 1.94 or newer, with cargo, then try again." >&2; exit 1; }
	@command -v cc >/dev/null || { echo "A C compiler is missing: on Debian or Ubuntu, apt-get install build-essential." >&2; exit 1; }
	@if command -v node >/dev/null && command -v npm >/dev/null; then node tools/install.mjs npm; \
	else echo "Node 20 with npm is missing: the site will do without suggestions while typing and without the interactive map." >&2; fi
	cargo run --release -- serve

test: ## everything that must hold: format, lints, tests on both engines, journeys in a browser (ONLY=rust,e2e for some of it)
	@command -v node >/dev/null || { echo "Node is missing: install Node 20 or newer, with npm, then try again." >&2; exit 1; }
	@node tools/test.mjs $(ONLY)

bench: ## measure the bounds and print them as Markdown
	@node tools/bench.mjs

look: ## pictures of pages in var/shots, for people (URLS="/fr/ /en/data")
	@node e2e/look.mjs $(URLS)

fmt: ## format the Rust code
	cargo fmt --all

# `make reference SHARED=…` compiles the tables of facts in data/ from their sources; its recipe lives beside its code.
-include crates/reference/reference.mk
