"""Tables of support against examples counted by hand."""

from naast.insight.logic.disclosure.tables import Cell, Table
from naast.insight.queries.gather_support import counts, window

FACT = {
    "outcome": "accepted",
    "route": "report",
    "reason": "safety",
    "profession": "nurse",
    "time": "1d",
    "talks": "1",
    "referral": "no",
    "unit": "acute",
    "quarter": "Q1",
}


def some(number: int, **changes: str) -> list[dict[str, str]]:
    return [FACT | changes] * number


YEAR = [
    *some(12),
    *some(3, outcome="later", profession="resident", talks="2+", time="3d", quarter="Q2"),
    *some(4, outcome="declined", profession="doctor", talks="0", reason="complaint"),
    *some(2, outcome="not_reached", talks="0", time="more", route="colleague", quarter="Q4"),
    *some(1, outcome="withdrawn", talks="0", time="none", route="self", profession="other"),
    *some(5, referral="yes", unit="surgical", reason="aggression", profession="doctor"),
]
FACTS = {"2024": some(2), "2025": some(30, quarter="Q3"), "2026": YEAR}


def tables(facts=FACTS) -> dict[str, Table]:
    return {table.code: table for _, table in counts("2026", facts)}


def counted(code: str) -> dict[Cell, int]:
    return dict(tables()[f"support_{code}"].counts)


def test_the_total_of_a_year_and_of_three() -> None:
    assert counted("total") == {(): 27}
    assert counted("total_3y") == {(): 59}


def test_what_came_of_it() -> None:
    assert counted("uptake") == {("accepted",): 20, ("not",): 7}
    assert counted("outcome") == {
        ("accepted", "accepted"): 17,
        ("accepted", "later"): 3,
        ("not", "declined"): 4,
        ("not", "not_reached"): 2,
        ("not", "withdrawn"): 1,
    }


def test_whom_it_reached() -> None:
    assert counted("profession") == {
        ("doctor", "doctor"): 9,
        ("doctor", "resident"): 3,
        ("nurse", "nurse"): 14,
        ("other", "other"): 1,
    }
    assert counted("uptake_group") == {
        ("accepted", "doctor"): 8,
        ("accepted", "nurse"): 12,
        ("not", "doctor"): 4,
        ("not", "nurse"): 2,
        ("not", "other"): 1,
    }
    assert counted("reason") == {
        ("safety", "safety"): 18,
        ("else", "aggression"): 5,
        ("else", "complaint"): 4,
    }
    assert counted("uptake_unit") == {
        ("accepted", "acute"): 15,
        ("accepted", "surgical"): 5,
        ("not", "acute"): 7,
    }
    assert counted("route") == {("report",): 24, ("colleague",): 2, ("self",): 1}


def test_whether_it_was_in_time() -> None:
    assert counted("time") == {
        ("day", "1d"): 21,
        ("longer", "3d"): 3,
        ("longer", "more"): 2,
        ("longer", "none"): 1,
    }
    assert counted("in_time_quarter") == {
        ("day", "Q1"): 21,
        ("longer", "Q1"): 1,
        ("longer", "Q2"): 3,
        ("longer", "Q4"): 2,
    }
    assert counted("in_time_quarter_3y")[("day", "Q3")] == 30


def test_how_many_talks_and_referrals() -> None:
    assert counted("talks") == {("accepted", "1"): 17, ("accepted", "2+"): 3, ("not", "0"): 7}
    assert counted("uptake_referral") == {
        ("accepted", "no"): 15,
        ("accepted", "yes"): 5,
        ("not", "no"): 7,
    }


def test_every_table_of_a_year_counts_everybody() -> None:
    totals = {
        table.periods: {
            sum(one.counts.values()) for one in tables().values() if one.periods == table.periods
        }
        for table in tables().values()
    }
    assert totals == {("2026",): {27}, ("2024", "2025", "2026"): {59}}


def test_a_box_that_gave_nothing_makes_tables_without_anybody() -> None:
    empty = tables({"2024": [], "2025": [], "2026": []})
    assert {sum(one.counts.values()) for one in empty.values()} == {0}
    assert [sum(one.counts.values()) for one in tables({}).values()] == [0] * len(empty)


def test_the_window_is_the_year_and_the_two_before_it() -> None:
    assert window("2026") == ("2024", "2025", "2026")
    assert window("2026", 1) == ("2026",)
