"""make check: every check in turn, one line each; the output of those that fail; non-zero then."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = ROOT / ".venv" / "bin"
TEMPLATES = ["naast", *(["naast_demo"] if (ROOT / "naast_demo").exists() else [])]
DJANGO = ["python", "-m", "django"]
CHECKS: dict[str, list[str]] = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "arrows and walls": ["lint-imports"],
    "models and migrations agree": [*DJANGO, "makemigrations", "--check", "--dry-run"],
    "migrations are safe": ["python", "scripts/check_migrations.py"],
    "translations are complete": ["python", "scripts/check_messages.py"],
    "templates lint": ["djlint", "--lint", "--quiet", *TEMPLATES],
    "templates keep the house rules": ["python", "scripts/check_templates.py"],
    "files name no machine and no address": ["python", "scripts/check_files.py"],
    "generated pages are fresh": ["python", "scripts/generate_docs.py", "--check"],
}


def main() -> int:
    """Words on the command line choose checks by a part of their name."""
    wanted = sys.argv[1:]
    failed = [
        name
        for name, words in CHECKS.items()
        if (not wanted or any(word in name for word in wanted)) and not passes(name, words)
    ]
    print(f"{len(failed)} failed: {', '.join(failed)}" if failed else "All checks passed.")
    return int(bool(failed))


def passes(name: str, words: list[str]) -> bool:
    """Run it; print its output only when it fails."""
    began = time.monotonic()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [str(BIN / words[0]), *words[1:]],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    well = done.returncode == 0
    print(f"{'ok    ' if well else 'FAILED'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
    if not well:
        print(done.stdout)
    return well


if __name__ == "__main__":
    sys.exit(main())
