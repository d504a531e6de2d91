"""A causal tree of five hundred boxes: an edit as it is sent, its layout, and its drawing.

The edit is the whole request: sign-in, rights, unlocking, the names of 20,000 colleagues, the
rules, locking, storing, the answer.
Median of 30, beside a limit of 100 ms; layout beside 1 s. Time is that of the processor.
Run: python -m benchmarks.causal_tree
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="naast-bench-"))
os.environ["NAAST_DATABASE_URL"] = f"sqlite:///{FOLDER / 'bench.sqlite3'}"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from naast.calamities.logic.prisma.layout import laid_out  # noqa: E402
from naast.calamities.models import CalamityFile  # noqa: E402
from naast.calamities.models_tree import CausalTree  # noqa: E402
from naast.people.models import Person  # noqa: E402

BOXES, EDITS, STAFF = 500, 30, 20_000
EDIT_LIMIT, LAYOUT_LIMIT, PAGE_LIMIT = 100.0, 1.0, 1.0


def tell(name: str, value: float, limit: float, unit: str) -> None:
    figure = {"name": name, "value": value, "limit": limit, "unit": unit, "ratio": value / limit}
    print(json.dumps(figure))


def spent(act: Callable[[], object]) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    act()
    return time.process_time() - began


def a_file() -> tuple[CalamityFile, Client]:
    """With a tree of so many boxes, and an analyst who is signed in."""
    from tests.actors import client_for  # noqa: PLC0415
    from tests.factories.people import a_person  # noqa: PLC0415
    from tests.factories.prisma import a_grown_tree  # noqa: PLC0415
    from tests.factories.trees import a_file_with_a_tree  # noqa: PLC0415

    file, analyst = a_file_with_a_tree(tree=a_grown_tree(BOXES))
    ward = a_person(name="Wilma Verzonnen").department
    Person.objects.bulk_create(
        Person(name=f"Bedacht{number} van der Naam{number}", department=ward, profession="nurse")
        for number in range(STAFF)
    )
    return file, client_for(analyst)


def edit(file: CalamityFile, client: Client, number: int) -> float:
    """One cause more, somewhere in the tree."""
    row = CausalTree.objects.get(file=file)
    from naast.calamities.queries.tree import opened  # noqa: PLC0415

    nodes = opened(row).tree.nodes
    values = {
        "act": "below",
        "node": nodes[number * 13 % len(nodes)].id,
        "revision": row.revision,
        "text": f"Nobody looked at the screen for the {number}th hour",
        "source": "device",
    }
    address = reverse("safety:calamity_tree_change", args=[file.pk])
    answers = []
    seconds = spent(lambda: answers.append(client.post(address, values)))
    if answers[0].status_code != 302:
        raise RuntimeError("The edit was refused; the figure would mean nothing.")
    return seconds


def main() -> int:
    call_command("migrate", verbosity=0)
    from tests.factories.prisma import a_grown_tree  # noqa: PLC0415

    file, client = a_file()
    edits = [edit(file, client, number) for number in range(EDITS)]
    tell("edit in 500 boxes", 1000 * statistics.median(edits), EDIT_LIMIT, "ms")
    tree = a_grown_tree(BOXES, seed=11)
    tell("layout of 500 boxes", spent(lambda: laid_out(tree)), LAYOUT_LIMIT, "s")
    page = reverse("safety:calamity_tree", args=[file.pk])
    client.get(page)
    tell("page of 500 boxes", spent(lambda: client.get(page)), PAGE_LIMIT, "s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
