"""What the periods are called, and each step of finding a day, in the reader's language."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.calamities.logic.clocks.deadline import (
    CannotStandStill,
    Deadline,
    DoesNotFit,
    OutOfCalendar,
    Step,
)
from naast.calamities.logic.clocks.rules import Rule

RULE_TITLES: Mapping[str, Promise] = {
    "nl-igj-report": gettext_lazy("Report the calamity to the inspectorate"),
    "nl-igj-doubt": gettext_lazy("Decide whether it is a calamity"),
    "nl-igj-still-in-doubt": gettext_lazy("Still in doubt: report it anyway"),
    "nl-igj-complete-report": gettext_lazy("Complete an incomplete report"),
    "nl-igj-answer": gettext_lazy("The inspectorate says what it will do"),
    "nl-igj-investigation": gettext_lazy("Send the report of your own investigation"),
    "nl-igj-hearing-record": gettext_lazy("Correct the record of a hearing"),
    "nl-igj-draft-errors": gettext_lazy("Point out errors in the inspectorate's draft"),
    "nl-igj-adopts": gettext_lazy("The inspectorate adopts its report"),
    "nl-complaint": gettext_lazy("Judge a complaint"),
    "nl-family-first-talk": gettext_lazy("First talk with the patient or family"),
    "nl-family-record-note": gettext_lazy("Note in the patient's record"),
    "be-vaph-incident": gettext_lazy("Report to VAPH"),
    "be-residential-event": gettext_lazy("Report a serious event in residential care"),
    "own-director": gettext_lazy("Tell the director on duty or the medical director"),
    "own-inspectorate": gettext_lazy("Tell the inspectorate"),
    "own-support": gettext_lazy("Support the staff"),
    "own-analysis": gettext_lazy("Analyse the event"),
    "own-feedback": gettext_lazy("Tell those involved and the head of department the result"),
    "own-final-report": gettext_lazy("Send the final report"),
}
TRUST: Mapping[str, Promise] = {
    "law": gettext_lazy("The text of the law was read, in an older version. Check it again."),
    "excerpt": gettext_lazy("Not in the law's text: from a published extract. Check it."),
    "unconfirmed": gettext_lazy("Not confirmed. Check it before you rely on it."),
    "own": gettext_lazy("Not law: a hospital's own step, which you can change."),
}
WARNINGS: Mapping[str, Promise] = {
    "first_day_unconfirmed": gettext_lazy(
        "Counting starts on the day after; that is usual, but not confirmed."
    ),
    "counting_unconfirmed": gettext_lazy(
        "The law does not say what a working day is. Naast takes the earlier day: Monday to "
        "Friday without the law's holidays."
    ),
    "equated_days_unknown": gettext_lazy(
        "For this year Naast knows no days that a decree makes equal to a holiday. The real day "
        "can be later, never earlier."
    ),
}
_STEPS: Mapping[str, Promise] = {
    "at_once": gettext_lazy("%(day)s: at once, on the same day"),
    "skipped": gettext_lazy("%(day)s: does not count"),
    "counted": gettext_lazy("%(day)s: working day %(count)s"),
    "still": gettext_lazy("%(day)s: the clock stood still for %(count)s days"),
    "closed_forward": gettext_lazy(
        "%(day)s: the period ends on a day the law skips, so the next open day"
    ),
    "closed_back": gettext_lazy(
        "%(day)s: the period ends on a closed day and nothing lengthens it, so the open day before"
    ),
    "two_open_days": gettext_lazy("%(day)s: two open days at least belong to the period"),
    "extended": gettext_lazy("%(day)s: extended by %(count)s weeks"),
    "granted": gettext_lazy("%(day)s: extended to the day in the answer"),
    "hours": gettext_lazy("%(day)s, before %(hour)s: %(count)s hours after the start"),
    "named": gettext_lazy("%(day)s: the day that the letter names; the earlier day stands"),
}


def title_of(rule: Rule) -> str:
    """The hospital's own words, or ours, or at least the rule's name."""
    return rule.title or str(RULE_TITLES.get(rule.name, rule.name))


def why_not(problem: DoesNotFit) -> str:
    """Why no day can be found, for a page."""
    if isinstance(problem, OutOfCalendar):
        return _("That day is too far away to count from. Is the year right?")
    if isinstance(problem, CannotStandStill):
        return _("This clock cannot stand still: no source says that it may.")
    return _("This period cannot be extended like that. Look below how it is found.")


def step_sentence(found: Deadline, step: Step) -> str:
    """One line of how the day was found."""
    hour = time_format(step.hour, "H:i") if step.hour else ""
    told = {"day": shown_day(step.on), "count": step.count, "hour": hour}
    if step.code == "added":
        sentence = _("%(day)s: %(count)s days after the start")
        if found.rule.unit == "weeks":
            sentence = _("%(day)s: %(count)s weeks after the start")
        return sentence % told
    return str(_STEPS[step.code]) % told


def first_day_sentence(first: date) -> str:
    """Why the law's clock does not begin anew."""
    return _(
        "It was found to be a calamity before, on %(day)s, and then decided to be none. The law's "
        "clock counts from that first day: the hospital could know it then. If that day was wrong, "
        "correct it with the reason."
    ) % {"day": shown_day(first)}


def shown_day(day: object) -> str:
    """Wednesday 4 March 2026."""
    return date_format(day, "l j F Y")  # type: ignore[arg-type]
