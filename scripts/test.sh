#!/usr/bin/env bash
# All tests on SQLite, then those that ask a database on PostgreSQL (tests/conftest.py) where its
# programs are found (always with CI=true).
# Words given are passed to pytest: scripts/test.sh tests/people -x
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/programs.sh browser firefox node postgresql pdf
unset NAAST_DATABASE_URL
pytest=(.venv/bin/python -m pytest -q -n 2 --dist loadfile "$@")

echo "On SQLite:"
"${pytest[@]}"
echo "On PostgreSQL:"
status=0
PYTHON=.venv/bin/python scripts/with_postgres.sh "${pytest[@]}" || status=$?
if [ $status = 77 ] && [ "${CI:-}" != true ]; then
  echo "The tests ran on SQLite only."
  exit 0
fi
exit $status
