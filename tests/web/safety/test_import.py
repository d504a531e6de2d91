"""A file of another incident system, by way of the pages: match, dry run, yes, mend."""

import csv
import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import serializers
from django.utils import timezone

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.cases.models import Case
from naast.incidents.models import Incident, KeptFile, RowToMend, SavedMapping
from naast.people.models import Person
from naast.workflows.erase_ended import erase_ended
from tests.factories.incident_files import HEADERS, NAMED, STORY, a_csv, a_row, an_xlsx, sent
from tests.factories.pages import Visitor, a_visiting_colleague, a_visiting_coordinator
from tests.factories.people import a_department, a_person
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner(vault: RunningVault) -> Visitor:
    a_department(name="Spoedeisende hulp")
    return a_visiting_coordinator()


def hand_in(visitor: Visitor, content: bytes) -> str:
    """Where the file leads to."""
    answer = visitor.client.post("/report/import/", {"file": sent(content)})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return str(answer.url)


def choices_of(page: Any) -> dict[str, str]:
    """What a browser would send of the form as it stands."""
    form = page.context["form"]
    return {field.html_name: field.value() or "" for field in form}


def matched(visitor: Visitor, content: bytes, **words: str) -> str:
    """Through columns and words to the dry run; its address."""
    columns = hand_in(visitor, content)
    answer = visitor.client.post(columns, choices_of(visitor.client.get(columns)))
    assert answer.status_code == 302, answer.context["form"].errors
    given = choices_of(visitor.client.get(answer.url)) | {
        "system": "Veiligmelder",
        "name": "Veiligmelder, dagelijks",
    }
    answer = visitor.client.post(answer.url, given | words)
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer.url)


def taken(visitor: Visitor, content: bytes, **words: str) -> str:
    page = matched(visitor, content, **words)
    visitor.client.post(f"{page}take/")
    return page


def rows_of(page: Any) -> list[tuple[int, str]]:
    return [(one["row"], one["tone"]) for one in page.context["rows"]]


def test_dutch_headers_are_guessed_and_the_story_is_not_kept(owner: Visitor) -> None:
    page = owner.client.get(hand_in(owner, a_csv(a_row("M1"), a_row("M2"))))

    assert choices_of(page) == {
        "column_0": "number",
        "column_1": "happened_on",
        "column_2": "kind",
        "column_3": "harm",
        "column_4": "department",
        "column_6": "colleague_1",
        "column_7": "phone_1",
        "column_8": "staff_number_1",
    }
    assert page.context["dropped"] == ["Omschrijving"]


def test_no_page_on_the_way_shows_a_name_or_the_story(owner: Visitor) -> None:
    columns = hand_in(owner, a_csv(a_row("M1")))
    file = columns.removesuffix("columns/")
    owner.client.post(columns, choices_of(owner.client.get(columns)))
    words = owner.client.get(f"{file}words/")
    owner.client.post(f"{file}words/", choices_of(words) | {"system": "V", "name": "V"})
    pages = [owner.client.get(f"{file}{one}") for one in ("columns/", "words/", "")]
    owner.client.post(f"{file}take/")
    pages += [owner.client.get(file), owner.client.get(f"{file}results/")]

    assert [page.status_code for page in pages] == [200] * 5
    for page in pages:
        for secret in ("Canari", "Canary", "81112233"):
            assert secret not in page.content.decode()


def test_a_dry_run_says_what_would_happen_and_changes_nothing(owner: Visitor) -> None:
    bad = a_row("M2", **{"Datum voorval": "31-2-2026", "Telefoon": "geen"})
    page = owner.client.get(matched(owner, a_csv(a_row("M1"), bad), word_harm_0="moderate"))

    text = page.content.decode()
    assert "Nothing is taken in yet." in text
    assert rows_of(page) == [(3, "mend"), (2, "new")]
    assert "A telephone number cannot be dialled. Correct it, or leave it empty." in text
    assert page.context["rows"][0]["problems"] == [
        "“Day of the event (or day and time)” holds no day that exists. Write it as 2027-03-31.",
        "A telephone number cannot be dialled. Correct it, or leave it empty.",
    ]
    assert (Incident.objects.count(), Case.objects.count()) == (0, 0)


def test_the_yes_takes_it_in_with_the_meanings_that_were_chosen(owner: Visitor) -> None:
    page = taken(owner, a_csv(a_row("M1")), word_harm_0="moderate")

    incident = Incident.objects.get()
    assert (incident.kind, incident.harm, incident.source_system, incident.source_number) == (
        "aggression",
        "moderate",
        "Veiligmelder",
        "M1",
    )
    assert (incident.department.name, incident.text) == ("Spoedeisende hulp", "")
    assert incident.reporter_id is None
    assert Case.objects.count() == 1
    assert bytes(KeptFile.objects.get().content) == b""
    lines = list(
        csv.reader(
            owner.client.get(f"{page}results/").content.decode("utf-8-sig").splitlines(),
            delimiter=";",
        )
    )
    assert lines[1] == [
        "2",
        "Taken in. Support is offered to who was involved.",
        incident.number,
        "",
    ]


def test_a_second_file_with_the_same_headings_goes_straight_to_the_dry_run(
    owner: Visitor,
) -> None:
    taken(owner, a_csv(a_row("M1")), word_harm_0="moderate")

    headers = tuple(reversed(HEADERS))
    row = list(reversed(a_row("M2")))
    address = hand_in(owner, an_xlsx(row, headers=headers))

    assert "columns" not in address
    assert rows_of(owner.client.get(address)) == [(2, "new")]
    owner.client.post(f"{address}take/")
    assert sorted(Incident.objects.values_list("source_number", "harm")) == [
        ("M1", "moderate"),
        ("M2", "moderate"),
    ]


def test_the_same_number_twice_is_here_already_and_stored_once(owner: Visitor) -> None:
    taken(owner, a_csv(a_row("M1"), a_row("M1")), word_harm_0="moderate")
    address = hand_in(owner, a_csv(a_row("M1")))

    assert rows_of(owner.client.get(address)) == [(2, "here")]
    owner.client.post(f"{address}take/")
    owner.client.post(f"{address}take/")
    assert (Incident.objects.count(), Case.objects.count()) == (1, 1)


@pytest.mark.parametrize(("take", "harm"), [("yes", "severe"), ("no", "moderate")])
def test_a_changed_row_is_shown_as_a_difference_and_a_person_decides(
    owner: Visitor, take: str, harm: str
) -> None:
    taken(owner, a_csv(a_row("M1")), word_harm_0="moderate")
    address = hand_in(owner, a_csv(a_row("M1", Ernst="ernstig")))
    assert rows_of(owner.client.get(address)) == [(2, "changed")]
    owner.client.post(f"{address}take/")
    assert Incident.objects.get().harm == "moderate"

    row = f"/report/import/rows/{RowToMend.objects.get().pk}/"
    text = owner.client.get(row).content.decode()
    assert "Naast: Moderate. File: Severe." in text
    owner.client.post(row, {"take": take})

    assert (Incident.objects.get().harm, RowToMend.objects.count()) == (harm, 0)
    assert Case.objects.count() == 1


def test_a_row_that_cannot_be_read_is_mended_on_a_form(owner: Visitor) -> None:
    bad = a_row("M1", **{"Datum voorval": "31-2-2026"})
    taken(owner, a_csv(bad), word_harm_0="moderate")
    assert Incident.objects.count() == 0
    inbox = owner.client.get("/report/import/rows/").content.decode()
    assert "holds no day that exists" in inbox
    assert NAMED not in inbox

    address = f"/report/import/rows/{RowToMend.objects.get().pk}/"
    page = owner.client.get(address)
    assert NAMED in page.content.decode()
    assert STORY not in page.content.decode()
    given = choices_of(page)
    assert given["harm"] == "moderate"
    again = owner.client.post(address, given)
    assert "holds no day that exists" in again.content.decode()
    answer = owner.client.post(address, given | {"happened_on": "20-11-2026"})

    assert answer.status_code == 302
    assert (Incident.objects.get().source_number, Case.objects.count()) == ("M1", 1)
    assert RowToMend.objects.count() == 0


def test_a_row_is_thrown_away_with_a_reason_only(owner: Visitor) -> None:
    taken(owner, a_csv(a_row("M1", **{"Datum voorval": ""})))
    address = f"/report/import/rows/{RowToMend.objects.get().pk}/"

    owner.client.post(f"{address}discard/", {})
    assert RowToMend.objects.count() == 1
    owner.client.post(f"{address}discard/", {"reason": "test"})
    assert (RowToMend.objects.count(), Incident.objects.count()) == (0, 0)


def test_a_row_sent_again_waits_once(owner: Visitor) -> None:
    taken(owner, a_csv(a_row("M1", **{"Datum voorval": ""})))
    address = hand_in(owner, a_csv(a_row("M1", **{"Datum voorval": ""})))
    owner.client.post(f"{address}take/")

    assert RowToMend.objects.count() == 1


def test_a_coordinator_too_near_does_not_find_the_row(owner: Visitor) -> None:
    me = Person.objects.get(pk=owner.actor.id)
    below = a_person(staff_number="4711", manager=me)
    bad = a_row("M1", Personeelsnummer=below.staff_number, **{"Datum voorval": ""})
    deputy = a_visiting_coordinator(Role.DEPUTY_COORDINATOR)
    taken(owner, a_csv(bad))
    address = f"/report/import/rows/{RowToMend.objects.get().pk}/"

    assert deputy.client.get(address).status_code == 200
    assert len(deputy.client.get("/report/import/rows/").context["rows"]) == 1
    assert owner.client.get("/report/import/rows/").context["rows"] == []
    assert owner.client.get(address).status_code == 404
    assert owner.client.post(address, {}).status_code == 404
    assert owner.client.post(f"{address}discard/", {"reason": "test"}).status_code == 404
    assert RowToMend.objects.count() == 1


def test_a_file_is_seen_by_who_brought_it_only(owner: Visitor) -> None:
    page = matched(owner, a_csv(a_row("M1")))
    assert owner.client.get(page).status_code == 200

    for other in (a_visiting_coordinator(), a_visiting_colleague()):
        for address in (page, f"{page}columns/", f"{page}words/", f"{page}results/"):
            assert other.client.get(address).status_code == 404
        assert other.client.post(f"{page}take/").status_code == 404
    assert Incident.objects.count() == 0


def test_no_table_holds_a_name_or_a_number_to_call_in_clear(owner: Visitor) -> None:
    taken(owner, a_csv(a_row("M1"), a_row("M2", **{"Datum voorval": ""})))
    hand_in(owner, a_csv(a_row("M3")))

    from django.apps import apps

    rows = [row for model in apps.get_models() for row in model._default_manager.all()]
    told = serializers.serialize("json", rows)
    assert "Veiligmelder" in told
    for secret in ("Canari", "Canary", "81112233"):
        assert secret not in told


def test_a_file_waits_a_day_and_a_row_a_week(owner: Visitor) -> None:
    taken(owner, a_csv(a_row("M1", **{"Datum voorval": ""})))
    now = timezone.now()
    assert erase_ended(actor=CLOCK, at=now).keys() & {"incidents.KeptFile"} == set()

    erase_ended(actor=CLOCK, at=now + timedelta(days=1, minutes=1))
    assert (KeptFile.objects.count(), RowToMend.objects.count()) == (0, 1)
    erase_ended(actor=CLOCK, at=now + timedelta(days=7, minutes=1))
    assert RowToMend.objects.count() == 0


def test_a_mapping_is_renamed_carried_elsewhere_and_deleted(owner: Visitor) -> None:
    matched(owner, a_csv(a_row("M1")), word_harm_0="moderate")
    saved = SavedMapping.objects.get()
    address = f"/report/import/mappings/{saved.pk}/"
    copy = owner.client.get(f"{address}file/").content

    owner.client.post(address, {"name": "Ander"})
    assert SavedMapping.objects.get().name == "Ander"
    assert json.loads(copy)["words"]["harm"] == {"klasse 2": "moderate"}
    owner.client.post(f"{address}delete/")
    assert SavedMapping.objects.count() == 0
    owner.client.post(
        "/report/import/mappings/", {"name": "Terug", "file": sent(copy, "mapping.json")}
    )
    assert SavedMapping.objects.get().mapping == saved.mapping
    assert "columns" not in hand_in(owner, a_csv(a_row("M1")))


def test_a_mapping_that_cannot_be_used_says_why(owner: Visitor) -> None:
    for content in (b"{", b'{"a": 1}', b'{"columns": {"x": "salary"}}', b"{}"):
        page = owner.client.post(
            "/report/import/mappings/", {"name": "x", "file": sent(content, "m.json")}
        )
        assert page.status_code == 200
        assert len(page.context["form"].errors["file"]) == 1


def test_a_file_larger_than_one_press_is_taken_in_by_several(
    owner: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from naast.workflows import import_file

    rows = [a_row(f"M{number}", Betrokkene="", Telefoon="") for number in range(3)]
    page = matched(owner, a_csv(*rows), word_harm_0="moderate")
    monkeypatch.setattr(import_file.take_file, "__kwdefaults__", {"seconds": 0.0})
    answer = owner.client.post(f"{page}take/", follow=True)

    assert "The rows up to 2 are in." in answer.content.decode()
    assert Incident.objects.count() == 1
    owner.client.post(f"{page}take/")
    owner.client.post(f"{page}take/")
    assert Incident.objects.count() == 3
    assert KeptFile.objects.get().done_at is not None


def test_leaving_out_the_kind_or_choosing_a_field_twice_is_said(owner: Visitor) -> None:
    columns = hand_in(owner, a_csv(a_row("M1")))
    given = choices_of(owner.client.get(columns))

    page = owner.client.post(columns, given | {"column_2": "number"})

    text = page.content.decode()
    assert "Choose which column holds: Kind of event." in text
    assert "is chosen for two columns" in text


def test_addresses_of_a_file_lead_back_to_where_it_stands(owner: Visitor) -> None:
    columns = hand_in(owner, a_csv(a_row("M1")))
    page = urlsplit(columns).path.removesuffix("columns/")

    assert owner.client.get(page).url == columns
    assert owner.client.post(f"{page}take/").url == columns
    assert owner.client.post(f"{page}forget/").url == "/report/import/"
    assert KeptFile.objects.count() == 0
