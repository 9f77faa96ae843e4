#!/usr/bin/env bash
# Renews what the SDKs are generated from: to be run when contract/openapi.yaml has changed. Needs Node, Python and their registries.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

(cd javascript && { [[ -d node_modules ]] || npm ci --silent; } && npm run --silent generate)
python=python/target/renew/bin/python
if ! "$python" -c 'import yaml' 2>/dev/null; then
  python3 -m venv python/target/renew
  "$python" -m pip install --quiet pyyaml
fi
"$python" python/tools/generate_models.py ../contract/openapi.yaml python/src/videoconf_sdk/_models.py
"$python" python/tools/unasync.py
