"""Sentences about answers say what the published numbers say, and never more."""

from collections.abc import Mapping

from naast.insight.logic.disclosure.rule import by_itself
from naast.insight.logic.disclosure.tables import Cell, Table
from naast.insight.logic.publications.declared import Rule
from naast.insight.logic.publications.list_answers import ANSWERS
from naast.insight.logic.publications.stored import Figure, Stored
from naast.insight.wording_experience import experience_said
from naast.insight.wording_feelings import bands_said, feelings_said

DECLARED = {one.code: one for one in ANSWERS}
LOOKING_BACK = (
    "Self-reported, looking back. Feelings often ease with time alone, so this does not say what"
    " the support did."
)
HIDDEN = "Where it is not said for how many it became less true, or more, that number is hidden."
FEW = "These are few people: another year may look different."
MISSING = (
    "Only people who had a conversation could answer, and not all did. Whoever declined support is"
    " not heard here, and those who answer may be the more content ones."
)


def stored(code: str, counts: Mapping[Cell, int], *figures: Figure) -> Stored:
    years = ("2024", "2025", "2026") if code.endswith("_3y") else ("2026",)
    published = None
    if code in DECLARED:
        declared = DECLARED[code]
        table = Table(
            code=code,
            population="answers",
            periods=years,
            dimensions=declared.dimensions,
            counts=counts,
        )
        published = by_itself(table)
    return Stored(
        code=code,
        question=DECLARED.get(code, DECLARED["answers_total"]).question,
        population=DECLARED["answers_total"].population,
        period="2026",
        periods=years,
        rule=Rule.TEN_FIVE,
        published=published,
        figures=figures,
    )


def tables(*every: Stored) -> dict[str, Stored]:
    return {one.code: one for one in every}


def changed(better: int, same: int, worse: int, code: str = "answers_isolated_change") -> Stored:
    return stored(code, {("better",): better, ("same",): same, ("worse",): worse})


def total(people: int, code: str = "answers_total") -> Stored:
    return stored(code, {(): people})


def test_most_felt_less_and_how_many_felt_more_is_hidden() -> None:
    said = feelings_said(tables(total(26), changed(20, 4, 2)))

    assert said == [
        "Looking back, about 20 of about 25 people say that they felt less alone in it afterwards.",
        HIDDEN,
        FEW,
        LOOKING_BACK,
    ]


def test_a_change_that_is_clear_whatever_is_hidden_is_said_to_be() -> None:
    said = feelings_said(tables(total(80), changed(60, 12, 8)))

    assert said == [
        "Looking back, about 60 of about 80 people say that they felt less alone in it afterwards.",
        HIDDEN,
        "Less than before, by more than chance alone would make, however large the hidden numbers"
        " are: feeling alone in it (sign test, p < 0.05, four feelings at once).",
        LOOKING_BACK,
    ]


def test_the_larger_number_comes_first_also_where_it_is_the_sad_one() -> None:
    said = feelings_said(tables(total(70), changed(14, 21, 35)))

    assert said == [
        "Looking back, about 35 of about 70 people say that they felt more alone in it afterwards.",
        "Looking back, about 15 of about 70 people say that they felt less alone in it afterwards.",
        LOOKING_BACK,
    ]


def test_only_those_who_felt_worse_are_shown_and_it_is_said_of_the_others() -> None:
    said = feelings_said(tables(total(70), changed(6, 40, 24)))

    assert said == [
        "Looking back, about 25 of about 70 people say that they felt more alone in it afterwards.",
        HIDDEN,
        LOOKING_BACK,
    ]


def test_nothing_changed_for_most() -> None:
    said = feelings_said(tables(total(58), changed(5, 50, 3)))

    assert said == [
        "Feeling alone in it: for about 50 it stayed the same.",
        HIDDEN,
        LOOKING_BACK,
    ]


def test_where_nothing_is_shown_nothing_is_said() -> None:
    assert feelings_said(tables(total(16), changed(8, 5, 3))) == []
    assert feelings_said({}) == []
    assert experience_said({}) == []


def test_three_years_stand_in_for_a_year_that_is_too_thin() -> None:
    few = changed(8, 5, 3)
    more = changed(24, 15, 9, "answers_isolated_change_3y")

    said = feelings_said(tables(total(16), total(48, "answers_total_3y"), few, more))

    assert said[0] == (
        "Looking back, about 25 of about 50 people say that they felt less alone in it afterwards."
    )


def test_marks_and_recommending_have_an_interval_from_rounded_numbers() -> None:
    mean = Figure(code="mark_mean", rule=Rule.MEAN, value="8.2", base=35, low="7.7", high="8.7")

    said = experience_said(
        tables(
            total(34),
            stored("answers_mark_mean", {}, mean),
            stored("answers_mark", {("high",): 26, ("lower",): 8}),
            stored("answers_recommend", {("yes",): 29, ("no",): 5}),
            stored("answers_helped", {("agree",): 20, ("rest",): 14}),
        )
    )

    assert said == [
        "People give peer support 8.2 of 10 on average; with so many answers it may as well be"
        " anything from 7.7 to 8.7.",
        "About 25 of about 35 give an 8 or more (of 100, likely between 55 and 84).",
        "About 30 of about 35 would recommend it to a colleague (of 100, likely between 71 and"
        " 94).",
        "About 20 of about 35 agree (of 100, likely between 41 and 72): “The support helped me to"
        " process what had happened.”",
        "About 15 of about 35 are neutral or disagree (of 100, likely between 28 and 59): “The"
        " support helped me to process what had happened.”",
        FEW,
        MISSING,
    ]


def test_the_response_is_said_with_who_is_missing() -> None:
    response = Figure(code="response", rule=Rule.IN_FIVES, value="65", base=50)
    recommend = stored("answers_recommend", {("yes",): 59, ("no",): 5})

    said = experience_said(tables(total(64), recommend, stored("answers_response", {}, response)))

    assert said[1:] == ["Of about 50 passes that were given, 65 of 100 were used.", MISSING]


def band(code: str, value: str, low: str = "", high: str = "") -> Figure:
    return Figure(code=code, rule=Rule.BAND, value=value, low=low, high=high)


def test_tests_are_said_in_bands_with_their_direction() -> None:
    less = stored(
        "answers_blamed_tests",
        {},
        band("signed_rank", "p < 0.01"),
        band("rank_biserial", "0.6", "0.4", "0.7"),
    )
    more = stored(
        "answers_blamed_tests",
        {},
        band("signed_rank", "p < 0.05"),
        band("rank_biserial", "-0.3", "-0.5", "-0.1"),
    )
    neither = stored(
        "answers_blamed_tests",
        {},
        band("signed_rank", "p >= 0.05"),
        band("rank_biserial", "0.1", "-0.1", "0.3"),
    )

    assert bands_said(less)[0] == (
        "More people moved down than chance alone would make: it became less true (p < 0.01, size"
        " 0.6, between 0.4 and 0.7)."
    )
    assert bands_said(more)[0].startswith("More people moved up than chance alone would make")
    assert bands_said(neither)[0] == (
        "The change is no larger than chance alone may make it (p >= 0.05)."
    )
    assert bands_said(stored("answers_blamed_tests", {})) == []


def test_an_interval_and_an_exact_test_that_disagree_are_said_to() -> None:
    both = [band("signed_rank", "p < 0.05"), band("rank_biserial", "0.3", "0.1", "0.5")]
    apart = [band("mcnemar", "p >= 0.05"), band("difference", "10", "5", "20")]
    agreeing = [band("mcnemar", "p < 0.05"), band("difference", "10", "5", "20")]

    odd = bands_said(stored("answers_blamed_tests", {}, *both, *apart))
    even = bands_said(stored("answers_blamed_tests", {}, *both, *agreeing))

    assert odd[-1].startswith("The interval and the exact test do not quite agree here.")
    assert len(even) == len(odd) - 1


def test_no_sentence_speaks_of_an_effect() -> None:
    said = " ".join(
        feelings_said(tables(total(70), changed(40, 18, 12)))
        + experience_said(tables(total(70), stored("answers_recommend", {("yes",): 60})))
    )

    assert "effect" not in said
    assert "because of" not in said
