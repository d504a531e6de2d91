"""Writes permissions, data map and ASVS page of docs/ from the code; --check only compares."""

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db.models import Model  # noqa: E402

from naast.access.roles import EVERYBODY_RIGHTS, RIGHTS_OF_ROLE, Right, Role  # noqa: E402
from naast.access.rules_in_force import models  # noqa: E402
from scripts.asvs_page import asvs  # noqa: E402

DOCS = Path(__file__).parent.parent / "docs"
NOTE = "*Written by `make docs` from the code. Change the code, not this page.*\n"


def main() -> int:
    """With --check: non-zero when a page is not what the code says."""
    pages = {"permissions.md": permissions(), "data-map.md": data_map(), "security/asvs.md": asvs()}
    stale = [name for name, text in pages.items() if not is_fresh(DOCS / name, text)]
    if "--check" not in sys.argv:
        for name in stale:
            (DOCS / name).write_text(pages[name])
            print(f"docs/{name} is written.")
        return 0
    for name in stale:
        print(f"docs/{name} is not what the code says. Run: make docs")
    return int(bool(stale))


def is_fresh(path: Path, text: str) -> bool:
    """The page stands there already."""
    return path.exists() and path.read_text() == text


def permissions() -> str:
    """Rights down, roles across."""
    roles = list(Role)
    lines = [
        "# Who may do what\n",
        NOTE,
        "A right says what kind of act a role may do at all. Whether it may be done to *this*",
        "case, person or report is a predicate beside the model, and for a case also the vault's",
        "own list.",
        "What nobody has stands here too: it is refused to all.\n",
        "| right | " + " | ".join(role.replace("_", " ") for role in roles) + " |",
        "|---|" + "---|" * len(roles),
    ]
    for right in Right:
        marks = [
            "yes" if right in RIGHTS_OF_ROLE[role] | EVERYBODY_RIGHTS else "" for role in roles
        ]
        lines.append(f"| {right.replace('_', ' ')} | " + " | ".join(marks) + " |")
    public = ", ".join(sorted(right.replace("_", " ") for right in EVERYBODY_RIGHTS))
    return "\n".join([*lines, f"\nWithout signing in: {public}.\n"])


def data_map() -> str:
    """Every field of every model of ours."""
    lines = [
        "# What is stored, how long, and who reads it\n",
        NOTE,
        "Sealed: unreadable without the vault, which writes an entry before it gives a key.",
        "Locked: unreadable without the installation's secret, which no database or backup holds.",
        "Tables of the libraries (sessions, sign-in) are described in the threat model.\n",
    ]
    for area, model, _fields in models():
        lines += rows_of(area, model)
    return "\n".join(lines) + "\n"


def rows_of(area: str, model: type[Model]) -> list[str]:
    """One table a model."""
    about = " ".join((model.__doc__ or "").split())
    lines = [f"## {area}: {model.__name__}\n", about, ""]
    lines += ["| field | class | kept | readers |", "|---|---|---|---|"]
    for name, privacy in model.PRIVACY.items():  # type: ignore[attr-defined]
        readers = ", ".join(privacy.readers)
        lines.append(f"| {name} | {privacy.kind} | {privacy.keep} | {readers} |")
    return [*lines, ""]


if __name__ == "__main__":
    sys.exit(main())
