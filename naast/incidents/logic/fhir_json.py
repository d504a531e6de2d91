"""Small steps through FHIR JSON that may have any shape: what is not there is empty."""

from collections.abc import Mapping
from typing import Any

Resource = Mapping[str, Any]
EMPTY: Resource = {}


def text(value: Resource, name: str, longest: int = 200) -> str:
    """A string member, trimmed, single spaces, shortened; empty where it is no string."""
    found = value.get(name)
    return " ".join(found.split())[:longest] if isinstance(found, str) else ""


def part(value: Resource, name: str) -> Resource:
    """A member that is an object; empty where it is not."""
    found = value.get(name)
    return found if isinstance(found, dict) else EMPTY


def parts(value: Resource, name: str) -> list[Resource]:
    """A member that is a list of objects; one object counts as a list of one."""
    found = value.get(name)
    if isinstance(found, dict):
        return [found]
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def codes(concept: Resource) -> list[tuple[str, str]]:
    """System and code of every coding, the code in small letters."""
    codings = parts(concept, "coding")
    return [(text(one, "system"), text(one, "code").casefold()) for one in codings]


def words(concept: Resource, longest: int = 80) -> str:
    """What a concept says to people: its text, else a display, else a code."""
    said = [text(concept, "text", longest)]
    for name in ("display", "code"):
        said += [text(one, name, longest) for one in parts(concept, "coding")]
    return next((one for one in said if one), "")
