"""The page "Who sees what" says what the rules decide: complete, and never more than is true."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from playwright.sync_api import Page

from naast.access.actions.answer_for_rules import answer_for_rules
from naast.access.actions.put_rules_in_force import put_rules_in_force
from naast.access.actor import INSTALLER
from naast.access.roles import RIGHTS_OF_ROLE, Right, Role
from naast.access.rules_in_force import fingerprint, models, rules
from naast.web.public.who_sees import answer, parts
from naast.web.rule_words import QUESTIONS, RIGHT_WORDS, ROLE_OF_READER, ROLE_WORDS, SHORT_WORDS
from tests.browser import OpenPage, assert_no_axe_violations, assert_no_sideways_scroll
from vault.authority import COORDINATORS, PURPOSES

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
# Readers that are parts of the program, or everybody; a new word must be placed here or there.
NOT_PEOPLE = {
    "vault",
    "jobs",
    "matching",
    "intake",
    "access",
    "privacy",
    "publications",
    "drawing a team",
    "handing names over",
}
EVERYBODY = {
    "everyone",
    "everyone signed in",
    "reporter",
    "the user",
    "colleague of the event",
    "the colleague",
}
WITHIN_LIMITS = {
    "head of department, where the coordinator chose so",  # of a group talk's time
    "colleague asked to name supporters",  # while the round is open
    "whoever holds the certificate",  # what stands on it
    "contact person of the file",  # while the file is open
    "who promised it",
    "who asks for a coach",
    "the coach",
    "whoever carries it out",  # of a measure, without its file
    "the second coder",  # an analyst; cleaned texts of root causes
    "who was heard",  # the facts they are asked to look at, until a day
}


def test_every_right_and_every_role_has_words() -> None:
    assert set(RIGHT_WORDS) == set(Right)
    assert set(ROLE_WORDS) == set(Role)


def test_every_reader_of_a_field_is_a_person_with_words_or_a_known_part_of_the_program() -> None:
    found = {
        reader
        for _area, _model, fields in models()
        for privacy in fields.values()
        for reader in privacy.readers
    }

    assert found - set(ROLE_OF_READER) - NOT_PEOPLE - EVERYBODY - WITHIN_LIMITS == set()


def test_who_reads_a_name_on_the_page_is_who_gets_a_key_from_the_vault() -> None:
    read_by = answer(QUESTIONS[0]).read_by

    with_key = {Role(role) for role in PURPOSES if role in set(Role)} - {Role.COLLEAGUE}
    with_key = {Role.PEER_SUPPORTER} | with_key if "supporter" in PURPOSES else with_key
    assert set(read_by) == {SHORT_WORDS[role] for role in with_key - {Role.DEPUTY_COORDINATOR}}
    assert {Role.COORDINATOR.value, Role.DEPUTY_COORDINATOR.value} == COORDINATORS


def test_each_question_names_every_asked_role_on_one_side() -> None:
    sides = [(set(one.read_by), set(one.not_by)) for one in map(answer, QUESTIONS)]

    assert all(read & kept == set() for read, kept in sides)
    assert len({frozenset(read | kept) for read, kept in sides}) == 1


def test_a_right_that_a_role_gets_shows_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    board = RIGHTS_OF_ROLE[Role.BOARD] | {Right.READ_TEAM}
    monkeypatch.setitem(RIGHTS_OF_ROLE, Role.BOARD, board)  # type: ignore[arg-type]

    of_board = next(part for part in parts() if part.name == ROLE_WORDS[Role.BOARD])

    assert RIGHT_WORDS[Right.READ_TEAM] in of_board.rights


def test_the_file_of_rules_begins_its_checksum_with_the_fingerprint_on_the_page() -> None:
    page = Client().get("/who-sees-what/").text
    file = Client().get("/who-sees-what/rules.json")

    digits = hashlib.sha256(file.content).hexdigest()
    shown = "-".join(digits[start : start + 4] for start in range(0, 16, 4))
    assert shown == fingerprint(rules())
    assert shown in page
    assert json.loads(file.content) == rules()


def test_everybody_reads_that_the_representative_was_not_shown_the_rules() -> None:
    row = put_rules_in_force(actor=INSTALLER, at=AT)
    assert "were not shown" not in Client().get("/who-sees-what/").text

    answer_for_rules(row=row, objected=True, actor=INSTALLER, at=AT)

    assert "were not shown before" in Client().get("/who-sees-what/").text


@pytest.mark.browser
@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_the_page_can_be_read_by_everybody(open_page: OpenPage, size: tuple[int, int]) -> None:
    page: Page = open_page(size)
    page.goto("/who-sees-what/")

    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)
