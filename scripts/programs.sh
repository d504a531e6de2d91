#!/usr/bin/env bash
# Makes sure that the named programs are on this machine: browser, firefox, node, postgresql,
# gettext, pdf.
# As root on Debian they are installed. Elsewhere a sentence says how; with CI=true that is an error.
set -euo pipefail

has() {
  case $1 in
    browser) command -v chromium >/dev/null ;;
    firefox) command -v firefox-esr >/dev/null || command -v firefox >/dev/null ;;
    node) command -v node >/dev/null ;;
    postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null ;;
    gettext) command -v xgettext >/dev/null ;;
    pdf) # what WeasyPrint draws letters with
      for library in libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0; do
        PATH=$PATH:/sbin:/usr/sbin ldconfig -p | grep -F "$library" >/dev/null || return 1
      done
      ;;
  esac
}

packages_of() {
  case $1 in
    browser) echo chromium ;;
    firefox) echo firefox-esr ;;
    node) echo nodejs ;;
    pdf) echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ;;
    *) echo "$1" ;;
  esac
}

missing=()
for name in "$@"; do
  has "$name" || read -r -a missing <<<"${missing[*]} $(packages_of "$name")"
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing ${missing[*]} ..."
  export DEBIAN_FRONTEND=noninteractive
  log=$(mktemp)
  if { apt-get -qq update && apt-get -qq install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    rm -f "$log"
    exit 0
  fi
  tail -n 20 "$log" >&2
fi
echo "Not on this machine: ${missing[*]}. On Debian, as root: apt-get install ${missing[*]}" >&2
[ "${CI:-}" = true ] && exit 1
echo "What needs them is left out this time." >&2
