"""Reads the items of a FHIR Questionnaire: groups, questions and what is only shown."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from naast.questionnaires.logic.elements import CONTROL, HIDDEN, ITEM, TYPES, Use
from naast.questionnaires.logic.instrument import Group, Item, Kind, Words
from naast.questionnaires.logic.part import SHOWN, Part
from naast.questionnaires.logic.read_answers import bounds, choices, longest_answer
from naast.questionnaires.logic.read_conditions import read_conditions

LINK_ID = re.compile(r"[a-z0-9-]{1,40}")
LONGEST_TEXT = 300
MOST_ITEMS = 200
KINDS = {
    "display": Kind.NOTE,
    "boolean": Kind.CHOICE,
    "choice": Kind.CHOICE,
    "coding": Kind.CHOICE,
    "integer": Kind.WHOLE,
    "decimal": Kind.NUMBER,
    "string": Kind.TEXT,
    "text": Kind.TEXT,
}
BESIDE = {"help": "help", "flyover": "help", "lower": "least_text", "upper": "most_text"}


@dataclass
class Sofar:
    """What was read before: ids and where they stand, and the items."""

    ids: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)


def read_items(whole: Part) -> tuple[Item, ...]:
    """All of them in their order, each knowing its group."""
    sofar = Sofar()
    if "item" in whole.value:
        for part in whole.parts("item"):
            _read(part, sofar, None)
    if len(sofar.items) > MOST_ITEMS:
        whole.say("too_many_items", "item", most=str(MOST_ITEMS))
    return tuple(sofar.items)


def _read(part: Part, sofar: Sofar, group: Group | None) -> None:
    part, kind = _named(part, sofar), str(part.value.get("type", ""))
    _refuse_hidden_meaning(part)
    if kind == "group":
        _read_group(part, sofar, group)
    elif kind in KINDS:
        sofar.items.append(_item(part, KINDS[kind], kind, sofar, group))
    elif TYPES.get(kind) is Use.REFUSED:
        part.say("refused_type", "type", type=kind)
    else:
        near = get_close_matches(kind, [*KINDS, "group"], 1)
        part.say("unknown_type", "type", type=kind[:SHOWN], near=near[0] if near else "choice")


def _named(part: Part, sofar: Sofar) -> Part:
    """The part with its linkId, which is checked and met once."""
    given = part.value.get("linkId")
    link_id = given if isinstance(given, str) else ""
    part = Part(part.value, part.path, part.found, part.languages, link_id[:SHOWN])
    part.only(ITEM)
    if not LINK_ID.fullmatch(link_id):
        near = re.sub(r"[^a-z0-9]+", "-", link_id.lower()).strip("-")[:40] or "question-1"
        part.say("bad_link_id", "linkId", value=link_id[:SHOWN], near=near)
    elif link_id in sofar.ids:
        part.say("link_id_twice", "linkId", first=sofar.ids[link_id])
    else:
        sofar.ids[link_id] = part.path
    return part


def _refuse_hidden_meaning(part: Part) -> None:
    """What would be asked otherwise than it looks, or would sway an answer."""
    if part.truth("repeats"):
        part.say("repeats", "repeats")
    if part.truth("readOnly"):
        part.say("read_only", "readOnly")
    if part.truth("required"):
        part.say("required_passed_over", "required", warning=True)
    if part.value.get("answerConstraint", "optionsOnly") != "optionsOnly":
        part.say("open_answers", "answerConstraint")
    for row in part.parts("extension"):
        if row.value.get("url") == HIDDEN and row.value.get("valueBoolean") is not False:
            row.say("hidden")


def _read_group(part: Part, sofar: Sofar, group: Group | None) -> None:
    if group is not None:
        part.say("group_in_group")
        return
    if "enableWhen" in part.value:
        part.say("condition_on_group", "enableWhen")
    for row in part.extensions():
        if row.value.get("url") == CONTROL:
            row.say("control_passed_over", warning=True)
    text = part.words("text", longest=LONGEST_TEXT)
    children = list(part.parts("item", item=""))
    if not children:
        part.say("empty_group", "item")
    for child in children:
        _read(child, sofar, Group(part.item, text))


def _item(part: Part, kind: Kind, type_: str, sofar: Sofar, group: Group | None) -> Item:
    beside = _beside(part, kind, sofar)
    least, most = bounds(part, kind)
    conditions, every = read_conditions(part, sofar.items)
    return Item(
        id=part.item,
        kind=kind,
        text=part.words("text", longest=LONGEST_TEXT),
        help=beside.get("help"),
        group=group,
        options=choices(part, type_),
        least=least,
        most=most,
        least_text=beside.get("least_text"),
        most_text=beside.get("most_text"),
        longest=longest_answer(part, kind),
        conditions=conditions,
        every=every,
    )


def _beside(part: Part, kind: Kind, sofar: Sofar) -> dict[str, Words]:
    """Help, and the words at both ends of a scale: display items below the question."""
    found: dict[str, Words] = {}
    for child in part.parts("item", item=""):
        named = _named(child, sofar)
        name = BESIDE.get(_control(named), "") if child.value.get("type") == "display" else ""
        if not name or (name != "help" and kind not in (Kind.WHOLE, Kind.NUMBER)):
            named.say("child_of_question")
        elif name in found:
            named.say("help_twice")
        else:
            found[name] = named.words("text", longest=LONGEST_TEXT)
    return found


def _control(part: Part) -> str:
    """The code of the itemControl extension."""
    for row in part.extensions():
        if row.value.get("url") == CONTROL:
            for coding in row.part("valueCodeableConcept").parts("coding"):
                return str(coding.value.get("code", ""))
    return ""
