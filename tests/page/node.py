"""Runs a function of one argument in Node beside the page's modules."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.page.small_round import PAGE

RUN = """import {{ readFileSync }} from "node:fs";
import {{ webcrypto }} from "node:crypto";
globalThis.crypto ??= webcrypto;
const work = {function};
const given = JSON.parse(readFileSync(new URL("given.json", import.meta.url)));
const base = new URL("page/", import.meta.url).href;
console.log(JSON.stringify(await work({{ base, ...given }})));
"""


def in_node(folder: Path, function: str, **given: Any) -> Any:
    """What the function gives; base is where it imports the page's modules from.

    Node takes the page's files for modules only where a package says so.
    """
    if not shutil.which("node"):
        sentence = "No Node here. Install it with: scripts/programs.sh node"
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    shutil.copytree(PAGE, folder / "page", dirs_exist_ok=True)
    (folder / "page/package.json").write_text('{"type": "module"}')
    (folder / "given.json").write_text(json.dumps(given))
    (folder / "run.mjs").write_text(RUN.format(function=function))
    done = subprocess.run(
        ["node", str(folder / "run.mjs")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
