"""Who stands near to those who were named, so that they do not look into the event."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from naast.cases.logic.profile import Profile
from naast.people.models import Person
from naast.people.queries import apart_from, working_on

MOST_MEANT = 5  # more people than this may be meant: then their lines would be half the hospital


def standing_near(profiles: Sequence[Profile], *, today: date) -> frozenset[UUID] | None:
    """Those named, with everybody in their line; None where nobody was. A name that was typed by
    hand stands for whoever of the directory may be meant by it."""
    if not profiles:
        return None
    near = {UUID(one) for p in profiles for one in (*p.apart, p.person) if one}
    typed = [one.name for one in profiles if not one.person and words_of(one.name)]
    if typed:
        people = list(working_on(today).select_related("department"))
        for name in typed:
            near |= _meant(name, people)
    return frozenset(near)


def _meant(name: str, people: Sequence[Person]) -> set[UUID]:
    meant = [one for one in people if may_be(name, one.name)]
    near = {one.pk for one in meant}
    if len(meant) <= MOST_MEANT:
        for one in meant:
            near |= apart_from(one)
    return near


def may_be(typed: str, name: str) -> bool:
    """Every word of the shorter one stands in the other, in any order; a letter is an initial."""
    one, two = sorted((words_of(typed), words_of(name)), key=len)
    return bool(one) and all(any(_same(word, other) for other in two) for word in one)


def words_of(name: str) -> list[str]:
    """Without capitals, accents and signs."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.findall(r"\w+", "".join(one for one in plain if not unicodedata.combining(one)))


def _same(one: str, other: str) -> bool:
    short = min(one, other, key=len)
    return one == other or (len(short) == 1 and one[0] == other[0])
