#!/usr/bin/env bash
# Fetches the typeface again and checks it against the manifest. Needed only to change its version:
# the copy in naast/ui/static/ui/fonts is what Naast serves.
set -euo pipefail
package="@fontsource-variable/source-sans-3"
version="5.3.0"
fonts="$(cd "$(dirname "$0")/.." && pwd)/naast/ui/static/ui/fonts"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "$package@$version" >/dev/null
tar xzf ./*.tgz
cp package/files/source-sans-3-latin-wght-normal.woff2 "$fonts/"
cp package/LICENSE "$fonts/OFL.txt"
cd "$fonts"
if [ "${1:-}" = "--write" ]; then
  sha256sum OFL.txt source-sans-3-latin-wght-normal.woff2 >MANIFEST.sha256
  echo "Wrote the manifest. Look at the change before committing it."
else
  sha256sum --check MANIFEST.sha256
fi
