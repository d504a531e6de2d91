"""An hour of openings, to the second and to the case."""

from vault.limits import Hour


def test_counts_and_what_was_told_live_to_the_last_second_of_their_hour() -> None:
    hour = Hour({"coordinator": 1}).at(7199.9)
    assert hour.has_room("coordinator", "anna", 1)
    hour.use("coordinator", "anna", 1)
    hour.told.add("anna")

    assert not hour.at(3600).has_room("coordinator", "anna", 1)
    assert hour.told == {"anna"}
    assert hour.at(7200).has_room("coordinator", "anna", 1)
    assert hour.told == set()


def test_a_kind_without_a_limit_opens_nothing_but_may_ask_for_nothing() -> None:
    hour = Hour({}).at(0)

    assert hour.has_room("coordinator", "anna", 1)
    assert not hour.has_room("stranger", "anna", 1)
    assert hour.has_room("stranger", "anna", 0)
