"""Whatever changes something of a calamity file locks its row first and sees that it is open.

Read from the syntax trees: each action is followed in the order in which it runs, into what it
calls of the actions. The lock of the file stands before that of any part; after it, and before the
first change, a look at whether the file is closed.
"""

import ast
from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.db.models import Model

from naast.calamities.models import CalamityFile
from tests.architecture.code import ROOT, called, tree

ACTIONS = sorted((ROOT / "naast/calamities/actions").glob("[!_]*.py"))
LOCKS, LOOKS = "locks the file", "sees whether it is open"
PART, CHANGE = "locks a part", "changes something"
CHANGES = frozenset(
    {"save", "update", "create", "delete", "update_or_create", "get_or_create", "bulk_create"}
)
ALSO_CLOSED = {
    "open_file": "makes the file",
    "note_hand_over": "names go to support whatever became of the file",
    "bring_in_file": "writes into the file that the same transaction opened",
    "plan_measure": "measures are planned and followed after closing",
    "change_measure": "as planned",
    "carry_out_measure": "as planned",
    "record_effect": "as planned",
    "let_measure_go": "as planned",
    "remind_of_measures": "as planned",
    "tell_of_measure": "as planned",
    "ask_to_share_texts": "the hospital learns from files that are closed",
    "agree_to_share_texts": "as asked",
    "draw_sample": "a sample is drawn of the year's files, most of them closed",
    "code_blind": "the second coding of a sample",
    "finish_blind": "as coded",
    "give_to_coder": "as coded",
    "cannot_code": "as coded",
    "code_root_cause": "codes are for learning, and given after closing too",
    "finish_coding": "as given",
    "open_coding_again": "as given",
    "choose_scope": "as given",
    "propose_code": "as given",
    "answer_proposal": "as given",
    "decide_code": "as given",
    "end_step": "whoever calls it has locked the step and its file",
    "keep_plan": "only reads whether a file was opened under a plan",
}
Functions = dict[str, ast.FunctionDef]


def test_every_action_on_a_file_locks_it_first_and_sees_that_it_is_open() -> None:
    found = {name: steps for name, steps in followed().items() if name not in ALSO_CLOSED}

    assert {name: steps for name, steps in found.items() if not is_kept(steps)} == {}
    assert len(found) > 50  # what nobody found, nobody asked


def test_every_exception_is_one_and_still_stands() -> None:
    found = followed()

    assert {name for name in ALSO_CLOSED if is_kept(found[name])} == set()


def test_an_action_that_looks_before_it_locks_is_found() -> None:
    late = "def late(file: CalamityFile):\n if file.closed_on: raise No\n lock_file(pk=1).save()"
    part = "def part(step: FileStep):\n rows.select_for_update()\n lock_file(pk=1)\n file.closed_on"
    free = "def free(row: FileStep):\n row.save()"
    good = "def good(pk):\n file = lock_file(pk=pk)\n if file.closed_on: raise No\n file.save()"
    found = [read_of(ast.parse(one).body[0], all_functions()) for one in (late, part, free, good)]

    assert [is_kept(one) for one in found] == [False, False, False, True]


def is_kept(steps: list[str]) -> bool:
    """Locked, then looked at, then changed; who changes nothing keeps it too."""
    order = [step for step in (LOCKS, PART) if step in steps]
    order.sort(key=steps.index)
    if order[:1] == [PART]:
        return False
    if CHANGE not in steps:
        return True
    before = steps[: steps.index(CHANGE)]
    return LOCKS in before and LOOKS in before[before.index(LOCKS) :]


@cache
def followed() -> dict[str, list[str]]:
    """What each action on a file does, in order."""
    everything, ours = all_functions(), files_models()
    named = {name: names_in(node, everything) for name, node in everything.items()}
    return {
        name: read_of(node, everything)
        for name, node in everything.items()
        if is_action(name, node, everything) and named[name] & ours
    }


def all_functions() -> Functions:
    """Of all actions; a private one that two files have is known by its file too."""
    found: Functions = {}
    for path in ACTIONS:
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef):
                private = f"{path.stem}:" if node.name.startswith("_") else ""
                found[private + node.name] = node
                node.file = path.stem  # type: ignore[attr-defined]
    return found


def is_action(name: str, node: ast.FunctionDef, everything: Functions) -> bool:
    """In a transaction of its own, or called by no other action: from outside then."""
    if ":" in name:
        return False
    if "transaction.atomic" in map(ast.unparse, node.decorator_list):
        return True
    return not any(node in callees(other, everything) for other in everything.values())


def callees(node: ast.FunctionDef, everything: Functions) -> list[ast.FunctionDef]:
    """Functions of the actions that it calls by their name."""
    calls = [one for one in ast.walk(node) if isinstance(one, ast.Call)]
    found = [resolved(one, node, everything) for one in calls]
    return [one for one in found if one is not None]


def resolved(call: ast.Call, by: ast.FunctionDef, everything: Functions) -> ast.FunctionDef | None:
    if not isinstance(call.func, ast.Name):
        return None
    own = f"{getattr(by, 'file', '')}:{call.func.id}"
    return everything.get(own) or everything.get(call.func.id)


def names_in(node: ast.FunctionDef, everything: Functions) -> frozenset[str]:
    """Words in it and in what it calls."""
    seen, todo = set[ast.FunctionDef](), [node]
    while todo:
        one = todo.pop()
        seen.add(one)
        todo += [other for other in callees(one, everything) if other not in seen]
    walked = (part for one in seen for part in ast.walk(one))
    return frozenset(part.id for part in walked if isinstance(part, ast.Name))


def files_models() -> frozenset[str]:
    """The file and everything that cannot be without one."""
    found: set[type[Model]] = {CalamityFile}
    models = list(apps.get_app_config("calamities").get_models())
    for _round in models:
        found |= {model for model in models if parents(model) & found}
    return frozenset(model.__name__ for model in found)


def parents(model: type[Model]) -> set[type[Model]]:
    fields = (field for field in model._meta.fields if field.is_relation and not field.null)
    return {field.related_model for field in fields if isinstance(field.related_model, type)}


def read_of(node: ast.AST, everything: Functions) -> list[str]:
    """The steps of an action as it runs: what a call is given comes before the call."""
    assert isinstance(node, ast.FunctionDef)
    return [step for line in node.body for step in steps(line, node, everything)]


def steps(part: ast.AST, by: ast.FunctionDef, everything: Functions) -> Iterator[str]:
    for child in ast.iter_child_nodes(part):
        yield from steps(child, by, everything)
    if isinstance(part, ast.Attribute) and part.attr == "closed_on":
        yield LOOKS
    if not isinstance(part, ast.Call):
        return
    inner = resolved(part, by, everything)
    if called(part) == "select_for_update":
        yield LOCKS if ast.unparse(part.func).startswith("CalamityFile.") else PART
    elif called(part) in CHANGES:
        yield CHANGE
    elif inner is not None and inner is not by:
        yield from read_of(inner, everything)
