"""What can be said of answers in sentences, question by question; for pages and the report."""

from collections.abc import Callable, Mapping

from naast.insight.logic.publications.declared import Question
from naast.insight.logic.publications.list_answers import FEELINGS
from naast.insight.logic.publications.stored import Stored
from naast.insight.wording_experience import experience_said
from naast.insight.wording_feelings import bands_said, feelings_said

Tables = Mapping[str, Stored]


def answer_sentences(question: Question, tables: Tables) -> list[str]:
    """The answer to a question about answers; empty where nothing of it is shown, and for every
    other question. tables: of one publication, by code."""
    said = _SENTENCES.get(question)
    return said(tables) if said else []


def sentences_of_tests(tables: Tables) -> dict[str, list[str]]:
    """What the tests say, by feeling; without those that are not told."""
    found = {}
    for name in FEELINGS:
        for code in (f"answers_{name}_tests", f"answers_{name}_tests_3y"):
            if name not in found and code in tables and (said := bands_said(tables[code])):
                found[name] = said
    return found


_SENTENCES: Mapping[Question, Callable[[Tables], list[str]]] = {
    Question.EXPERIENCE: experience_said,
    Question.FEELINGS: feelings_said,
}
