#!/usr/bin/env bash
# Writes the locked requirement files (exact versions, hashes, no download address). Needs uv on the PATH or in $UV.
set -euo pipefail
cd "$(dirname "$0")/.."
options=(--python-version 3.11 --override requirements/overrides.txt --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --allow-unsafe)
"${UV:-uv}" pip compile "${options[@]}" "$@" --extra build pyproject.toml -o requirements/production.txt
"${UV:-uv}" pip compile "${options[@]}" "$@" --extra build --extra check --extra test pyproject.toml -o requirements/development.txt
