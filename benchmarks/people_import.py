"""20,000 staff rows, new, all changed and unchanged, against the limit of a minute.

Beside each figure stands how many times longer it took than reading the same file with the csv
module alone, which checks and writes nothing.
"""
# ruff: noqa: PLC0415 - Django is imported after the throw-away database has its name

import csv
import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

ROWS = 20_000
LIMIT_SECONDS = 60.0
HEADER = (
    "number;name;profession;specialism;email;phone;department_code;department_name;"
    "department_parent;department_parent_name;site_name;manager;languages;birth_year;started_year\n"
)
Value = TypeVar("Value")


def staff_file(suffix: str) -> bytes:
    """Ten people to a manager, 300 departments in 12 divisions on one of three sites."""
    lines = (
        f"{n};Person {n}{suffix};nurse;ward{suffix};p{n}@h.example;+31 6 {n:08d};d{n % 300};"
        f"Department {n % 300};v{n % 12};Division {n % 12};Site {n % 3};"
        f"{n // 10 or ''};nl,en;{1955 + n % 45};{1990 + n % 35}\n"
        for n in range(1, ROWS + 1)
    )
    return (HEADER + "".join(lines)).encode()


def timed(work: Callable[[], Value]) -> tuple[float, Value]:
    start = time.perf_counter()
    value = work()
    return time.perf_counter() - start, value


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            NAAST_MODE="test", NAAST_DATA_DIR=folder, DJANGO_SETTINGS_MODULE="naast.settings"
        )
        measure()
    return 0


def measure() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from naast.access.actor import IMPORTER
    from naast.people.actions.import_people import import_people
    from naast.people.logic.plan import Plan
    from naast.people.logic.staff_file import read_staff_file

    call_command("migrate", verbosity=0)
    for what, suffix in (("new", ""), ("all changed", "x"), ("no change", "x")):
        content = staff_file(suffix)

        def bring_in(content: bytes = content) -> Plan:
            staff = read_staff_file(content, this_year=2027)
            return import_people(staff=staff, full=True, actor=IMPORTER, at=datetime.now(UTC))

        plain, _rows = timed(lambda c=content: list(csv.reader(io.StringIO(c.decode()))))
        seconds, plan = timed(bring_in)
        assert plan.counts["refused"] == 0, plan.counts
        report(what, seconds=seconds, plain=plain)


def report(what: str, *, seconds: float, plain: float) -> None:
    figure = {
        "name": f"people import, {ROWS} rows, {what} ({seconds / plain:.0f} x plain csv)",
        "value": round(seconds, 1),
        "limit": LIMIT_SECONDS,
        "unit": "s",
        "ratio": round(seconds / LIMIT_SECONDS, 2),
    }
    print(json.dumps(figure))


if __name__ == "__main__":
    sys.exit(main())
