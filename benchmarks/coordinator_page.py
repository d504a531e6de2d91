"""The coordinator's day with fifty cases, beside a minimal Django view of fifty rows.

Both go through the same middleware with a signed-in coordinator, escape the same number of rows,
and are asked in turn; the median of the pairs counts. The vault runs as the program it is.
Limits: 2 times the minimal view, and 100 kB. Run: python -m benchmarks.coordinator_page
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

FOLDER = Path(tempfile.mkdtemp(prefix="naast-bench-"))
os.environ["NAAST_DATABASE_URL"] = f"sqlite:///{FOLDER / 'bench.sqlite3'}"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import override_settings  # noqa: E402
from django.urls import path  # noqa: E402

from naast import urls  # noqa: E402
from naast.access.decide import requires  # noqa: E402
from naast.access.models import User  # noqa: E402
from naast.access.roles import Right  # noqa: E402
from naast.cases.models import Case  # noqa: E402
from naast.privacy import sealing, vault_client, vault_wire  # noqa: E402

ROWS, PAIRS, WARM_UP = 50, 60, 5
RATIO_LIMIT, BYTES_LIMIT = 2.0, 100_000
MINIMAL = """<!doctype html><html lang="en"><head><title>Rows</title></head><body><ul>
{% for row in rows %}<li><a href="/{{ row.id }}/">{{ row.number }}</a> {{ row.phase }}
{{ row.supporter.name }} {{ row.next_due_at.isoformat }}</li>{% endfor %}
</ul></body></html>"""


@requires(Right.COORDINATE_CASES)
def minimal(request: HttpRequest) -> HttpResponse:
    """The least that shows the same rows: one query, one template without a base."""
    rows = Case.objects.select_related("supporter").order_by("next_due_at")
    template = engines["django"].from_string(MINIMAL)
    return HttpResponse(template.render({"rows": rows}, request))


def a_hospital() -> Client:
    """A coordinator on both lists, a supporter, and fifty cases with them."""
    from tests.factories.cases import a_case, a_coordinator, a_supporting_actor  # noqa: PLC0415
    from tests.factories.pages import visiting  # noqa: PLC0415

    coordinator = a_coordinator()
    supporter = a_supporting_actor()
    for _ in range(ROWS):
        a_case()
    half = Case.objects.values_list("pk", flat=True)[: ROWS // 2]
    Case.objects.filter(pk__in=list(half)).update(supporter_id=supporter.id)
    assert User.objects.exists()
    return visiting(coordinator).client


def seconds(client: Client, address: str) -> float:
    start = time.perf_counter()
    answer = client.get(address)
    taken = time.perf_counter() - start
    assert answer.status_code == 200, answer.status_code
    return taken


def measure(client: Client) -> list[dict[str, Any]]:
    for _ in range(WARM_UP):
        seconds(client, "/coordinator/"), seconds(client, "/minimal/")
    pairs = [(seconds(client, "/coordinator/"), seconds(client, "/minimal/")) for _ in range(PAIRS)]
    ratio = statistics.median(ours / least for ours, least in pairs)
    size = len(client.get("/coordinator/").content)
    return [
        figure("coordinator's page, 50 cases", ratio, RATIO_LIMIT, "x a minimal view"),
        figure("coordinator's page, size", size, BYTES_LIMIT, "bytes"),
    ]


def figure(name: str, value: float, limit: float, unit: str) -> dict[str, Any]:
    return {
        "name": name,
        "value": round(value, 2),
        "limit": limit,
        "unit": unit,
        "ratio": round(value / limit, 3),
    }


def main() -> None:
    """Database, vault and pages in one folder, removed afterwards."""
    module = ModuleType("bench_urls")
    module.urlpatterns = [*urls.urlpatterns, path("minimal/", minimal)]  # type: ignore[attr-defined]
    sys.modules["bench_urls"] = module
    call_command("migrate", verbosity=0)
    socket, store = FOLDER / "v.sock", FOLDER / "vault"
    store.mkdir(mode=0o700)
    words = [sys.executable, "-m", "vault", "serve", "--dir", str(store), "--socket", str(socket)]
    vault = subprocess.Popen([*words, "--demo"], stdout=subprocess.DEVNULL)
    settings.VAULT_SOCKET = socket
    try:
        while not socket.exists():
            time.sleep(0.02)
        sealing.remember_epoch_key(vault_client.public_key())
        with override_settings(ROOT_URLCONF="bench_urls"):
            for one in measure(a_hospital()):
                print(json.dumps(one))
    finally:
        vault_wire.disconnect()
        vault.terminate()
        vault.wait()
        subprocess.run(["rm", "-rf", str(FOLDER)], check=True)


if __name__ == "__main__":
    main()
