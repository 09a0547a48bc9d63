#!/bin/bash
# Make or renew a virtual environment: scripts/venv.sh FOLDER LOCK...
# TORCH_INDEX chooses the package index that torch is taken from, PYTHON the interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1
shift

suits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3.11 python3.12 python3}; do
        if suits "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    echo "Exonym needs Python 3.11 or 3.12, and found neither as ${PYTHON:-python3.11, python3.12 or python3}." >&2
    echo "Install one, or name one: make PYTHON=/path/to/python3.11 ..." >&2
    return 1
}

make_folder() {
    local python
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        scripts/apt.sh "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    fi
    "$python" -m venv --clear "$folder"
}

# A folder that a failed or older run left behind is made anew; a good one is only renewed.
if ! suits "$folder/bin/python" || ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    echo "Making $folder ..."
    make_folder
fi

install() {
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile "$@"
}

for lock in "$@"; do
    echo "Installing $lock ..."
    install --no-deps --require-hashes -r "$lock"
done
echo "Installing torch ..."
install ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} -r requirements/torch.txt
echo "Installing exonym ..."
install --no-deps --no-build-isolation --editable .
