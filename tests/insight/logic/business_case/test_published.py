"""The headlines of the literature, as field notes and papers print them."""

from decimal import Decimal

from naast.insight.logic.business_case.published import CHECKS, Study, Verdict

BY_CODE = {one.code: one for one in CHECKS}


def told(code: str) -> tuple[str, Verdict]:
    one = BY_CODE[code]
    return f"{one.rounded:f}", one.verdict


def test_moran_2020_its_net_benefit_and_the_people_it_takes() -> None:
    """23,232 without, 656 with: 22,576 (printed 22,576.05). 1.81 million / 22,576.05 = 80.2."""
    assert told("net") == ("22576", Verdict.SAME)
    assert told("people") == ("80.2", Verdict.DERIVED)


def test_moran_2020_how_many_points_fewer_must_leave_if_that_were_all() -> None:
    found = {code: told(code)[0] for code in BY_CODE if code.startswith("points-")}

    assert found == {
        "points-36567": "61.7",
        "points-50000": "45.2",
        "points-60000": "37.6",
        "points-82000": "27.5",
        "points-100000": "22.6",
    }


def test_roesner_2024_counts_every_employee() -> None:
    assert BY_CODE["all"].result == 6_672_000
    assert told("all") == ("6670000", Verdict.SAME)


def test_strametz_2025_has_one_assumed_ratio() -> None:
    assert (told("physicians")[0], told("nurses")[0]) == ("0.545", "0.545")
    assert BY_CODE["saved"].result == Decimal("1.56")
    assert told("saved") == ("1.56", Verdict.MORE_THAN)


def test_every_study_is_worked_out_and_nothing_differs_from_what_was_printed() -> None:
    assert {one.study for one in CHECKS} == set(Study)
    assert [one.code for one in CHECKS if one.verdict is Verdict.DIFFERENT] == []
