#!/usr/bin/env bash
# Runs a command with NAAST_DATABASE_URL naming a temporary PostgreSQL on loopback, and clears it away.
# PostgreSQL refuses root, so as root only the server runs as the user postgres.
# Usage: scripts/with_postgres.sh COMMAND [WORD ...]        Exit 77: PostgreSQL is not on this machine.
set -euo pipefail

bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || true)")
[ -x "$bin/initdb" ] || { echo "PostgreSQL is not on this machine." >&2; exit 77; }

folder=$(mktemp -d)
server() { (cd "$folder" && "$@"); }
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  server() { (cd "$folder" && setpriv --reuid=postgres --regid=postgres --clear-groups "$@"); }
fi
clear_away() {
  server "$bin/pg_ctl" --pgdata="$folder/data" --mode=immediate --silent stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap clear_away EXIT
trap 'exit 130' INT TERM

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
port=$("${PYTHON:-python3}" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
(umask 077 && echo "$password" >"$folder/password")
[ "$(id -u)" = 0 ] && chown postgres "$folder/password"

server "$bin/initdb" --pgdata=data --username=naast --pwfile=password --auth=scram-sha-256 \
  --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
# Nothing here outlives the command, so nothing waits for the disk; and who waits for a lock that
# never comes free is told so instead of waiting for ever.
server "$bin/pg_ctl" --pgdata=data --log=log --wait --silent start --options="-p $port \
  -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=100 \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
  -c lock_timeout=60s -c idle_in_transaction_session_timeout=120s" >/dev/null || { cat "$folder/log" >&2; exit 1; }
PGPASSWORD=$password "$bin/createdb" --host=127.0.0.1 --port="$port" --username=naast naast

NAAST_DATABASE_URL="postgresql://naast:$password@127.0.0.1:$port/naast" "$@"
