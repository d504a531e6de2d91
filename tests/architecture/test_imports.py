"""Importing does nothing, logic needs no Django, the vault needs no Naast: tried, not only read."""

import os
import subprocess
import sys

import pytest

from tests.architecture.code import ROOT, files, module_of

BESIDE = ("vault", "issuer", "collector")
NOT_ALWAYS = ("__main__", "store_postgres")  # the driver is asked for only where it is used
_WATCH = """
import importlib, json, sys
import django
django.setup()
seen = []
WATCHED = ("socket.connect", "socket.bind", "sqlite3.connect", "subprocess.Popen", "os.fork",
           "os.mkdir", "os.remove", "os.rename")
def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if (event in WATCHED or writes) and "__pycache__" not in str(arguments):
        seen.append(f"{event} {arguments}")
sys.addaudithook(watch)
for name in json.load(sys.stdin):
    importlib.import_module(name)
print(json.dumps(seen))
"""
_WITHOUT = """
import importlib, json, sys
blocked, names = json.load(sys.stdin)
for name in blocked:
    sys.modules[name] = None
for name in names:
    importlib.import_module(name)
print("[]")
"""


def run(code: str, given: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=given,
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def as_json(names: object) -> str:
    import json

    return json.dumps(names)


def test_importing_any_module_opens_and_writes_nothing() -> None:
    names = [module_of(path) for path in files("naast", *BESIDE) if path.stem != "__main__"]

    assert run(_WATCH, as_json(names)) == "[]"


def test_logic_runs_where_there_is_no_django() -> None:
    names = [module_of(path) for path in files("naast") if "logic" in path.parts]

    assert run(_WITHOUT, as_json([["django", "structlog"], names])) == "[]"


def test_the_vault_runs_where_there_is_no_naast() -> None:
    names = [module_of(path) for path in files("vault") if path.stem != "__main__"]

    assert run(_WITHOUT, as_json([["naast", "django", "psycopg"], names])) == "[]"


@pytest.mark.parametrize("package", ["issuer", "collector"])
def test_issuer_and_collector_run_where_there_is_nothing_else_of_ours(package: str) -> None:
    names = [module_of(path) for path in files(package) if path.stem not in NOT_ALWAYS]
    others = {"naast", "vault", "issuer", "collector"} - {package}

    assert run(_WITHOUT, as_json([["django", "psycopg", *sorted(others)], names])) == "[]"
