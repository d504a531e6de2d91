"""The line "offered to everyone involved" is watched all the time by whoever reads the files."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from naast.access.models import User
from naast.calamities.actions.open_file import Opening, open_file
from naast.calamities.models import CalamityFile
from naast.incidents.models import Incident
from naast.privacy import vault_client
from tests.attacks.conftest import AttackReport
from tests.attacks.hospital import Hospital, hospital, typed
from tests.factories.calamities import a_secretary, a_ward, acting

__all__ = ["hospital"]
pytestmark = pytest.mark.django_db(transaction=True)
OWN_WORDS = re.compile(r"[CM]-[A-Z2-9]{5}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
LIVES = ("said no at once", "wants to talk", "not reached", "nobody asked", "nobody named")


def an_event(h: Hospital, life: str, place: int) -> UUID:
    people = [] if life == "nobody named" else [typed(place)]
    cases = h.report(*people, kind="aggression")
    if life not in {"nobody asked", "nobody named"}:
        h.accepted(cases[0])
    press = {"said no at once": "no_thank_you", "wants to talk": "wants_support"}.get(life)
    if press:
        h.pressed(cases[0], press)
    return UUID(str(Incident.objects.order_by("-stored_at", "-id").values_list("pk")[0][0]))


def a_file_of(h: Hospital, secretary: User, incident: UUID, ward: UUID) -> CalamityFile:
    day = h.at.date()
    opening = Opening(incident, ward, day, day, "The pump was set wrongly.")
    return open_file(actor=acting(secretary), at=h.at, opening=opening, handed_over=True)


def test_files_whose_people_answered_differently_look_the_same_at_every_hour(
    hospital: Hospital, attack_report: AttackReport
) -> None:
    h, secretary, ward = hospital, a_secretary(), a_ward()
    incidents = {}
    for place, life in enumerate(LIVES):
        incidents[life] = an_event(h, life, place)
        h._turn(timedelta(seconds=1))
    files = {life: a_file_of(h, secretary, incidents[life], ward.pk) for life in LIVES}
    reader, seen, followed = acting(secretary), [], []
    for hours in (0, 8, 13, 8, 13, 24, 24):
        h.wait(hours=hours)
        pages = {life: page_of(h, reader, file) for life, file in files.items()}
        seen.append({life for life in LIVES if pages[life] != pages[LIVES[0]]})
        followed.append({life for life in LIVES if vault_client.offers_made(incidents[life])})
        lines = {"<dd>Yes</dd>" in page for page in pages.values()}
        assert len(lines) == 1
    assert lines == {True}  # at the end, also where nobody was named or asked

    attack_report(
        "Whoever reads calamity files",
        "the pages of several files, looked at again and again",
        {f"{life}: looks different" for lives in seen for life in lives},
        {f"{life}: was offered" for lives in followed for life in lives},
    )


def page_of(h: Hospital, reader: object, file: CalamityFile) -> str:
    answer = h.visit(reader, f"/report/calamities/{file.pk}/")  # type: ignore[arg-type]
    assert answer.status_code == 200
    return TOKEN.sub("", OWN_WORDS.sub("", answer.content.decode()))
