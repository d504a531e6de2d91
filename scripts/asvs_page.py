"""Writes docs/security/asvs.md from docs/security/asvs.toml, for generate_docs.py."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "docs" / "security" / "asvs.toml"
CHAPTERS = {
    "V1": "Encoding", "V2": "Validation and order of steps", "V3": "Browser", "V4": "HTTP",
    "V5": "Files", "V6": "Signing in", "V7": "Sessions", "V8": "Who may", "V9": "Tokens",
    "V10": "OAuth", "V11": "Cryptography", "V12": "Connections", "V13": "Configuration",
    "V14": "Data", "V15": "Components", "V16": "Logs and errors",
}  # fmt: skip


def asvs() -> str:
    """One table a chapter."""
    chapters = tomllib.loads(DATA.read_text())
    counts = Counter(row["status"] for rows in chapters.values() for row in rows.values())
    lines = [
        "# OWASP ASVS 5.0, number by number\n",
        "*Written by `make docs` from `asvs.toml`. Change that, not this page.*\n",
        "All of level 1, and of level 2 chapters 6, 7, 8, 11 and 16. The numbers are the",
        "[standard's](https://github.com/OWASP/ASVS) (CC BY-SA 4.0), read beside it; the words are",
        "ours. Who wrote Naast judged it: [review.md](review.md) says what is still due.\n",
        ", ".join(f"{counts[word]} {word}" for word in ("met", "not met", "does not apply"))
        + ".\n",
        "## Not met\n",
        *(f"- **{n}** {row['words']}" for n, row in _all(chapters) if row["status"] == "not met"),
        "",
    ]
    for chapter, rows in chapters.items():
        lines += [f"## {chapter} {CHAPTERS[chapter]}\n"]
        lines += ["| number | status | how | where | test |", "|---|---|---|---|---|"]
        lines += [_line(number, row) for number, row in rows.items()]
        lines += [""]
    return "\n".join(lines)


def _all(chapters: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [pair for rows in chapters.values() for pair in rows.items()]


def _line(number: str, row: Mapping[str, Any]) -> str:
    where = ", ".join(f"`{path}`" for path in row.get("where", []))
    tests = ", ".join(f"`{test}`" for test in row.get("tests", [])) or row.get("untested", "")
    return f"| {number} | {row['status']} | {row['words']} | {where} | {tests} |"
