#!/usr/bin/env bash
# Writes collector/page/SHA256SUMS: with it anybody sees whether a collector serves these files.
set -euo pipefail
cd "$(dirname "$0")/../collector/page"
sha256sum -- *.* >SHA256SUMS
