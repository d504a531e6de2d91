"""The directory of help as the coordinator keeps it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from naast.knowledge.models import DirectoryEntry
from tests.factories.knowledge import an_entry
from tests.factories.pages import (
    Visitor,
    a_visiting_colleague,
    a_visiting_coordinator,
    a_visiting_supporter,
)
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
HELP = "/coordinator/help/"
FORM = {"level": "internal", "name_en": "Chaplain", "phone": "020 123", "position": "1"}


@pytest.fixture
def owner(vault: RunningVault) -> Visitor:
    return a_visiting_coordinator()


def post_file(owner: Visitor, text: str, **more: str) -> str:
    file = SimpleUploadedFile("help.csv", text.encode())
    answer = owner.client.post(HELP + "import/", {"file": file, **more}, follow=True)
    return answer.text


def test_a_line_with_hours_is_added_and_shown_as_looked_at_today(owner: Visitor) -> None:
    owner.client.post(HELP + "new/", FORM | {"monday": "8-12", "languages": ["nl", "tr"]})

    entry = DirectoryEntry.objects.get()
    assert (entry.week[0], entry.languages) == ("08:00-12:00", ["nl", "tr"])
    assert entry.checked_on == timezone.localdate()


def test_hours_that_cannot_be_read_open_their_part_of_the_page(owner: Visitor) -> None:
    text = owner.client.post(HELP + "new/", FORM | {"monday": "mornings"}).text

    assert '<details class="more" id="hours" open>' in text
    assert "Write hours as 08:00-12:30, 13:00-17:00." in text
    assert DirectoryEntry.objects.count() == 0


def test_a_line_of_half_a_year_ago_is_on_the_day_and_goes_with_one_press(owner: Visitor) -> None:
    old = timezone.localdate() - timedelta(days=200)
    entry = an_entry(name_en="Chaplain", checked_on=old)
    assert "One line of the directory of help was not looked at" in owner.client.get(
        "/coordinator/"
    ).text  # fmt: skip

    owner.client.post(f"{HELP}{entry.pk}/right/")

    assert "Please look: is this still right?" not in owner.client.get(HELP).text
    assert "was not looked at" not in owner.client.get("/coordinator/").text


def test_a_file_is_first_looked_at_and_then_brought_in(owner: Visitor) -> None:
    file = "level;name;phone\ninternal;Welfare coach;020 9\n"

    looked = post_file(owner, file, only_look="on")
    assert ("One line can be used." in looked, DirectoryEntry.objects.count()) == (True, 0)

    assert "Done: 1 new, 0 as in the file now." in post_file(owner, file)
    assert DirectoryEntry.objects.get().phone == "020 9"


def test_one_wrong_row_keeps_the_whole_file_out(owner: Visitor) -> None:
    text = post_file(owner, "level;name;monday\ninternal;A;8-12\ninternal;B;sometimes\n")

    assert "Nothing was changed. Mend these rows first." in text
    assert "Row 3" in text
    assert DirectoryEntry.objects.count() == 0


def test_the_list_goes_out_as_a_file(owner: Visitor) -> None:
    an_entry(name_nl="Bedrijfsarts")

    answer = owner.client.get(HELP + "file/")

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "Bedrijfsarts" in answer.content.decode()


def test_nobody_but_a_coordinator_keeps_the_list(owner: Visitor) -> None:
    entry = an_entry()
    for address in (HELP, HELP + "file/", HELP + "import/"):
        assert owner.client.get(address).status_code == 200
        for other in (a_visiting_supporter(), a_visiting_colleague()):
            assert other.client.get(address).status_code == 404
    assert a_visiting_colleague().client.post(f"{HELP}{entry.pk}/right/").status_code == 404
