"""The committee's pages in a browser, and what those outside the file find of them: nothing."""

import io

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.check_facts import answer_about_facts
from naast.calamities.models import CalamityFile
from naast.calamities.models_attachment import FileAttachment
from naast.calamities.models_feedback import Feedback
from naast.calamities.models_interview import FactAnswer, Interview
from naast.calamities.models_meeting import Meeting
from naast.notify.models import OutgoingMessage
from tests.actors import client_for
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.calamities.logic.test_attachments import a_pdf
from tests.factories.calamities import a_calamity, a_holder, a_secretary, acting, an_analyst
from tests.factories.committee import (
    FUNCTION,
    a_meeting,
    a_telling,
    an_attachment,
    an_interview,
    facts_asked,
    in_team,
)
from tests.factories.people import a_person, a_user_for

NAME = "Wilma Verzonnen"


def looks_good(page: Page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_meeting_a_hearing_and_a_correction_go_round(
    open_page: OpenPage, live_server: LiveServer
) -> None:
    secretary, analyst = a_secretary(), an_analyst(name="Ada Analyst")
    nurse = a_user_for(a_person(name=NAME))
    file = a_calamity(secretary)
    in_team(file, analyst)
    day = timezone.localdate().isoformat()

    page = open_page(DESKTOP)
    sign_in(page, secretary, live_server.url)
    page.goto("/report/calamities/")
    page.get_by_role("link", name="Meetings of the committee").click()
    looks_good(page)
    page.get_by_role("link", name="Plan a meeting").click()
    page.get_by_label("On which day?").fill(day)
    page.get_by_label("From what time?").fill("23:50")
    looks_good(page)
    page.get_by_role("button", name="Plan it").click()
    expect(page.get_by_text("Draw a team")).to_be_visible()
    page.get_by_role("link", name="Add a point").click()
    page.get_by_label("What is asked?").select_option("Another point")
    page.get_by_label("In your own words").fill("The year plan")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name="Up : point 2").click()
    page.get_by_role("link", name="Write down a decision").click()
    page.get_by_label("What was decided?").fill("Ask the pharmacy for its list.")
    page.get_by_label("Who sees to it?").select_option(str(secretary.pk))
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Ask the pharmacy for its list.")).to_be_visible()
    looks_good(page)
    page.goto(f"/report/calamities/{file.pk}/")
    looks_good(page)

    other = open_page(PHONE)
    sign_in(other, analyst, live_server.url)
    other.goto(f"/report/calamities/{file.pk}/hear/")
    other.get_by_label("Whom do you hear?").fill(FUNCTION)
    other.get_by_label("On which day?").fill(day)
    other.get_by_label("From what time?").fill("23:55")
    other.get_by_label("Search for a colleague").fill("Wilma")
    other.get_by_role("button", name="Search").click()
    other.get_by_role("button", name=f"Add {NAME}").click()
    looks_good(other)
    other.get_by_role("button", name="Keep this").click()
    expect(other.get_by_text(f"invited: {NAME}")).to_be_visible()
    other.get_by_role("link", name="Ask whether the facts are right").click()
    other.get_by_label("Which facts?").fill("At 21:40 the pump was set.")
    other.get_by_label("Until which day can they answer?").fill(day)
    other.get_by_label(FUNCTION).check()
    looks_good(other)
    other.get_by_role("button", name="Ask them").click()
    looks_good(other)

    heard = open_page(PHONE)
    sign_in(heard, nurse, live_server.url)
    heard.goto("/")
    heard.get_by_role("link", name="Something is asked of you").click()
    expect(heard.get_by_text("A colleague may sit beside you.")).to_be_visible()
    looks_good(heard)
    heard.get_by_role("link", name="A text with facts").click()
    heard.get_by_label("Something should be corrected").check()
    heard.get_by_label("What should be corrected?").fill("It was 21:50.")
    looks_good(heard)
    assert file.number not in heard.content()
    heard.get_by_role("button", name="Send my answer").click()
    other.reload()
    expect(other.get_by_text("It was 21:50.")).to_be_visible()


def sent(client: Client, file: CalamityFile, content: bytes, name: str = "a.pdf") -> str:
    told = {"file": SimpleUploadedFile(name, content), "name": "Letter of the board"}
    answer = client.post(f"/report/calamities/{file.pk}/attach/", told)
    return "attached" if answer.status_code == 302 else answer.text


@pytest.mark.django_db
def test_what_is_attached_comes_back_as_a_download_and_bad_files_are_named() -> None:
    secretary = a_secretary()
    client, file = client_for(secretary), a_calamity(secretary)
    assert sent(client, file, a_pdf()) == "attached"

    row = FileAttachment.objects.get()
    answer = client.get(f"/report/calamities/attached/{row.pk}/")
    assert b"".join(answer) == a_pdf()  # type: ignore[call-overload]
    assert {name: answer[name] for name in ("Content-Type", "X-Content-Type-Options")} == {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
    }
    assert answer["Content-Disposition"] == 'attachment; filename="Letter of the board.pdf"'
    assert "no-store" in answer["Cache-Control"]
    assert "has a password" in sent(client, file, a_pdf(lambda it: it.encrypt("word")))
    assert "no PDF, PNG or JPEG" in sent(client, file, b"<script>alert(1)</script>", "a.png")
    assert FileAttachment.objects.count() == 1


@pytest.mark.django_db
def test_what_is_handed_in_touches_no_disk_and_too_much_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    secretary = a_secretary()
    client, file = client_for(secretary), a_calamity(secretary)

    def on_disk(*args: object, **kwargs: object) -> None:
        raise AssertionError("A temporary file was made.")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", on_disk)
    big = io.BytesIO()
    Image.effect_noise((1900, 1900), 90).save(big, "PNG")
    assert len(big.getvalue()) > 2_600_000  # what Django would write into a temporary file
    assert sent(client, file, big.getvalue(), "a.png") == "attached"

    assert "too large" in sent(client, file, a_pdf() + bytes(settings.ATTACHMENT_BYTES))


@pytest.mark.django_db
def test_the_agenda_is_a_tagged_pdf() -> None:
    secretary = a_secretary()
    file, meeting = a_calamity(secretary), a_meeting(secretary, timezone.now())

    answer = client_for(secretary).get(f"/report/calamities/meetings/{meeting.pk}/agenda.pdf")

    reader = PdfReader(io.BytesIO(answer.content))
    assert file.number in reader.pages[0].extract_text()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def addresses(file: CalamityFile) -> list[str]:
    meeting, attachment = Meeting.objects.get(), FileAttachment.objects.get()
    interview, answer = Interview.objects.get(), FactAnswer.objects.get()
    feedback = Feedback.objects.get()
    return [
        f"/report/calamities/{one}/"
        for one in (
            "meetings",
            f"meetings/{meeting.pk}",
            f"attached/{attachment.pk}",
            f"{file.pk}/hear",
            f"hear/{interview.pk}",
            f"facts/answers/{answer.pk}",
            f"{file.pk}/correct-day",
            f"{file.pk}/result",
            f"result/{feedback.pk}/invite",
        )
    ] + [f"/report/asked/{answer.pk}/"]


@pytest.mark.django_db
def test_head_supporter_coordinator_and_steward_learn_nothing_of_any_of_it() -> None:
    secretary, analyst = a_secretary(), an_analyst()
    nurse = a_user_for(a_person(name=NAME))
    file = a_calamity(secretary)
    in_team(file, analyst)
    now = timezone.now()
    a_meeting(secretary, now)
    an_attachment(file, secretary)
    facts_asked(file, analyst, an_interview(file, analyst, nurse, begins_at=now), at=now)
    a_telling(file, secretary, at=now)
    pages = addresses(file)
    # The control: each page is there for somebody.
    for page, reader in zip(
        pages,
        [secretary, secretary, analyst, analyst, analyst, analyst, *[secretary] * 3, nurse],
        strict=True,
    ):
        assert (page, client_for(reader).get(page).status_code) == (page, 200)

    head = User.objects.get(pk=file.department.head_id) if file.department else None
    assert head is not None
    roles = (Role.PEER_SUPPORTER, Role.COORDINATOR, Role.STEWARD, Role.BOARD, Role.ANALYST)
    for outsider in (head, a_user_for(a_person()), *(a_holder(role) for role in roles)):
        client = client_for(outsider)
        assert [client.get(page).status_code for page in pages] == [404] * len(pages)
        assert "Nothing is asked of you now." in client.get("/report/asked/").text
    mine = client_for(head).get("/report/calamities/mine/").text
    assert NAME not in mine and FUNCTION not in mine and "Photo of the pump" not in mine


@pytest.mark.django_db
def test_the_secretary_does_not_see_who_is_heard_and_the_analyst_does() -> None:
    secretary, analyst = a_secretary(), an_analyst()
    file = a_calamity(secretary)
    in_team(file, analyst)
    nurse = a_user_for(a_person(name=NAME))
    facts_asked(file, analyst, an_interview(file, analyst, nurse))
    page = f"/report/calamities/{file.pk}/"
    assert NAME in client_for(analyst).get(page).text

    for reader in (secretary, a_holder(Role.COMMITTEE_MEMBER)):
        text = client_for(reader).get(page).text
        assert NAME not in text and FUNCTION not in text and "21:40" not in text


@pytest.mark.django_db
def test_the_result_is_told_by_whoever_plans_it_unless_they_choose_another() -> None:
    a_holder(Role.COMMITTEE_MEMBER, name="Aafke First")
    secretary = a_secretary()
    file = a_calamity(secretary)

    page = client_for(secretary).get(f"/report/calamities/{file.pk}/result/").text

    assert f'<option value="{secretary.pk}" selected>' in page


@pytest.mark.django_db
def test_whom_the_secretary_names_to_hear_the_result_is_on_no_page_afterwards() -> None:
    secretary, nurse = a_secretary(), a_user_for(a_person(name=NAME))
    file, client = a_calamity(secretary), client_for(secretary)
    feedback = a_telling(file, secretary, at=timezone.now())
    page = f"/report/calamities/result/{feedback.pk}/invite/"
    chosen = client.post(page, {"find": "Wilma", "step": "find"}).text
    assert NAME in chosen  # the control: while choosing, the name is there

    client.post(page, {"people": [str(nurse.pk)], "step": "send"})

    assert OutgoingMessage.objects.filter(person_id=nurse.pk, kind="date_planned").count() == 1
    for one in (page, f"/report/calamities/{file.pk}/", "/report/calamities/"):
        assert NAME not in client.get(one).text


@pytest.mark.django_db
def test_a_verdict_on_an_older_correction_keeps_its_text_and_shows_the_newer_one() -> None:
    analyst, nurse = an_analyst(), a_user_for(a_person(name=NAME))
    file, now = a_calamity(a_secretary()), timezone.now()
    in_team(file, analyst)
    facts_asked(file, analyst, an_interview(file, analyst, nurse), at=now)
    row, client = FactAnswer.objects.get(), client_for(analyst)
    told = {"actor": acting(nurse), "at": now, "answer_id": row.pk, "is_right": False}
    answer_about_facts(**told, correction="It was 21:50.")  # type: ignore[arg-type]
    page, sent = f"/report/calamities/facts/answers/{row.pk}/", {"taken": "no", "why": "The log."}
    assert 'name="revision" value="1"' in client.get(page).text
    answer_about_facts(**told, correction="It was 22:50.")  # type: ignore[arg-type]

    refused = client.post(page, sent | {"revision": "1"}).text

    assert ["It was 22:50." in refused, "The log." in refused] == [True, True]
    assert 'name="revision" value="2"' in refused
    row.refresh_from_db()
    assert row.verdict == "open"
    assert client.post(page, sent | {"revision": "2"}).status_code == 302
