"""What words every published table has."""

from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class TableWords:
    """title: a few words. question_line: the question that it answers, as a sentence. definition,
    population, exclusions, source: a sentence each, shown on a press; exclusions may be ""."""

    title: Words
    question_line: Words
    definition: Words
    population: Words
    exclusions: Words
    source: Words
