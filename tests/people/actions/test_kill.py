"""The process that imports is killed in the middle; the directory is as it was before."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
PROGRAM = """
import sys, time, django
django.setup()
from django.core.management import call_command
from django.utils import timezone
from naast.access.actor import IMPORTER
from naast.people.actions.import_people import import_people
from naast.people.logic.staff_file import read_staff_file

call_command("migrate", verbosity=0)
lines = (f"{n};Person {n};nurse;p{n}@h.example;d{n % 9};Unit {n % 9};Main" for n in range(2000))
text = "number;name;profession;email;department_code;department_name;site\\n" + "\\n".join(lines)
written = 0

def tick(rows):
    global written
    written += rows
    if written >= STOP:
        print("written", flush=True)
        time.sleep(60)

staff = read_staff_file(text.encode(), this_year=2027)
import_people(staff=staff, full=True, actor=IMPORTER, at=timezone.now(), tick=tick)
print("done", flush=True)
"""


def run(folder: Path, *, stop: int) -> subprocess.Popen[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("NAAST_")},
        "NAAST_MODE": "test",
        "NAAST_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "naast.settings",
    }
    words = [sys.executable, "-c", PROGRAM.replace("STOP", str(stop))]
    return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)


def counts(folder: Path) -> dict[str, int]:
    tables = ("people_person", "people_department", "people_site", "access_user")
    with sqlite3.connect(folder / "naast.sqlite3") as database:
        return {
            name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables
        }


def test_after_kill_9_nothing_is_half_imported_and_the_next_try_succeeds(tmp_path: Path) -> None:
    process = run(tmp_path, stop=1000)
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()

    assert set(counts(tmp_path).values()) == {0}

    again = run(tmp_path, stop=10_000)
    assert again.communicate(timeout=120)[0] == "done\n"
    assert counts(tmp_path) == {
        "people_person": 2000,
        "people_department": 9,
        "people_site": 1,
        "access_user": 2000,
    }
