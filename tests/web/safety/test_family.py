"""Pages around talks with a patient or family: what each finds, and what nobody else does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.ask_question import write_words
from naast.calamities.choices_family import WordKind
from naast.calamities.models import CalamityFile
from naast.calamities.models_coaches_family import CoachRequest
from naast.calamities.models_family import FamilyContact, FamilyPromise, FamilyQuestion
from tests.actors import client_for, weak_client_for
from tests.factories.calamities import AT, TODAY, a_holder, a_secretary, acting, an_analyst
from tests.factories.families import a_coach, a_colleague, a_family, a_promise
from tests.factories.people import a_department

pytestmark = pytest.mark.django_db
QUESTION = "Why was the pump not looked at for an hour?"
PROMISE = "To call with the result of the blood test."


def page(name: str, *args: object) -> str:
    return reverse(f"safety:{name}", args=args)


def a_told_file(contact: User, promiser: User) -> CalamityFile:
    """With a question, and a promise of somebody else."""
    file = a_family(contact)
    write_words(
        actor=acting(contact),
        at=AT,
        file_id=file.pk,
        kind=WordKind.QUESTION,
        texts=[QUESTION],
        asked_on=TODAY,
    )
    a_promise(file, promiser)
    return file


def test_the_contact_person_writes_down_a_talk_without_a_name(client: Client) -> None:
    contact = a_colleague()
    file, browser = a_family(contact), client_for(contact)
    told = {
        "kind": "talk",
        "held_on": TODAY.isoformat(),
        "from_us": ["senior", "contact"],
        "from_them": ["family"],
        "told": ["happened", "apology"],
        "worries": "mevrouw de Vries sleeps badly",
        "questions": "Was it the pump?\n\nWho watched?",
    }

    asked = browser.post(page("family_talk", file.pk), told)
    assert "mevrouw de Vries" in asked.text and FamilyContact.objects.count() == 0
    told["worries"] = "She sleeps badly"
    answer = browser.post(page("family_talk", file.pk), told)

    assert answer["Location"] == page("family", file.pk)
    assert FamilyQuestion.objects.count() == 2
    shown = browser.get(page("family", file.pk)).text
    assert "She sleeps badly" in shown and "Senior professional, Contact person" in shown


def test_who_sees_that_it_is_no_name_keeps_it_once_more() -> None:
    contact = a_colleague()
    file, browser = a_family(contact), client_for(contact)
    words = {"kind": "view", "text": "Prednison Teva was given", "asked_on": TODAY.isoformat()}
    first = browser.post(page("family_words", file.pk), words)
    assert "Prednison Teva" in first.text and FamilyQuestion.objects.count() == 0

    seen = first.context["form"].data["seen"]
    browser.post(page("family_words", file.pk), words | {"seen": seen})

    assert FamilyQuestion.objects.count() == 1


def test_whoever_promised_reads_the_promise_and_nothing_else_of_the_file() -> None:
    contact, promiser = a_colleague(), a_colleague()
    file = a_told_file(contact, promiser)
    promise, browser = FamilyPromise.objects.get(), client_for(promiser)

    mine = browser.get(page("talk_mine")).text
    assert file.number in mine and PROMISE not in mine
    assert PROMISE in browser.get(page("family_promise", promise.pk)).text
    browser.post(
        page("family_promise", promise.pk), {"kept": "yes", "on": timezone.localdate().isoformat()}
    )

    assert FamilyPromise.objects.get().state == "kept"
    shut = [browser.get(page(name, file.pk)).status_code for name in ("family", "family_words")]
    assert shut == [404, 404]


def test_a_contact_person_without_a_second_factor_is_told_how_to_get_one() -> None:
    contact = a_colleague()
    file = a_told_file(contact, contact)
    strong, weak = client_for(contact), weak_client_for(contact)
    assert QUESTION in strong.get(page("family", file.pk)).text

    for name, pk in (("family", file.pk), ("family_promise", FamilyPromise.objects.get().pk)):
        answer = weak.get(page(name, pk)).text
        assert "One more step" in answer
        assert QUESTION not in answer and PROMISE not in answer


def test_an_analyst_reads_what_the_family_asks_and_neither_talks_nor_promises() -> None:
    contact, analyst = a_colleague(), an_analyst()
    file = a_told_file(contact, contact)
    file.team.create(user=analyst, kind="analysis", state="accepted", asked_on=TODAY)
    reader = client_for(analyst)
    assert PROMISE in client_for(contact).get(page("family", file.pk)).text

    shown = reader.get(page("calamity", file.pk)).text

    assert QUESTION in shown and PROMISE not in shown
    assert page("family", file.pk) not in shown
    assert reader.get(page("family", file.pk)).status_code == 404


@pytest.mark.parametrize(
    "role", [Role.PEER_SUPPORTER, Role.STEWARD, Role.HEAD_OF_DEPARTMENT, Role.COORDINATOR, None]
)
def test_nobody_else_learns_that_there_is_a_family_or_who_is_in_touch(role: Role | None) -> None:
    contact = a_colleague(name="Carla Contact")
    file = a_told_file(contact, contact)
    reader = client_for(a_holder(role) if role else a_colleague())
    assert "Carla Contact" in client_for(contact).get(page("family", file.pk)).text

    names = ("family", "family_talk", "family_words", "family_promised", "family_note")
    assert {reader.get(page(name, file.pk)).status_code for name in names} == {404}
    for name in ("talk_mine", "talk_guide", "talk_coach"):
        shown = reader.get(page(name))
        assert shown.status_code == 200
        assert file.number not in shown.text and "Carla Contact" not in shown.text


def test_the_start_page_says_that_something_waits_and_no_more() -> None:
    contact = a_colleague()
    file = a_told_file(contact, contact)

    shown = client_for(contact).get("/").text

    assert "Something waits for you" in shown
    assert file.number not in shown and QUESTION not in shown
    assert "Something waits for you" not in client_for(a_colleague()).get("/").text


def test_a_coach_sees_the_moment_and_the_department_and_after_a_yes_whom_to_call() -> None:
    secretary, asker = a_secretary(), a_colleague(name="Alma Asker")
    coach, ward = a_coach(secretary, name="Cora Coach"), a_department(name="Ward of the Oak")
    tomorrow = timezone.localdate() + timedelta(days=1)
    client_for(asker).post(
        page("talk_coach"),
        {"department": str(ward.pk), "on": tomorrow.isoformat(), "begins": "14:30"},
    )
    row = CoachRequest.objects.get()
    browser = client_for(User.objects.get(pk=coach.user_id))

    before = browser.get(page("talk_mine")).text
    assert "14:30" in before and "Ward of the Oak" in before and "Alma Asker" not in before
    browser.post(page("talk_coach_answer", row.pk, "yes"))

    assert "Please call Alma Asker." in browser.get(page("talk_mine")).text
    assert "Cora Coach coaches you: Tel. 1234" in client_for(asker).get(page("talk_mine")).text


def test_the_guide_is_everybodys_and_sends_no_tick() -> None:
    shown = client_for(a_colleague()).get(page("talk_guide"))

    assert shown.status_code == 200
    for words in (
        "within a day",
        "senior professional leads",
        "Hide nothing that is certain",
        "We do not know yet",
        "with the word sorry",
        "Let silences be",
        "what worries you most",
        "Explain what happens next",
        "a process, not a moment",
        "This is not breaking bad news",
    ):
        assert words in shown.text, words
    ticks = shown.text.split('<input type="checkbox"')[1:]
    assert ticks and not any(' name="' in one.split(">")[0] for one in ticks)


def test_what_the_analysis_asks_is_read_without_signing_in_and_promises_no_more_than_is_so(
    client: Client,
) -> None:
    shown = client.get(reverse("public:analysis"))

    assert shown.status_code == 200
    assert "ask a lawyer" in shown.text and "This page is no legal advice" in shown.text


def test_switched_off_the_guide_stays_and_files_are_gone(settings: object) -> None:
    contact = a_colleague()
    file, browser = a_told_file(contact, contact), client_for(contact)
    assert browser.get(page("family", file.pk)).status_code == 200

    settings.CALAMITIES = False  # type: ignore[attr-defined]

    assert browser.get(page("family", file.pk)).status_code == 404
    assert browser.get(page("talk_guide")).status_code == 200
    assert file.number not in browser.get(page("talk_mine")).text
