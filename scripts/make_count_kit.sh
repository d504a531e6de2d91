#!/usr/bin/env bash
# Makes the count keepers' folder: the tool, the wheels it needs, printed pages, and sums of it all.
# Usage: scripts/make_count_kit.sh [FOLDER [options of pip download, for a machine of another kind]]
#   scripts/make_count_kit.sh var/count-kit
#   scripts/make_count_kit.sh var/count-kit-windows --platform win_amd64 --python-version 3.11
# Wheels come from wherever pip is set up to look, and only as the lock's hashes say.
set -euo pipefail
cd "$(dirname "$0")/.."
kit=${1:-var/count-kit}
[ $# -gt 0 ] && shift
python=${PYTHON:-.venv/bin/python}
needed="cryptography cffi pycparser"

if [ -e "$kit" ] || [ -e "$kit.zip" ]; then
  echo "$kit is there already. Remove it, or name another folder." >&2
  exit 1
fi
mkdir -p "$kit/wheels"
for name in $needed; do
  awk -v name="$name" '$0 ~ "^"name"==" {on = 1} on {print} on && !/\\$/ {on = 0}' requirements/production.txt
done >"$kit/requirements.txt"
"$python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
  --require-hashes -r "$kit/requirements.txt" -d "$kit/wheels" "$@"

cp -R count LICENSE "$kit/"
find "$kit/count" -name __pycache__ -prune -exec rm -rf {} +
for language in en nl; do
  "$python" -m count ceremony --out "$kit" --language "$language" >/dev/null
done
(cd "$kit" && find . -type f ! -name SHA256SUMS | sed 's|^\./||' | LC_ALL=C sort | xargs -d '\n' sha256sum >SHA256SUMS)
"$python" -m zipfile -c "$kit.zip" "$kit/"
echo "$kit and $kit.zip are ready for Python 3.11. Write this sum in the minutes:"
sha256sum "$kit/SHA256SUMS" | cut -d' ' -f1
