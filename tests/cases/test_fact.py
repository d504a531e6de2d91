"""The fact that remains of a case: always as long, coarse, and readable for years."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, product

import pytest

from naast.cases.logic.fact import (
    DIMENSIONS,
    FACT_BYTES,
    PARTS,
    NotAFact,
    fact_of,
    fact_with,
    read_fact,
)
from naast.cases.logic.profile import Profile
from naast.cases.logic.steps import Clocks, Detail, Progress, press
from naast.cases.logic.words import COUNTS_NOWHERE, Outcome, Press, Route, Step
from naast.incidents.choices import Kind
from naast.people.choices import Profession

AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
DONE = Progress(Step.CLOSING, AT, None, outcome=Outcome.COMPLETED, offered_at=AT, talks=1)


def fact(profile: Profile | None = None, progress: Progress = DONE, **more: str) -> dict[str, str]:
    written = fact_of(profile or Profile(), progress, at=AT, **more)
    assert written is not None
    return read_fact(written)


def test_every_combination_has_96_bytes_of_the_same_kind_and_is_read_back() -> None:
    lengths = set()
    quarters = cycle(DIMENSIONS["quarter"])
    others = [words for name, words in DIMENSIONS.items() if name != "quarter"]
    for words, quarter in zip(product(*others), quarters, strict=False):
        values = dict(zip(DIMENSIONS, (*words, quarter), strict=True))
        written = fact_with(values, quarter=f"2026{quarter}")
        lengths.add((len(written), len(written.rstrip())))
        assert read_fact(written) == values
    ((padded, plain),) = lengths
    assert padded == FACT_BYTES
    assert plain < FACT_BYTES


def test_the_vault_finds_year_and_key_in_plain_json() -> None:
    declined = replace(DONE, talks=0, outcome=Outcome.DECLINED)
    plain = [json.loads(fact_of(Profile(), one, at=AT) or b"") for one in (DONE, declined)]
    assert [(one["q"], one["k"]) for one in plain] == [("2026", "a"), ("2026", "n")]


def test_no_part_says_more_than_one_table_needs() -> None:
    """The time stands with its quarter; every other word stands alone."""
    assert sorted(name for part in PARTS for name in part) == sorted(DIMENSIONS)
    assert [part for part in PARTS if len(part) > 1] == [("time", "quarter")]


@pytest.mark.parametrize(
    ("progress", "outcome"),
    [
        (DONE, "accepted"),
        (replace(DONE, put_off=True), "later"),
        (replace(DONE, talks=0), "accepted"),
        (replace(DONE, talks=0, outcome=Outcome.DECLINED), "declined"),
        (replace(DONE, talks=0, outcome=Outcome.DECLINED, put_off=True), "declined"),
        (replace(DONE, talks=0, outcome=Outcome.NOT_REACHED), "not_reached"),
        (replace(DONE, talks=0, outcome=Outcome.WITHDRAWN), "withdrawn"),
        (replace(DONE, outcome=Outcome.WITHDRAWN), "accepted"),
        (replace(DONE, outcome=Outcome.NOT_REACHED), "accepted"),
    ],
)
def test_whoever_talked_accepted_however_it_ended(progress: Progress, outcome: str) -> None:
    assert fact(progress=progress)["outcome"] == outcome


def test_later_is_known_after_the_colleague_put_the_call_off_and_talked_then() -> None:
    calling = Progress(Step.CALLING, AT, AT, supporter="s")
    clocks, day = Clocks(), Detail(on=AT.date() + timedelta(days=3))
    later = press(calling, Press.CALL_LATER, at=AT, clocks=clocks, detail=day)
    talked = press(later, Press.TALKED, at=AT, clocks=clocks)
    finished = press(talked, Press.FINISH, at=AT, clocks=clocks)
    assert fact(progress=finished)["outcome"] == "later"


def test_a_call_agreed_after_the_first_talk_is_no_later() -> None:
    talking = replace(DONE, step=Step.TALKING, outcome=None, supporter="s")
    day = Detail(on=AT.date() + timedelta(days=3))
    later = press(talking, Press.CALL_LATER, at=AT, clocks=Clocks(), detail=day)
    finished = press(later, Press.FINISH, at=AT, clocks=Clocks())
    assert fact(progress=finished)["outcome"] == "accepted"


@pytest.mark.parametrize("outcome", sorted(COUNTS_NOWHERE))
def test_what_counts_nowhere_leaves_no_fact(outcome: Outcome) -> None:
    assert fact_of(Profile(), DONE, at=AT) is not None
    assert fact_of(Profile(), replace(DONE, outcome=outcome), at=AT) is None


def test_professions_reasons_and_routes_go_into_coarse_groups() -> None:
    professions = {one.value: fact(Profile(profession=one))["profession"] for one in Profession}
    reasons = {one.value: fact(Profile(event_kind=one))["reason"] for one in Kind}
    routes = {one.value: fact(Profile(route=one))["route"] for one in Route}
    assert {word: group for word, group in professions.items() if group != "other"} == {
        "doctor": "doctor",
        "resident": "resident",
        "nurse": "nurse",
        "midwife": "nurse",
    }
    assert reasons == {
        "safety_incident": "safety",
        "near_miss": "safety",
        "patient_death": "other",
        "aggression": "aggression",
        "complaint": "complaint",
        "claim": "complaint",
        "other": "other",
    }
    assert routes == {
        "incident": "report",
        "import": "report",
        "self": "self",
        "colleague": "colleague",
        "unnamed": "self",
    }


@pytest.mark.parametrize(
    ("hours", "word"), [(0, "1d"), (24, "1d"), (25, "3d"), (73, "1w"), (168, "1w"), (169, "more")]
)
def test_the_time_to_the_first_call_is_kept_in_four_steps(hours: int, word: str) -> None:
    assert fact(progress=replace(DONE, offered_at=AT + timedelta(hours=hours)))["time"] == word


def test_without_a_call_there_is_no_time() -> None:
    assert fact(progress=replace(DONE, offered_at=None))["time"] == "none"


@pytest.mark.parametrize(("talks", "word"), [(0, "0"), (1, "1"), (2, "2+"), (9, "2+")])
def test_talks_are_counted_to_two(talks: int, word: str) -> None:
    assert fact(progress=replace(DONE, talks=talks))["talks"] == word


OLD = {"q": "2026Q4", "p": "doctor", "e": "safety", "r": "asked", "o": "with", "h": "no", "t": "0"}


def old(**changes: str) -> bytes:
    return json.dumps({**OLD, "f": "n", **changes}, separators=(",", ":")).encode().ljust(96)


def test_a_fact_of_the_first_version_is_read_with_what_it_knows() -> None:
    assert read_fact(old()) == {
        "outcome": "withdrawn",
        "route": "self",
        "reason": "safety",
        "profession": "doctor",
        "time": "none",
        "talks": "0",
        "referral": "no",
        "unit": "other",
        "quarter": "Q4",
    }
    later = read_fact(old(o="not_", t="2+", h="1w", r="report", e="none", p="nurse", f="y"))
    assert [later[name] for name in ("outcome", "talks", "time", "reason", "referral")] == [
        *("accepted", "2+", "1w", "other", "yes"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        bytes(range(96)),
        b"[]",
        b"3",
        b'{"q":7}',
        old(q="2026"),
        old(p="cook"),
        old(o="died"),
        b'{"q":"2026","v":2,"f":"a.a.a.a.aa.a.a"}',
        b'{"q":"2026","v":2,"f":"a.a.a.a.aa.a.a.z"}',
        b'{"q":"2026","v":2,"f":"a.a.a.a.a.a.a.a"}',
        b'{"q":"2026","v":2,"f":"a.a.a.a.aa.a.a.A"}',
        b'{"q":"2026","v":2,"f":7}',
        b'{"q":"2026","v":3,"f":"a.a.a.a.aa.a.a.a"}',
    ],
)
def test_anything_else_is_refused(broken: bytes) -> None:
    assert read_fact(old()) != {}
    with pytest.raises(NotAFact):
        read_fact(broken)
