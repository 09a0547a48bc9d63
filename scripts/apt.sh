#!/bin/bash
# Install Debian packages, or print the command that does: scripts/apt.sh PACKAGE...
set -euo pipefail

if ! command -v apt-get >/dev/null; then
    echo "Exonym needs what Debian calls $*; please install it and run this again." >&2
    exit 1
fi
if [ "$(id -u)" != 0 ]; then
    echo "Exonym needs $*. Please run this, then try again:" >&2
    echo "    sudo apt-get update && sudo apt-get install --yes --no-install-recommends $*" >&2
    exit 1
fi
echo "Installing $* with apt-get ..."
apt-get update --quiet=2
DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends "$@" >/dev/null
