"""Pages of published numbers: server time with one year of history and with ten.

The signed-in board asks for the year, the question with most tables, and the file of a year. Each
page is asked PAIRS times; the median counts. Limits: 100 ms, and 1.25 times as long with ten years
as with one. Run: python -m benchmarks.insight_pages
"""

import json
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

FOLDER = Path(tempfile.mkdtemp(prefix="naast-bench-"))
os.environ["NAAST_DATABASE_URL"] = f"sqlite:///{FOLDER / 'bench.sqlite3'}"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from naast.access.roles import Role  # noqa: E402

PAIRS, WARM_UP = 25, 3
SECONDS_LIMIT, RATIO_LIMIT = 0.1, 1.25
PAGES = {
    "the year": "/programme/figures/",
    "whom does it reach": "/programme/figures/2026/who/",
    "how did they feel": "/programme/figures/2026/feelings/",
    "the year as a file": "/programme/figures/2026/numbers.json",
}


def publish(*years: int) -> None:
    """Every table of support, answers and calamity files, of invented years."""
    from naast.insight.logic.publications.list_answers import ANSWERS  # noqa: PLC0415
    from naast.insight.logic.publications.list_files import FILES  # noqa: PLC0415
    from naast.insight.logic.publications.list_support import SUPPORT  # noqa: PLC0415
    from tests.factories.publications import a_publication  # noqa: PLC0415

    for year in years:
        a_publication(str(year), cases=200, declared=[*SUPPORT, *ANSWERS, *FILES])


def seconds(client: Client, address: str) -> float:
    """The median of one page."""
    taken = []
    for number in range(WARM_UP + PAIRS):
        start = time.perf_counter()
        answer = client.get(address)
        taken += [time.perf_counter() - start] if number >= WARM_UP else []
        assert answer.status_code == 200, answer.status_code
    return statistics.median(taken)


def measure() -> list[dict[str, Any]]:
    """Both histories, page by page."""
    from tests.actors import a_user, client_for  # noqa: PLC0415

    client = client_for(a_user(Role.BOARD))
    publish(2026)
    one = {name: seconds(client, address) for name, address in PAGES.items()}
    publish(*range(2017, 2026))
    ten = {name: seconds(client, address) for name, address in PAGES.items()}
    found = []
    for name in PAGES:
        found.append(figure(f"numbers, {name}, ten years", ten[name], SECONDS_LIMIT, "s"))
        ratio = ten[name] / one[name]
        found.append(figure(f"numbers, {name}, history", ratio, RATIO_LIMIT, "x one year"))
    return found


def figure(name: str, value: float, limit: float, unit: str) -> dict[str, Any]:
    return {
        "name": name,
        "value": round(value, 4),
        "limit": limit,
        "unit": unit,
        "ratio": round(value / limit, 3),
    }


def main() -> None:
    """Everything in one folder, removed afterwards."""
    try:
        call_command("migrate", verbosity=0)
        for one in measure():
            print(json.dumps(one))
    finally:
        subprocess.run(["rm", "-rf", str(FOLDER)], check=True)


if __name__ == "__main__":
    main()
