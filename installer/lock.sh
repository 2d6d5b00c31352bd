#!/usr/bin/env bash
# Write the lock files anew from pyproject.toml. Needs uv (pip install uv).
# Hashes, no addresses: a lock is the same whatever mirror it is installed from.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header pyproject.toml "$@"
}
compile --group dev -o installer/requirements-dev.lock
compile --group build -c installer/requirements-dev.lock -o installer/requirements.lock
