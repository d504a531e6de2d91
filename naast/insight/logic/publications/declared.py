"""What a table of the fixed list says about itself before there is a number in it."""

from dataclasses import dataclass
from enum import StrEnum

from naast.insight.logic.disclosure.tables import Cell, Dimension


class Question(StrEnum):
    """What a reader wants to know; a page each."""

    HOW_MANY = "how_many"  # how many colleagues were offered support, and what came of it?
    WHO = "who"  # whom does it reach?
    IN_TIME = "in_time"  # is everyone called in time?
    CONVERSATIONS = "conversations"  # what does support look like?
    EXPERIENCE = "experience"  # what do colleagues say of it?
    FEELINGS = "feelings"  # how did they feel, looking back?
    TEAM = "team"  # is the team large and wide enough?
    TRAINING = "training"  # is the team trained and looked after?
    PROGRAMME = "programme"  # how healthy is the programme?
    CALAMITIES = "calamities"  # are the clocks of calamities kept?


class Population(StrEnum):
    """Whom or what a table counts. Tables of one population count exactly the same ones.

    SUPPORT: support that closed in the period. ANSWERS: answers of evaluation rounds that were
    counted in it. REPORTS: events reported in it. GROUPS: talks in groups held in it. FILES:
    calamity files of events noticed in it, or of which a clock had its last day in it. OPEN:
    nobody who was supported and nobody who was in an event, so nothing is hidden: supporters, whom
    everybody may know, and the programme.
    """

    SUPPORT = "support"
    ANSWERS = "answers"
    REPORTS = "reports"
    GROUPS = "groups"
    FILES = "files"
    OPEN = "open"


class Rule(StrEnum):
    """How a number was made safe; a reader sees it beside the number.

    TEN_FIVE: fewer than 10 is hidden, the rest rounded to 5. OF_TABLE: worked out from published
    cells. MEAN: of ten or more, to one decimal. BAND: a result of a test, told only as a band.
    IN_FIVES: a percentage in steps of 5. EXACT: of Population.OPEN only.
    """

    TEN_FIVE = "ten_five"
    OF_TABLE = "of_table"
    MEAN = "mean"
    BAND = "band"
    IN_FIVES = "in_fives"
    EXACT = "exact"


@dataclass(frozen=True, kw_only=True)
class Declared:
    """One table of the fixed list. The list's order is the order of importance.

    years: 1, or 3 where a year is too thin (the last of them is the period). structural: cells
    that nobody can ever be in. Dimensions hold still from year to year.
    """

    code: str
    question: Question
    population: Population
    years: int = 1
    dimensions: tuple[Dimension, ...] = ()
    structural: frozenset[Cell] = frozenset()
