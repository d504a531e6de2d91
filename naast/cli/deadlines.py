"""naast deadlines: the day a rule asks for, and how it was found."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click
import django
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import naast
from naast.calamities.logic.clocks.calendars import (
    Calendar,
    WrongCountry,
    calendar_of,
    countries,
    read_countries,
)
from naast.calamities.logic.clocks.deadline import (
    CannotStandStill,
    Deadline,
    DoesNotFit,
    OutOfCalendar,
    Still,
    deadline,
)
from naast.calamities.logic.clocks.rules import Rule, WrongRule, read_rules, rules
from naast.calamities.wording import TRUST, WARNINGS, shown_day, step_sentence, title_of
from naast.environment import Environment

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--rule", "name", help="Such as nl-igj-report; --list shows all.")
@click.option("--from", "start", type=DAY, help="The day it starts, such as 2026-05-13.")
@click.option("--country", help="Whose days; the rule's own if left.")
@click.option("--extra-weeks", type=click.IntRange(0, 52), default=0, help="An extension.")
@click.option("--granted-until", type=DAY, help="The day in the answer to a request for more time.")
@click.option(
    "--still", type=(DAY, DAY), multiple=True, help="From and until when the clock stood still."
)
@click.option(
    "--data",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON: another country's days and rules, see docs/calamities.md.",
)
@click.option("--list", "show_list", is_flag=True, help="All rules.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def deadlines(
    *,
    name: str | None,
    start: datetime | None,
    country: str | None,
    extra_weeks: int,
    granted_until: datetime | None,
    still: tuple[tuple[datetime, datetime], ...],
    data: Path | None,
    show_list: bool,
    as_json: bool,
) -> None:
    """Find the day by which something is due, and say how it was found.

    naast deadlines --rule nl-igj-report --from 2026-05-13

    No database is asked. Exit code 1 and a sentence when a rule, country or extension does not fit.
    """
    _need_no_installation()
    known = _known(data, as_json=as_json)
    if show_list:
        click.echo(_listed(known, as_json=as_json))
        return
    rule, first = _rule(known, name, as_json=as_json), _start(start, as_json=as_json)
    try:
        found = deadline(
            rule,
            first,
            _calendar(known, rule, country, as_json=as_json),
            still=[_still(one, as_json=as_json) for one in still],
            extra_weeks=extra_weeks,
            granted_until=granted_until.date() if granted_until else None,
        )
    except DoesNotFit as problem:
        _refuse(_why_not(rule, problem), as_json=as_json)
    click.echo(json.dumps(_plain(found), indent=1) if as_json else _words(found))


def _need_no_installation() -> None:
    """Words are all it takes; a machine without settings can count days."""
    if settings.configured:
        return
    env = Environment()
    settings.configure(
        USE_I18N=True,
        LANGUAGE_CODE=env.choice("NAAST_LANGUAGE", ("nl", "en"), "nl"),
        LOCALE_PATHS=[Path(naast.__file__).parent / "locale"],
    )
    django.setup()


@dataclass(frozen=True)
class _Known:
    """What Naast is delivered with, and what a file adds."""

    rules: Mapping[str, Rule]
    calendars: Mapping[str, Calendar]


def _known(data: Path | None, *, as_json: bool) -> _Known:
    calendars = {name: calendar_of(name) for name in countries()}
    if data is None:
        return _Known(rules(), calendars)
    try:
        told = json.loads(data.read_text(encoding="utf-8"))
        more = read_rules(told.get("rules", []))
        calendars |= read_countries(told.get("countries", {}), data.parent)
    except (ValueError, AttributeError, TypeError, WrongCountry, WrongRule) as problem:
        _refuse(_("This data cannot be read: %(problem)s.") % {"problem": problem}, as_json=as_json)
    return _Known(dict(rules()) | more, calendars)


def _rule(known: _Known, name: str | None, *, as_json: bool) -> Rule:
    rule = known.rules.get(name or "")
    if rule is not None:
        return rule
    names = ", ".join(known.rules)
    if name is None:
        _refuse(_("Say which rule: --rule, one of %(known)s.") % {"known": names}, as_json=as_json)
    _refuse(
        _("There is no rule %(name)s. Choose one of: %(known)s.") % {"name": name, "known": names},
        as_json=as_json,
    )


def _start(start: datetime | None, *, as_json: bool) -> date:
    if start is None:
        _refuse(_("Say from which day: --from 2026-05-13."), as_json=as_json)
    return start.date()


def _calendar(known: _Known, rule: Rule, wanted: str | None, *, as_json: bool) -> Calendar:
    if rule.country and wanted and wanted != rule.country:
        _refuse(
            _("%(rule)s is a rule of %(own)s. Leave --country out, or choose a rule of %(wanted)s.")
            % {"rule": rule.name, "own": rule.country, "wanted": wanted},
            as_json=as_json,
        )
    found = known.calendars.get(rule.country or wanted or "nl")
    if found is None:
        _refuse(
            _("Naast knows no days of %(country)s. Choose one of: %(known)s.")
            % {"country": rule.country or wanted, "known": ", ".join(known.calendars)},
            as_json=as_json,
        )
    return found


def _still(days: tuple[datetime, datetime], *, as_json: bool) -> Still:
    first, last = days[0].date(), days[1].date()
    if last < first:
        _refuse(_("A clock that stands still starts again after it stopped."), as_json=as_json)
    return Still(first, last)


def _why_not(rule: Rule, problem: Exception) -> str:
    if isinstance(problem, OutOfCalendar):
        return _("That day is too far away to count from. Is the year right?")
    if isinstance(problem, CannotStandStill):
        return _("%(rule)s cannot stand still: no source says that it may.") % {"rule": rule.name}
    if rule.extra_weeks:
        return ngettext(
            "%(rule)s can be extended by at most %(count)s week.",
            "%(rule)s can be extended by at most %(count)s weeks.",
            rule.extra_weeks,
        ) % {"rule": rule.name, "count": rule.extra_weeks}
    if rule.extension == "on_request":
        return _(
            "%(rule)s is extended on request only: give the day in the letter or answer with "
            "--granted-until; it cannot lie before the start."
        ) % {"rule": rule.name}
    return _("%(rule)s cannot be extended.") % {"rule": rule.name}


def _refuse(sentence: str, *, as_json: bool) -> NoReturn:
    click.echo(json.dumps({"problems": [sentence]}) if as_json else sentence, err=not as_json)
    sys.exit(1)


def _plain(found: Deadline) -> dict[str, Any]:
    rule = found.rule
    return {
        "rule": rule.name,
        "from": found.start.isoformat(),
        "due": found.due.isoformat(),
        "opens": found.opens.isoformat() if found.opens else None,
        "steps": [
            {
                "day": one.on.isoformat(),
                "code": one.code,
                "count": one.count,
                "text": step_sentence(found, one),
            }
            for one in found.steps
        ],
        "title": title_of(rule),
        "basis": rule.basis,
        "source": rule.source,
        "trust": rule.trust,
        "warnings": [str(WARNINGS[code]) for code in found.warnings],
    }


def _words(found: Deadline) -> str:
    rule = found.rule
    told = {"title": title_of(rule), "day": shown_day(found.due)}
    lines = [_("%(title)s: at the latest %(day)s") % told]
    if found.opens:
        lines.append("  " + _("not before %(day)s") % {"day": shown_day(found.opens)})
    lines += [f"  {step_sentence(found, one)}" for one in found.steps]
    lines.append(f"{rule.basis} {rule.source}".strip())
    lines += [str(TRUST[rule.trust])]
    lines += [str(WARNINGS[code]) for code in found.warnings]
    return "\n".join(lines)


def _listed(known: _Known, *, as_json: bool) -> str:
    if as_json:
        return json.dumps({"rules": [_described(one) for one in known.rules.values()]}, indent=1)
    widest = max(map(len, known.rules))
    return "\n".join(f"{name:<{widest}}  {title_of(one)}" for name, one in known.rules.items())


def _described(rule: Rule) -> Mapping[str, object]:
    return {
        "name": rule.name,
        "title": title_of(rule),
        "country": rule.country,
        "unit": rule.unit,
        "length": rule.length,
        "basis": rule.basis,
        "source": rule.source,
        "trust": rule.trust,
    }
