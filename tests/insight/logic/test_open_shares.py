"""A share of the team: none that tells of each of them."""

from naast.insight.logic.publications.open_tables import share


def test_a_share_is_told_in_steps_of_five_with_its_base():
    told = share("refreshers", 3, 7)
    assert (told.value, told.base) == ("45%", 5)


def test_of_all_or_nobody_no_share_is_told_as_it_would_tell_of_each():
    assert [(share("x", part, 6).value, share("x", part, 6).why) for part in (0, 6)] == [
        ("", "all_same"),
        ("", "all_same"),
    ]


def test_of_fewer_than_five_no_share_is_told():
    assert (share("x", 2, 4).value, share("x", 2, 4).why) == ("", "few")
