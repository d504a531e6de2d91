"""Tables about team, programme and calamity clocks have words for all they can hold."""

from naast.insight.choices_tables import DIMENSIONS, FIGURES, VALUES, WHY_WORDS, WORDS
from naast.insight.logic.publications.list_files import FILES
from naast.insight.logic.publications.list_team import PROGRAMME, TEAM, TRAINING
from naast.insight.logic.publications.months import MONTHS
from naast.people.choices import Profession
from naast.supporters.logic.intervision import Theme

OPEN = (*TEAM, *TRAINING, *PROGRAMME)


def test_every_table_dimension_and_value_has_words() -> None:
    splits = [each for one in FILES for each in one.dimensions]
    named = {(each.code, value) for each in splits for value in each.values}
    named |= {("team_profession", code) for code in Profession.values}
    named |= {("team_theme", code.value) for code in Theme}

    assert [one.code for one in (*FILES, *OPEN) if one.code not in WORDS] == []
    assert [each.code for each in splits if each.code not in DIMENSIONS] == []
    assert sorted(named - set(VALUES)) == []
    assert [month for month in MONTHS if month not in FIGURES] == []


def test_every_sentence_ends_and_every_question_asks() -> None:
    for one in (*FILES, *OPEN):
        words = WORDS[one.code]
        assert str(words.question_line).endswith("?"), one.code
        sentences = [words.definition, words.population, words.exclusions, words.source]
        assert [str(each) for each in sentences if each and not str(each).endswith(".")] == []


def test_every_reason_of_ours_for_showing_nothing_has_words() -> None:
    assert {"few", "not_kept", "not_measured", "too_soon", "nothing"} <= set(WHY_WORDS)
