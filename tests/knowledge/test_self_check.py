"""The bands of the self-check cover every total once."""

from naast.knowledge.texts.self_check import ANSWERS, BANDS, STATEMENTS


def test_every_possible_total_has_exactly_one_advice() -> None:
    highest = len(STATEMENTS) * max(answer.points for answer in ANSWERS)

    found = [
        [band.id for band in BANDS if band.low <= total <= band.high]
        for total in range(highest + 1)
    ]

    assert [len(ids) for ids in found] == [1] * (highest + 1)
    assert BANDS[-1].high == highest
