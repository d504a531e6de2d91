"""The business case in sentences, tables and a picture; for the page, the paper and the command."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.insight.choices_case import INPUTS, SAVINGS, TRUSTS
from naast.insight.logic.business_case.formula import inputs_of
from naast.insight.logic.business_case.inputs import SPECS, Case, Saving, Trust
from naast.insight.logic.business_case.outcome import (
    ALL_FIRST_YEAR,
    Outcome,
    joined,
    outcome_of,
    saved_by_one,
)
from naast.insight.logic.business_case.sensitivity import Swing, one_way, without_range
from naast.insight.wording_case_numbers import in_unit, money, plain

NAMED = 5  # so many are named in a sentence; the table of inputs shows all


def labels(codes: Iterable[str], *, most: int | None = None) -> str:
    """Inputs by name, with a semicolon between them; most: how many, before "and 3 more"."""
    named = [str(INPUTS[code].label) for code in codes]
    if most is None or len(named) <= most + 1:
        return "; ".join(named)
    more = _("and %(number)s more") % {"number": len(named) - most}
    return "; ".join([*named[:most], more])


def cost_sentences(case: Case, found: Outcome) -> list[str]:
    """What it costs; where something is blank, what is known of it and what is not in it."""
    first, later = found.first_year, found.later
    if first.value is not None and later.value is not None:
        told = [
            _("The first year costs %(first)s, each year after it %(later)s.")
            % {
                "first": money(first.value, case.currency),
                "later": money(later.value, case.currency),
            }
        ]
        if found.cost_of_one.value is not None:
            one = money(found.cost_of_one.value, case.currency)
            told.append(_("After the first year that is %(one)s for each supported colleague.")
                        % {"one": one})  # fmt: skip
        return told
    missing = labels(dict.fromkeys((*first.missing, *later.missing)), most=NAMED)
    told = [_("What it costs cannot be said without: %(missing)s.") % {"missing": missing}]
    if not found.first_at_least and not found.at_least:
        return told
    return [
        *told,
        _("What is filled in comes to %(first)s in the first year and %(later)s in each after it.")
        % {
            "first": money(found.first_at_least, case.currency),
            "later": money(found.at_least, case.currency),
        },
    ]


def balance_sentences(case: Case, found: Outcome) -> list[str]:
    """What is counted as saved and what is left of it, or what prevents saying so."""
    if not case.counted:
        return [_("No saving is counted: this is what it costs, whatever it saves.")]
    counted = ", ".join(str(SAVINGS[one]) for one in Saving if one in case.counted)
    told = [_("Counted as saved: %(what)s.") % {"what": counted}]
    if found.balance.value is None:
        missing = labels(found.balance.missing, most=NAMED)
        told.append(_("What is left of it cannot be said without: %(missing)s.")
                    % {"missing": missing})  # fmt: skip
        return told
    amount = money(abs(found.balance.value), case.currency)
    if found.balance.value >= 0:
        told.append(
            _("With these inputs a year after the first saves %(amount)s more than it costs.")
            % {"amount": amount}
        )
    else:
        told.append(
            _("With these inputs a year after the first costs %(amount)s more than it saves.")
            % {"amount": amount}
        )
    return [*told, *_of_one(case, found)]


def _of_one(case: Case, found: Outcome) -> list[str]:
    if found.net_of_one.value is None or found.saved_by_one.value is None:
        return []
    return [
        _("For each supported colleague: saved %(saved)s, left of it %(net)s.")
        % {
            "saved": money(found.saved_by_one.value, case.currency),
            "net": money(found.net_of_one.value, case.currency),
        }
    ]


def break_even_sentences(case: Case, found: Outcome) -> list[str]:
    """From how many people on it pays; and what must be prevented, whatever is counted."""
    told = []
    point = found.break_even
    if case.counted and point.people is not None:
        people = max(1, ceil(point.people))
        told.append(
            ngettext(
                "It pays for itself from %(number)s supported colleague a year on.",
                "It pays for itself from %(number)s supported colleagues a year on.",
                people,
            )
            % {"number": plain(Fraction(people))}
        )
    elif case.counted and point.never:
        told.append(
            _(
                "No number of colleagues makes it pay for itself: by these inputs supporting one"
                " takes more than it saves."
            )
        )
    return [*told, *_must_be_prevented(case, found)]


def _must_be_prevented(case: Case, found: Outcome) -> list[str]:
    told = []
    if found.leavers.value is not None:
        people = max(1, ceil(found.leavers.value))
        told.append(
            ngettext(
                "By itself, keeping %(number)s person who would have left meets the cost of a"
                " year.",
                "By itself, keeping %(number)s people who would have left meets the cost of a"
                " year.",
                people,
            )
            % {"number": plain(Fraction(people))}
        )
    if found.days.value is not None:
        told.append(
            _("By itself, preventing %(days)s days off meets the cost of a year.")
            % {"days": plain(Fraction(ceil(found.days.value)))}
        )
    return told


def result_name(case: Case) -> str:
    """What the sensitivity is of."""
    return _("What is left in a year") if case.counted else _("What a year costs")


def rests_on_sentences(case: Case, swings: Sequence[Swing]) -> list[str]:
    """What the result rests on most; and of how much nothing is known."""
    told = []
    if swings:
        widest = swings[0]
        told.append(
            _(
                "%(result)s rests most on “%(input)s”: %(at_low)s at %(low)s, %(at_high)s at"
                " %(high)s."
            )
            % {
                "result": result_name(case),
                "input": INPUTS[widest.code].label,
                "low": in_unit(widest.code, widest.low, case.currency),
                "high": in_unit(widest.code, widest.high, case.currency),
                "at_low": money(widest.at_low, case.currency),
                "at_high": money(widest.at_high, case.currency),
            }
        )
        turning = [one.code for one in swings if one.turns] if case.counted else []
        if turning:
            told.append(
                _("Within its range this alone turns gain into loss: %(inputs)s.")
                % {"inputs": labels(turning)}
            )
    number = len(without_range(case))
    if number:
        told.append(
            ngettext(
                "%(number)s input that counts has no range, so how sure it is cannot be said.",
                "%(number)s inputs that count have no range, so how sure they are cannot be said.",
                number,
            )
            % {"number": number}
        )
    return told


def counting_inputs(case: Case) -> tuple[str, ...]:
    """Every input that cost or saving takes, blank ones too."""
    formula = joined((saved_by_one(case), ALL_FIRST_YEAR))
    named = {"supported", "new_supporters", "refresher_hours", *inputs_of(formula)}
    return tuple(code for code in SPECS if code in named)


def provenance(case: Case) -> str:
    """How many inputs are from where."""
    codes = counting_inputs(case)
    filled = [code for code in codes if case.of(code).value is not None]
    parts = [
        f"{TRUSTS[trust]}: {sum(case.of(code).trust is trust for code in filled)}"
        for trust in Trust
    ]
    blank = len(codes) - len(filled)
    return _("Of %(all)s inputs that count: %(parts)s; blank: %(blank)s.") % {
        "all": len(codes),
        "parts": "; ".join(parts),
        "blank": blank,
    }


def all_sentences(case: Case) -> list[str]:
    """Everything, for a terminal."""
    found, swings = outcome_of(case), one_way(case)
    return [
        *cost_sentences(case, found),
        *balance_sentences(case, found),
        *break_even_sentences(case, found),
        *rests_on_sentences(case, swings),
        provenance(case),
    ]
