"""A change is atomic, told who acts and when by keyword, and writes exactly one audit event."""

import ast
from pathlib import Path

import pytest

from tests.architecture.code import called, files, functions, name_of

ACTIONS = [
    path for path in files("naast") if path.parent.name == "actions" and path.stem != "__init__"
]
# Files in actions/ without an event of their own: parts of an action, in its transaction.
PARTS = {
    "naast/calamities/actions/lock_file.py": "whatever changes a file writes it",
    "naast/calamities/actions/forget_heard.py": "closing a file writes it",
    "naast/calamities/actions/fill_agenda.py": "planning and keeping an agenda write it",
    "naast/calamities/actions/begin_steps.py": "opening and weighing a file write it",
    "naast/calamities/actions/family_part.py": "each change to the talks writes its own",
    "naast/calamities/actions/note_change.py": "changing a step writes it",
    "naast/calamities/actions/send_outside.py": "ending the step writes it",
    "naast/calamities/actions/ask_heads.py": "opening a file and adding a department write it",
    "naast/calamities/actions/keep_free.py": "the report that names somebody writes it",
    "naast/calamities/actions/recheck_team.py": "what brought names or a department writes it",
    "naast/people/actions/stand_apart.py": "answering for a team writes it",
    "naast/evaluation/actions/count_pass.py": "giving and printing passes write theirs",
    "naast/cases/actions/ask_best.py": "proposing and offering write theirs",
    "naast/cases/actions/empty_case.py": "closing writes it",
    "naast/cases/actions/forget_talk.py": "ending a talk writes it",
    "naast/cases/actions/keep_talks.py": "the nightly turn writes it",
    "naast/cases/actions/tell_facilitators.py": "planning, answering and reminding write it",
    "naast/cases/actions/look_after.py": "closing, or breaking confidence, writes it",
    "naast/cases/actions/ask_nothing_more.py": "leaving the team writes it",
    "naast/cases/actions/tell_people.py": "whoever reminds writes it",
    "naast/notify/actions/ask_supporter.py": "offering support writes it",
    "naast/notify/actions/queue_message.py": "whatever the message tells of writes it",
    "naast/people/actions/keep_heads.py": "granting and ending each role writes one",
    "naast/people/actions/keep_users.py": "the import writes it",
    "naast/people/actions/write_plan.py": "the import writes it",
    "naast/supporters/actions/add_to_load.py": "a monthly count tied to no case; closing writes it",
    "naast/supporters/actions/close_offer.py": "answering the offer writes it",
    "naast/supporters/actions/free_turns.py": "giving up, stopping and leaving write it",
    "naast/supporters/actions/end_pairs.py": "leaving the team or the hospital writes it",
    "naast/supporters/actions/give_up_places.py": "stopping and importing the team write it",
    "naast/supporters/actions/tell_group.py": "planning, moving and reminding write it",
    "naast/supporters/actions/tell_rota.py": "publishing, changing and swapping write it",
    "naast/supporters/actions/mark_talked.py": "noting the talk writes it",
    "naast/supporters/actions/rewrap_round.py": "the nightly turn writes it",
    "naast/supporters/actions/keep_roles.py": "granting and ending each role writes one",
}
# Only ever done by one named part of the system, which therefore is not asked for.
ONE_ACTOR = {"propose_supporters": "matching", "propose_together": "matching"}


def recordings(function: ast.FunctionDef) -> int:
    """How often the function itself calls record()."""
    return sum(
        isinstance(node, ast.Call) and called(node) == "record" for node in ast.walk(function)
    )


def changes(path: Path) -> list[ast.FunctionDef]:
    """Functions that write an audit event."""
    return [function for function in functions(path) if recordings(function)]


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_an_action_writes_an_audit_event_or_is_a_named_part_of_one_that_does(path: Path) -> None:
    assert (changes(path) == []) == (name_of(path) in PARTS)


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_a_change_writes_one_event_in_its_own_transaction(path: Path) -> None:
    for change in changes(path):
        decorators = [ast.unparse(decorator) for decorator in change.decorator_list]

        assert (change.name, recordings(change)) == (change.name, 1)
        assert (change.name, "transaction.atomic" in decorators) == (change.name, True)


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_a_change_is_told_who_acts_and_when_by_keyword(path: Path) -> None:
    for change in changes(path):
        if change.name.startswith("_"):
            continue  # part of a function that is told
        told = {argument.arg for argument in change.args.kwonlyargs}
        wanted = {"at"} if change.name in ONE_ACTOR else {"actor", "at"}

        assert (change.name, wanted - told) == (change.name, set())
        assert (change.name, change.args.args + change.args.posonlyargs) == (change.name, [])


def test_every_exception_still_stands() -> None:
    assert set(PARTS) - {name_of(path) for path in ACTIONS} == set()
