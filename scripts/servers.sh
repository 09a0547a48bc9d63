#!/bin/bash
# See that the programs that the tests talk to are there, Redis, PostgreSQL and Chromium, and what prints and reads PDF.
# Installs what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v redis-server >/dev/null || missing+=(redis-server)
# Debian keeps PostgreSQL's programs off PATH.
command -v initdb >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
libraries=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null || true)
for package in libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; do
    name=${package%0}
    grep --quiet --fixed-strings "${name%-}.so.0 " <<<"$libraries" || missing+=("$package")
done

if [ ${#missing[@]} -gt 0 ]; then
    scripts/apt.sh "${missing[@]}"
fi
