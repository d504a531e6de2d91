"""What became of a clock once its last day is over."""

from datetime import date

from naast.calamities.logic.clocks.verdict import Step, verdict, worst

DUE = date(2025, 3, 10)


def test_on_the_last_day_is_in_time_and_the_day_after_is_late() -> None:
    assert verdict(Step(DUE, DUE)) == "in_time"
    assert verdict(Step(DUE, date(2025, 3, 11))) == "late"


def test_what_nobody_did_is_late_even_with_an_extension() -> None:
    assert verdict(Step(DUE, None, extended=True)) == "late"


def test_in_time_thanks_to_an_extension_is_said_so() -> None:
    assert verdict(Step(DUE, DUE, extended=True)) == "extended"


def test_a_file_is_as_good_as_its_worst_clock_of_a_kind() -> None:
    in_time, late = Step(DUE, DUE), Step(DUE, None)
    extended = Step(DUE, DUE, extended=True)

    assert worst([in_time, extended]) == "extended"
    assert worst([in_time, late, extended]) == "late"
    assert worst([]) == "no_clock"
