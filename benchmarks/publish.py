"""Publishing a year of 2,000 cases, 10,000 reports and 300 answers, as the third one published.

Everything in it: facts over the vault's socket, one choice over all tables with two publications
before it, the attack before release, storing, and the entry in the vault's log. Then a page of the
newest year, with three years behind it. Limits: 10 s, and 100 ms of the processor a page (median of
twenty).
Run: python -m benchmarks.publish
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from uuid import uuid4

FOLDER = Path(tempfile.mkdtemp(prefix="naast-bench-"))
os.environ["NAAST_DATABASE_URL"] = f"sqlite:///{FOLDER / 'bench.sqlite3'}"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from naast.access.actor import CLOCK  # noqa: E402
from naast.access.roles import Role  # noqa: E402
from naast.incidents.models import Incident  # noqa: E402
from naast.insight.actions.publish import publish  # noqa: E402
from naast.insight.models_publication import PublishedTable  # noqa: E402
from naast.insight.queries.publications import read_table  # noqa: E402
from naast.privacy import sealing, vault_client  # noqa: E402
from tests.actors import a_user, client_for  # noqa: E402
from tests.factories.counted_rounds import a_counted_round, people  # noqa: E402
from tests.factories.facts import invented_facts, keep_facts  # noqa: E402
from tests.factories.incidents import an_incident  # noqa: E402
from tests.factories.vault import RunningVault  # noqa: E402

CASES, REPORTS, PAGES = 2_000, 10_000, 20
YEARS = ("2021", "2022", "2023", "2024", "2025")
SECONDS, PAGE_SECONDS = 10.0, 0.1
ANSWERS = 300  # a year, to the evaluation
KINDS = ("safety_incident", "aggression", "near_miss", "complaint")


def many_reports() -> None:
    """Copies of one report, of other days and kinds."""
    chance, one, numbers = Random(1), an_incident(), count()
    fields = {
        field.attname: getattr(one, field.attname)
        for field in Incident._meta.concrete_fields
        if not field.primary_key
    }
    for year in YEARS:
        Incident.objects.bulk_create(
            [
                Incident(
                    **{
                        **fields,
                        "number": f"{next(numbers):08}",
                        "key": uuid4(),
                        "kind": chance.choices(KINDS, (6, 3, 2, 1))[0],
                        "recorded_at": datetime(int(year), chance.randint(1, 12), 9, tzinfo=UTC),
                        "support_offered": chance.random() < 0.2,
                    }
                )
                for _one in range(REPORTS)
            ],
            batch_size=1000,
        )


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    work()
    return clock() - start


def publish_year(period: str) -> None:
    publish(actor=CLOCK, at=datetime(2026, 1, 20, 9, tzinfo=UTC), period=period)


def shown() -> tuple[int, int]:
    """How many tables of the newest year show a number, and how many there are."""
    rows = PublishedTable.objects.filter(publication__period=YEARS[-1])
    return sum(read_table(row).shows for row in rows), len(rows)


def slowest_page() -> float:
    """Of the questions that have tables, each asked twenty times by the board."""
    client = client_for(a_user(Role.BOARD))
    asked = PublishedTable.objects.order_by().values_list("question", flat=True).distinct()

    def look(question: str) -> None:
        answer = client.get(f"/programme/figures/{YEARS[-1]}/{question}/")
        if answer.status_code != 200:
            raise RuntimeError(f"{question}: {answer.status_code}")

    def median(question: str) -> float:
        look(question)
        return statistics.median(
            seconds(lambda: look(question), time.process_time) for _one in range(PAGES)
        )

    return max(map(median, asked))


def tell(name: str, value: float, limit: float) -> None:
    figure = {"name": name, "value": round(value, 3), "limit": limit, "unit": "s"}
    print(json.dumps(figure | {"ratio": round(value / limit, 3)}))


def main() -> int:
    call_command("migrate", verbosity=0)
    vault = RunningVault(FOLDER / "store", FOLDER / "vault.sock")
    settings.VAULT_SOCKET = vault.socket
    vault.start()
    try:
        sealing.remember_epoch_key(vault_client.public_key())
        keep_facts(vault, invented_facts(*YEARS, cases=CASES))
        many_reports()
        for place, period in enumerate(YEARS):
            a_counted_round(people(ANSWERS, place), year=int(period))
        for period in YEARS[2:-1]:
            publish_year(period)
        taken = seconds(lambda: publish_year(YEARS[-1]))
        some, all_ = shown()
        if some < all_ / 2:
            raise RuntimeError(f"Only {some} of {all_} tables are shown; the figure means nothing.")
        print(f"{some} of {all_} tables of the third year show numbers")
        tell("publishing a year of 2,000 and 10,000", taken, SECONDS)
        tell("a page of numbers, the slowest", slowest_page(), PAGE_SECONDS)
    finally:
        vault.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
