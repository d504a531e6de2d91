"""What the proposal to the board says of itself: the need with its sources, the plan, the limits.

Only what was read at its source is told as a figure; the surveys show a need, never an effect.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Fact:
    """source: its number in SOURCES, from 1."""

    text: Words
    source: int


@dataclass(frozen=True)
class Step:
    """Months of the first year, from 1 to 12."""

    begins: int
    ends: int
    text: Words

    @property
    def lasts(self) -> int:
        """Months."""
        return self.ends - self.begins + 1


NEED: tuple[Fact, ...] = (
    Fact(
        _(
            "In 32 Dutch hospitals 86 in 100 of the doctors and nurses who answered had at some"
            " time been involved in an incident with a patient (3,766 of 4,369)."
        ),
        1,
    ),
    Fact(
        _(
            "Where the patient died or was harmed for good, symptoms for longer than a month were"
            " about eight times as likely as where nobody was harmed."
        ),
        2,
    ),
    Fact(
        _(
            "Of 683 gynaecologists 82 in 100 would rather turn to colleagues; 12 in 100 had a"
            " protocol for it (2014)."
        ),
        3,
    ),
    Fact(
        _(
            "Five Dutch university hospitals began in 2016: widely used and valued, and its effect"
            " “noticeable but hard to measure”."
        ),
        4,
    ),
)
OFFER: tuple[Words, ...] = (
    _(
        "After a serious event a trained colleague calls everybody involved within a day. Anybody"
        " may also ask for a call, for whatever reason."
    ),
    _(
        "A talk takes about half an hour; mostly one or two are enough. Elsewhere about one in ten"
        " needed more; whoever does is led to professional help."
    ),
    _(
        "What is said is written down nowhere. No manager learns who was supported, and the names"
        " are destroyed when support ends."
    ),
)
PLAN: tuple[Step, ...] = (
    Step(1, 1, _("The board decides. Coordinator and deputy are named, with hours.")),
    Step(1, 3, _("The works council agrees; privacy is assessed; who sees what is written down.")),
    Step(2, 3, _("Departments say whom they would turn to. Those named are asked.")),
    Step(3, 4, _("The team is trained and signs what it promises.")),
    Step(5, 5, _("Two departments begin: everybody involved in a serious event is called.")),
    Step(6, 9, _("Department by department, until it is the whole hospital. First intervision.")),
    Step(10, 11, _("Second intervision, and a talk with every supporter about the load.")),
    Step(12, 12, _("The board reads the year's numbers and decides how to go on.")),
)
UNKNOWN: tuple[Words, ...] = (
    _(
        "Whether fewer people leave, or are off for fewer days, because of peer support: we found"
        " no study that left it to chance who was supported."
    ),
    _(
        "Published savings are models. The best known, 22,576 dollars for each nurse, rests on what"
        " nurses in one American hospital said they intended; its inputs are not public. A German"
        " one counts every employee, supported or not."
    ),
    _(
        "How many colleagues will say yes here. Programmes that wait until they are asked are"
        " little used."
    ),
)
SOURCES: tuple[str, ...] = (
    "J Nurs Manag 2021;29(7):2270-2277, doi 10.1111/jonm.13345",
    "Vanhaecht et al., BMJ Open 2019;9(7):e029923",
    "PMC5863895 (n = 683, 42.8 %)",
    "Heringa et al., Ned Tijdschr Geneeskd 2020;164:D4480",
    "PMC6102069 (Washington University, 165 referred)",
    "Moran et al., J Patient Saf 2020;16(4):e250-e254",
    "Roesner et al., Int J Public Health 2024, doi 10.3389/ijph.2024.1607218",
)
