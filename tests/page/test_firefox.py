"""The second browser: vectors and the whole way, in one Firefox."""

from urllib.parse import urlsplit

from tests.page.firefox import Firefox
from tests.page.small_round import SmallRound
from tests.page.test_vectors import SOURCE, assert_all_held, given


def test_the_vectors_hold_in_firefox(firefox: Firefox, small_round: SmallRound) -> None:
    firefox.open(f"{small_round.collector}/r/{small_round.id}")

    held = firefox.evaluate(SOURCE, given(base="/page/"))

    assert_all_held(held)


def test_firefox_goes_the_same_way(firefox: Firefox, small_round: SmallRound) -> None:
    firefox.open(small_round.link(small_round.new_pass()))
    firefox.press("Start")
    firefox.choose(3)
    for _ in range(12):
        firefox.press("Next")
    firefox.press("Send")
    number = firefox.text(".number").replace(" ", "")

    assert [it["answers"] for it in small_round.opened()] == [{"blamed-before": "2"}]
    assert small_round.is_in(number)
    assert firefox.evaluate("async () => localStorage.length + sessionStorage.length") == 0
    assert urlsplit(str(firefox.evaluate("async () => location.href"))).fragment == ""
