"""Says the sentences of reading in the reader's language."""

from django.utils.translation import gettext

from naast.incidents.logic.sentences import Sentence
from naast.people.logic.problems import Problem
from naast.people.wording import sentence as sentence_of_problem


def in_words(said: Sentence | Problem) -> str:
    """One sentence, translated, with its values put in."""
    if isinstance(said, Problem):
        return sentence_of_problem(said)
    return gettext(said.text) % said.values
