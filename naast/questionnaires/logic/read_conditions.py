"""Reads on which earlier answers a question is asked at all."""

from collections.abc import Sequence

from naast.questionnaires.logic.elements import CONDITION
from naast.questionnaires.logic.instrument import Condition, Item, Kind
from naast.questionnaires.logic.part import SHOWN, Part


def read_conditions(part: Part, before: Sequence[Item]) -> tuple[tuple[Condition, ...], bool]:
    """The conditions, and whether every one must hold. before: the items that come earlier."""
    rows = tuple(_condition(row, before) for row in part.parts("enableWhen"))
    behaviour = part.value.get("enableBehavior")
    if behaviour not in (None, "all", "any") or (behaviour is None and len(rows) > 1):
        part.say("enable_behaviour", "enableBehavior")
    return tuple(row for row in rows if row is not None), behaviour != "any"


def _condition(row: Part, before: Sequence[Item]) -> Condition | None:
    row.only(CONDITION)
    operator, name = row.value.get("operator"), str(row.value.get("question", ""))
    if operator not in ("=", "!="):
        row.say("enable_operator", "operator")
        return None
    asked = next((item for item in before if item.id == name), None)
    if asked is None or asked.kind is not Kind.CHOICE:
        row.say("enable_question", "question", name=name[:SHOWN])
        return None
    code = _code(row)
    if code not in {option.code for option in asked.options}:
        row.say("enable_code", code=code[:SHOWN], name=name)
        return None
    return Condition(name, code, unless=operator == "!=")


def _code(row: Part) -> str:
    if "answerBoolean" in row.value:
        return "yes" if row.truth("answerBoolean") else "no"
    return str(row.part("answerCoding").value.get("code", ""))
