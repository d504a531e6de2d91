"""The fixed list of answers: what colleagues say of the support, and how they felt, looking back.

Every question counts all answers of the period, those who left it open too. No table joins two
questions but before and after of one feeling, and everybody can count the answers themselves (the
check numbers stand on a public page). So given their number no question tells anything of another:
each is a population of its own, "answers.blamed", and is attacked by itself. Coarse tables come
first, and of each those over three years, because a small hospital has ten answers in two years.
"""

from dataclasses import replace
from itertools import product

from naast.insight.logic.disclosure.tables import Cell, Dimension
from naast.insight.logic.publications.declared import Declared, Population, Question

FORM = "naast-evaluation 1"  # the questions that these tables are about
UNSAID = "unsaid"  # the question was left open
FEELINGS = ("blamed", "ashamed", "incompetent", "isolated")
STATEMENTS = ("helped", "soon-enough", "free-choice", "keep-working", "everyone", "own-field")
LEVELS = ("0", "1", "2", "3")  # not, slightly, moderately, very true
AGREEMENT = ("1", "2", "3", "4", "5")

# Each coarse word and the answers in it.
SIDES = {"much": ("3", "2"), "little": ("1", "0"), UNSAID: (UNSAID,)}
AGREED = {"agree": ("5", "4"), "rest": ("3", "2", "1"), UNSAID: (UNSAID,)}
# Marks have a mean besides; with how many gave each mark it would tell who gave the low ones.
MARKS = {"high": ("10", "9", "8"), "lower": tuple("76543210"), UNSAID: (UNSAID,)}
CHANGES = ("better", "same", "worse", UNSAID)


def level(code: str) -> str:
    """An answer of the form as a word of the tables."""
    return code or UNSAID


def coarse(words: dict[str, tuple[str, ...]], fine: str) -> str:
    """The coarse word that an answer is part of."""
    return next(word for word, parts in words.items() if fine in parts)


def change(before: str, after: str) -> str:
    """better: it was less true afterwards. unsaid: one of the two was left open."""
    if UNSAID in (before, after):
        return UNSAID
    return "same" if before == after else "better" if after < before else "worse"


def question_of(declared: Declared) -> str:
    """The question, or feeling, that a table is about; "" for the number of answers."""
    return declared.code.removesuffix("_3y").split("_")[1] if declared.dimensions else ""


def population_of(declared: Declared) -> str:
    """Whom the attacker takes together: the tables of one question."""
    about = question_of(declared)
    return f"{declared.population}.{about}" if about else declared.population.value


def _declared(
    code: str, question: Question, *dimensions: Dimension, structural: frozenset[Cell] = frozenset()
) -> Declared:
    return Declared(
        code=f"answers_{code}",
        question=question,
        population=Population.ANSWERS,
        dimensions=dimensions,
        structural=structural,
    )


def _in_coarse(
    code: str, question: Question, name: str, words: dict[str, tuple[str, ...]]
) -> tuple[Declared, Declared]:
    """The coarse table, and the fine one that hangs on it."""
    few = Dimension(name, tuple(words))
    fine = Dimension(f"{name}_points", tuple(part for parts in words.values() for part in parts))
    outside = frozenset(
        (word, part) for word, part in product(few.values, fine.values) if part not in words[word]
    )
    return (
        _declared(code, question, few),
        _declared(f"{code}_points", question, few, fine, structural=outside),
    )


def _feeling(name: str) -> tuple[tuple[Declared, ...], tuple[Declared, ...]]:
    """Coarse and fine. The transitions hang on the fine margins, those on the coarse ones."""
    question, sides = Question.FEELINGS, ("before", "after")
    both = [_in_coarse(f"{name}_{side}", question, f"{name}_{side}", SIDES) for side in sides]
    moved = Dimension(f"{name}_change", CHANGES)
    before, after = (fine.dimensions[1] for _few, fine in both)
    impossible = frozenset(
        cell
        for cell in product(CHANGES, before.values, after.values)
        if change(cell[1], cell[2]) != cell[0]
    )
    whole = _declared(f"{name}_moves", question, moved, before, after, structural=impossible)
    first = (_declared(f"{name}_change", question, moved), *(few for few, _fine in both))
    return first, (*(fine for _few, fine in both), whole)


def _statement(name: str) -> tuple[tuple[Declared, ...], tuple[Declared, ...]]:
    few, fine = _in_coarse(name, Question.EXPERIENCE, name, AGREED)
    return (few,), (fine,)


def _list() -> tuple[Declared, ...]:
    recommend = _declared(
        "recommend", Question.EXPERIENCE, Dimension("recommend", ("yes", "no", UNSAID))
    )
    mark = _declared("mark", Question.EXPERIENCE, Dimension("mark", tuple(MARKS)))
    asked = [
        *map(_feeling, FEELINGS),
        ((mark,), ()),
        ((recommend,), ()),
        *map(_statement, STATEMENTS),
    ]
    first = [_declared("total", Question.EXPERIENCE), *(one for few, _ in asked for one in few)]
    then = [one for _, fine in asked for one in fine]
    return tuple(
        one for few in (first, then) for once in few for one in (over_three_years(once), once)
    )


def over_three_years(once: Declared) -> Declared:
    """The same over the year and the two before it."""
    return replace(once, code=f"{once.code}_3y", years=3)


ANSWERS: tuple[Declared, ...] = _list()
