#!/usr/bin/env bash
# Installs the locked dependencies into .venv. Instant while neither lock nor pyproject.toml changed.
# Usage: scripts/setup.sh [production|development]
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:-production}

find_python() {
  for name in "${PYTHON:-}" python3.11 python3 python; do
    if [ -n "$name" ] && "$name" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  echo "Naast needs Python 3.11. Install it, or say where it is: PYTHON=/path/to/python3.11 make setup" >&2
  exit 1
}

lock_of() { cat "requirements/$1.txt" pyproject.toml | sha256sum | cut -d' ' -f1; }

is_installed() { [ "$(cat ".venv/.installed-$1" 2>/dev/null)" = "$(lock_of "$1")" ]; }

# Everything of production is in development too, so either is enough for production.
if ! is_installed development && { [ "$kind" = development ] || ! is_installed production; }; then
  if [ ! -x .venv/bin/python ]; then
    python=$(find_python)
    "$python" -m venv .venv || {
      echo "Python cannot make a virtual environment. On Debian: apt-get install python3.11-venv" >&2
      exit 1
    }
  fi
  echo "Installing the $kind dependencies into .venv ..."
  quiet=(--quiet --quiet --no-input --disable-pip-version-check)
  # The file names everything; what is wanted of each other was settled when it was written
  # (requirements/overrides.txt).
  .venv/bin/python -m pip install "${quiet[@]}" --require-hashes --no-deps -r "requirements/$kind.txt"
  .venv/bin/python -m pip install "${quiet[@]}" --no-deps --no-build-isolation \
    --config-settings editable_mode=compat -e .
  lock_of "$kind" >".venv/.installed-$kind"
fi
.venv/bin/python scripts/compile_messages.py
