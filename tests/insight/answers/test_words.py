"""Every table of answers, and every word in one, is said in plain words."""

from naast.insight.choices_tables_answers import DIMENSIONS, VALUES, WORDS
from naast.insight.logic.publications.list_answers import ANSWERS


def test_every_table_says_what_it_asks_of_whom_and_where_it_is_from() -> None:
    for declared in ANSWERS:
        words = WORDS[declared.code]
        said = [words.title, words.question_line, words.definition, words.population]
        assert all(str(one) and "%" not in str(one) for one in said), declared.code


def test_every_feeling_is_said_to_be_self_reported_and_looking_back() -> None:
    for code, words in WORDS.items():
        if code.split("_")[1] in ("blamed", "ashamed", "incompetent", "isolated"):
            assert str(words.definition).startswith("Self-reported, looking back")
            assert "effect" not in f"{words.title} {words.question_line} {words.definition}"


def test_every_value_and_dimension_has_a_word() -> None:
    for declared in ANSWERS:
        for dimension in declared.dimensions:
            assert str(DIMENSIONS[dimension.code])
            values = [str(VALUES[dimension.code, value]) for value in dimension.values]
            assert len(set(values)) == len(values), dimension.code


def test_one_feeling_is_read_as_it_was_asked() -> None:
    words = WORDS["answers_isolated_moves_3y"]

    assert str(words.title) == "Feeling alone in it: from before to after"
    assert str(VALUES["isolated_before_points", "1"]) == "slightly true"
    assert str(VALUES["isolated_change", "better"]) == "less true afterwards"
    assert str(VALUES["mark", "high"]) == "8 or more"
