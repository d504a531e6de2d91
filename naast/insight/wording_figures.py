"""The answer to each question in sentences, and a year in five lines."""

from collections.abc import Callable, Mapping

from naast.insight.choices_questions import QUESTION_WORDS
from naast.insight.logic.publications.declared import Question
from naast.insight.logic.publications.stored import Stored
from naast.insight.wording_answers import answer_sentences
from naast.insight.wording_open import open_sentences
from naast.insight.wording_support import support_sentences, when_of

Tables = Mapping[str, Stored]
LINES = 5


def answers_of_one_span(question: Question, tables: Tables) -> list[str]:
    """What answers say of the year, or of three years where those say more; which, stands first."""
    spans = [
        {code: one for code, one in tables.items() if (len(one.periods) == 1) is alone}
        for alone in (True, False)
    ]
    said = [answer_sentences(question, span) for span in spans]
    best = 0 if len(said[0]) >= len(said[1]) else 1
    if not said[best]:
        return []
    first, *others = said[best]
    years = next(one for code, one in spans[best].items() if code.startswith("answers_"))
    return [f"{when_of(years)}: {first[:1].lower()}{first[1:]}", *others]


SOURCES: tuple[Callable[[Question, Tables], list[str]], ...] = (
    support_sentences,
    answers_of_one_span,
    open_sentences,
)


def answer_to(question: Question, tables: Tables) -> list[str]:
    """What can be said; empty where nothing can."""
    return [sentence for source in SOURCES for sentence in source(question, tables)]


def in_short(tables: Tables) -> list[str]:
    """The first sentence of each question, then the second ones, as far as five lines go; in the
    order of the questions."""
    said = [answer_to(question, tables) for question in QUESTION_WORDS]
    ranks = [
        (rank, place) for place, sentences in enumerate(said) for rank in range(len(sentences))
    ]
    chosen = sorted(sorted(ranks)[:LINES], key=lambda pair: (pair[1], pair[0]))
    return [said[place][rank] for rank, place in chosen]
