"""When turns are, and a draft that keeps rest, absence and wishes and balances the hours."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from naast.people.logic.holidays import public_holidays
from naast.supporters.logic.rota import (
    FOUR_WEEKS,
    Candidate,
    Hours,
    Kind,
    Pattern,
    Turn,
    WhyNot,
    Wish,
    too_near,
    turn_at,
    turns_between,
    why_not,
)
from naast.supporters.logic.rota_draft import Desk, Draft, draft
from naast.supporters.logic.rota_words import Why, explained, summary

MONDAY = date(2027, 3, 1)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOURS = Hours(AMSTERDAM, lambda day: day in public_holidays(day.year, "nl"))
BOTH = Pattern(nights=True, weekends=True)


def turns(pattern: Pattern = BOTH, *, first: date = MONDAY, days: int = 7) -> list[Turn]:
    return turns_between(pattern, HOURS, first, first + timedelta(days=days - 1))


def team(number: int, **kw: object) -> list[Candidate]:
    return [Candidate(id=f"s{place:02}", **kw) for place in range(number)]  # type: ignore[arg-type]


def test_a_week_has_seven_nights_and_two_days_of_the_weekend() -> None:
    found = turns()

    assert [one.kind for one in found].count(Kind.NIGHT) == 7
    assert [one.on.weekday() for one in found if one.kind is Kind.DAY] == [5, 6]
    assert {one.length for one in found if one.kind is Kind.NIGHT} == {31}
    assert turns(Pattern()) == []


def test_a_public_holiday_is_a_day_as_in_the_weekend() -> None:
    king = date(2027, 4, 27)

    assert [one.kind for one in turns(first=king, days=1)] == [Kind.DAY, Kind.NIGHT]


def test_the_night_in_which_the_clock_goes_forward_is_an_hour_shorter() -> None:
    (night,) = turns(Pattern(nights=True), first=date(2027, 3, 27), days=1)

    assert night.length == 29


def test_a_moment_belongs_to_the_night_that_began_before_midnight() -> None:
    found = turn_at(BOTH, HOURS, datetime(2027, 3, 3, 2, 0, tzinfo=UTC))

    assert found is not None
    assert (found.kind, found.on) == (Kind.NIGHT, date(2027, 3, 2))
    assert turn_at(BOTH, HOURS, datetime(2027, 3, 3, 10, 0, tzinfo=UTC)) is None


def test_the_same_wishes_give_the_same_rota_in_whatever_order_they_come() -> None:
    people = [
        Candidate(
            id=f"s{place}", wishes={(MONDAY + timedelta(days=place), Kind.NIGHT): Wish.PREFER}
        )
        for place in range(6)
    ]

    one, other = draft(turns(), people, BOTH), draft(turns()[::-1], people[::-1], BOTH)

    assert one == other
    wished = {turn.on: who for turn, who in one.taken.items() if turn.kind is Kind.NIGHT}
    assert [wished[MONDAY + timedelta(days=place)] for place in range(6)] == [
        one.id for one in people
    ]


def test_nobody_has_a_turn_that_they_cannot_are_away_for_or_are_not_willing_to() -> None:
    friday = MONDAY + timedelta(days=4)
    people = [
        Candidate(id="cannot", wishes={(friday, Kind.NIGHT): Wish.CANNOT}),
        Candidate(id="away", away=((friday + timedelta(days=1), friday + timedelta(days=1)),)),
        Candidate(id="days", kinds=frozenset({Kind.DAY})),
    ]
    (night,) = turns(Pattern(nights=True), first=friday, days=1)

    found = draft([night], people, Pattern(nights=True))
    told = explained([night], found.taken, people, Pattern(nights=True))

    assert found == Draft({}, True)
    assert told[0].why_not == {WhyNot.CANNOT: 1, WhyNot.AWAY: 1, WhyNot.NOT_WILLING: 1}


def test_who_did_most_in_the_year_has_fewer_and_a_newcomer_is_not_flooded() -> None:
    people = [
        Candidate(id="newcomer", half_hours=0),
        *(Candidate(id=f"s{place}", half_hours=400) for place in range(5)),
        Candidate(id="often", half_hours=520),
    ]
    pattern = Pattern(nights=True, rest=timedelta(hours=12), most=28)

    found = draft(turns(pattern, days=14), people, pattern)

    counts = {one.id: list(found.taken.values()).count(one.id) for one in people}
    assert counts["often"] == 0
    assert counts["newcomer"] <= 5


def test_what_was_chosen_by_hand_stays_and_counts() -> None:
    pattern = Pattern(nights=True, rest=timedelta(hours=48))
    nights = turns(pattern, days=3)

    found = draft(nights, team(2), pattern, fixed={nights[1]: "s00"})

    assert found.taken.get(nights[0]) == "s01"  # s00 rests before and after the night by hand
    told = explained(nights, {**found.taken, nights[1]: "s00"}, team(2), pattern,
                     frozenset({nights[1]}))  # fmt: skip
    assert told[1].why == (Why.BY_HAND,)


def test_a_summary_counts_wishes_and_hours() -> None:
    pattern = Pattern(nights=True)
    (night,) = turns(pattern, days=1)
    people = [Candidate(id="a", wishes={(MONDAY, Kind.NIGHT): Wish.PREFER}), Candidate(id="b")]

    found = summary([night], draft([night], people, pattern).taken, people, pattern)

    assert (found.taken, found.preferred, found.least, found.most) == (1, 1, 0, 31)


DAYS = st.integers(min_value=0, max_value=13)
CANDIDATES = st.lists(
    st.builds(
        dict,
        half_hours=st.integers(min_value=0, max_value=300),
        kinds=st.sets(st.sampled_from(Kind), min_size=1).map(frozenset),
        wishes=st.dictionaries(
            st.tuples(DAYS.map(lambda day: MONDAY + timedelta(days=day)), st.sampled_from(Kind)),
            st.sampled_from(Wish),
            max_size=8,
        ),
        away=st.lists(DAYS.map(lambda day: (MONDAY + timedelta(days=day),) * 2), max_size=3).map(
            tuple
        ),
    ),
    min_size=1,
    max_size=6,
).map(lambda rows: [Candidate(id=f"s{place}", **row) for place, row in enumerate(rows)])
PATTERNS = st.builds(
    Pattern,
    nights=st.just(True),
    weekends=st.booleans(),
    places=st.sampled_from([1, 2]),
    rest=st.sampled_from([timedelta(hours=11), timedelta(hours=48), timedelta(days=6)]),
    most=st.integers(min_value=1, max_value=5),
)


def broken_rules(found: Draft, people: Sequence[Candidate], pattern: Pattern) -> list[object]:
    """An oracle of its own: each pair and each four weeks looked at one by one."""
    own = defaultdict(list)
    for turn, who in found.taken.items():
        own[who].append(turn)
    by_id = {one.id: one for one in people}
    problems: list[object] = []
    for who, theirs in own.items():
        for one, other in combinations(sorted(theirs), 2):
            if other.starts_at - one.ends_at < pattern.rest:
                problems.append((who, one, other))
        for turn in theirs:
            window = [one for one in theirs if turn.on <= one.on < turn.on + FOUR_WEEKS]
            blocked = by_id[who].wish(turn) is Wish.CANNOT or by_id[who].is_away(turn)
            if len(window) > pattern.most or blocked or turn.kind not in by_id[who].kinds:
                problems.append((who, turn))
    return problems


@settings(max_examples=12)
@given(people=CANDIDATES, pattern=PATTERNS)
def test_no_draft_breaks_rest_absence_wish_or_maximum(
    people: list[Candidate], pattern: Pattern
) -> None:
    found = draft(turns(pattern, days=10), people, pattern)

    assert broken_rules(found, people, pattern) == []


@settings(max_examples=12)
@given(people=CANDIDATES, pattern=PATTERNS)
def test_no_turn_can_go_to_somebody_with_a_turn_less_who_may_take_it_as_gladly(
    people: list[Candidate], pattern: Pattern
) -> None:
    week = turns(pattern, days=10)
    found = draft(week, people, pattern)

    desk = Desk(sorted(people, key=lambda one: one.id), pattern, {})
    load = desk.load(found.taken)
    unfair = [
        (turn, who, other.id)
        for turn, who in found.taken.items()
        for other in people
        if load[who] - load[other.id] > turn.length
        and desk.wish_cost(other.id, turn) <= desk.wish_cost(who, turn)
        and desk.may(other.id, turn, found.taken)
    ]
    empty = [turn for turn in week if turn not in found.taken]
    possible = [one for one in empty for who in people if desk.may(who.id, one, found.taken)]
    assert (unfair, possible) == ([], [])


def test_with_nothing_between_them_hours_differ_by_one_turn_at_most() -> None:
    pattern = Pattern(nights=True, weekends=True, rest=timedelta(0), most=28)

    found = draft(turns(pattern, days=14), team(4), pattern)

    load = Desk(team(4), pattern, {}).load(found.taken)
    assert len(found.taken) == 18
    assert max(load.values()) - min(load.values()) <= 31


def test_the_oracle_sees_a_rota_that_breaks_the_rest() -> None:
    nights = turns(Pattern(nights=True), days=2)

    bad = Draft(dict.fromkeys(nights, "s00"), False)

    assert broken_rules(bad, team(1), Pattern(nights=True)) != []
    assert too_near(*nights, timedelta(hours=9)) and not too_near(*nights, timedelta(hours=8))
    assert why_not(team(1)[0], nights[1], Pattern(nights=True), [nights[0]]) == (WhyNot.REST,)
    assert Pattern().starts == time(17, 0)
