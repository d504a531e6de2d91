"""The walk through the questions, in the order of the model: technical, organisational, human.

A path is the answers as letters, y or n, one a question: "nny" says what was asked and what came
out, so it is kept beside the code. A main category with one code is one question.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from naast.calamities.logic.prisma.codes import GROUPS, LAST, codes_of

YES, NO = "y", "n"
# No group holds more codes than the human one: all groups asked and left, and X at the end.
LONGEST_PATH = 22


@dataclass(frozen=True)
class Answer:
    """question: a main category or a code."""

    question: str
    yes: bool


@dataclass(frozen=True)
class Walk:
    """How far it is: the next question, or the code at the end."""

    answers: tuple[Answer, ...]
    question: str = ""
    code: str = ""


class NoSuchPath(ValueError):
    """These answers lead through no walk."""


def walk(path: str) -> Walk:
    """Follow the answers. Raises NoSuchPath for other letters and for answers after the end."""
    if len(path) > LONGEST_PATH or set(path) - {YES, NO}:
        raise NoSuchPath("A path is made of y and n.")
    answers: list[Answer] = []
    for letter in path:
        question = _next(answers)
        if not question or _reached(answers):
            raise NoSuchPath("The walk had ended before these answers.")
        answers.append(Answer(question, letter == YES))
    code = _reached(answers)
    question = "" if code else _next(answers)
    return Walk(tuple(answers), question, code or ("" if question else LAST))


def path_to(code: str) -> str:
    """The shortest path that ends at the code; for examples and tests."""
    path = ""
    while (here := walk(path)).question:
        wanted = here.question == code or code in _under(here.question)
        path += YES if wanted else NO
    return path


def _reached(answers: Sequence[Answer]) -> str:
    """The code that the last answer named, if it did."""
    if answers and answers[-1].yes and answers[-1].question not in _gates():
        return answers[-1].question
    return ""


def _next(answers: Sequence[Answer]) -> str:
    """After a yes to a main category its codes one by one; none of them: the next category."""
    asked = {one.question: one.yes for one in answers}
    for group in GROUPS:
        members = codes_of(group)
        if members == (LAST,):
            continue
        if len(members) > 1:
            if group not in asked:
                return group
            if not asked[group]:
                continue
        for code in members:
            if code not in asked:
                return code
    return ""


def _gates() -> frozenset[str]:
    return frozenset(group for group in GROUPS if len(codes_of(group)) > 1)


def _under(question: str) -> tuple[str, ...]:
    return codes_of(question) if question in _gates() else ()  # type: ignore[arg-type]
