"""The proposal that a founder takes to the board: two sheets, whatever the inputs."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from naast.insight.case_team import team_for, team_told
from naast.insight.choices_case import TRUSTS
from naast.insight.choices_case_proposal import NEED, OFFER, PLAN, SOURCES, UNKNOWN
from naast.insight.logic.business_case.formula import Answer
from naast.insight.logic.business_case.inputs import Case, Trust
from naast.insight.logic.business_case.outcome import Outcome, outcome_of
from naast.insight.logic.business_case.sensitivity import one_way
from naast.insight.wording_case import (
    NAMED,
    balance_sentences,
    break_even_sentences,
    cost_sentences,
    counting_inputs,
    labels,
    provenance,
    rests_on_sentences,
)
from naast.insight.wording_case_numbers import money, plain
from naast.insight.wording_case_tables import cost_rows, input_groups, tornado_of
from naast.insight.wording_team import chart_of
from naast.web.insight.drawing import drawn
from naast.web.pdf import OtherPages, pdf_of

TIGHTNESSES = 5  # from roomy to small letters, see proposal.css
SWINGS, ACROSS = 3, 440
MARKS = {Trust.MEASURED: "●", Trust.PUBLISHED: "◆", Trust.ESTIMATED: "○", Trust.NONE: "-"}


@dataclass(frozen=True)
class Proposal:
    """What is asked of whom. logo: PNG or JPEG, or nothing."""

    case: Case
    hospital: str
    on: date
    language: str
    logo: bytes | None = None


def proposal_pdf(proposal: Proposal) -> bytes:
    """Two sheets: the letters are made smaller until it fits. Raises PdfNotHere."""
    pictures = {"logo": proposal.logo} if proposal.logo else {}
    with override(proposal.language):
        for tightness in range(TIGHTNESSES):
            html = proposal_html(proposal, tightness=tightness)
            try:
                return pdf_of(html, look="proposal.css", pictures=pictures, pages=2)
            except OtherPages:
                continue
    raise OtherPages  # tests keep the longest of everything within two


def proposal_html(proposal: Proposal, *, tightness: int = 0) -> str:
    """The sheets in the language that is switched on. tightness: of the letters."""
    case = proposal.case
    outcome, swings, team = outcome_of(case), one_way(case), team_for(case)
    context = {
        "proposal": proposal,
        "tightness": tightness,
        "ask": _ask(case, outcome),
        "tiles": _tiles(case, outcome),
        "need": NEED,
        "offer": OFFER,
        "team": team_told(team) if team else [],
        "chart": drawn(chart_of(team, standalone=True)) if team else "",
        "lines": cost_rows(case, outcome),
        "cost": [] if outcome.cost_of_one.value is not None else cost_sentences(case, outcome),
        "saved": [*balance_sentences(case, outcome), *break_even_sentences(case, outcome)],
        "tornado": drawn(
            tornado_of(case, outcome, swings[:SWINGS], across=ACROSS, standalone=True)
        ),
        "plan": PLAN,
        "rests_on": [*rests_on_sentences(case, swings), provenance(case)],
        "inputs": _inputs(case),
        "marks": [(MARKS[trust], TRUSTS[trust]) for trust in Trust],
        "unknown": UNKNOWN,
        "blank": labels(_blank(case), most=NAMED),
        "sources": SOURCES,
    }
    return render_to_string("insight/case_proposal.html", context)


def _ask(case: Case, outcome: Outcome) -> str:
    team, hours = case.of("team").value, case.of("coordinator_hours").value
    if team is None or hours is None or outcome.first_year.value is None:
        return _(
            "Some figures are still blank. We ask the board to say who can fill them in, and to"
            " decide after that."
        )
    return _(
        "We ask the board to begin peer support with %(team)s supporters, a coordinator for"
        " %(hours)s hours a year, and %(money)s in the first year."
    ) % {
        "team": plain(team),
        "hours": plain(hours),
        "money": money(outcome.first_year.value, case.currency),
    }


def _tiles(case: Case, outcome: Outcome) -> list[tuple[str, str]]:
    supported, team = case.of("supported").value, case.of("team").value

    def told(answer: Answer) -> str:
        return "" if answer.value is None else money(answer.value, case.currency)

    return [
        (plain(supported) if supported is not None else "", _("colleagues supported a year")),
        (plain(team) if team is not None else "", _("supporters in the team")),
        (told(outcome.first_year), _("in the first year")),
        (told(outcome.later), _("in each later year")),
        (told(outcome.cost_of_one), _("for each supported colleague, later")),
    ]


def _blank(case: Case) -> list[str]:
    return [code for code in counting_inputs(case) if case.of(code).value is None]


def _inputs(case: Case) -> list[tuple[str, str, str]]:
    """Mark, label and value of every input that counts and is filled in."""
    return [
        (MARKS[case.of(row.code).trust], row.label, row.value)
        for group in input_groups(case)
        for row in group.rows
        if row.counts and row.value
    ]
