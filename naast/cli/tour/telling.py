"""Runs the steps of the tour one after another, measures them, and tells what happened."""

import json
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import click
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from naast.cases.logic.steps import NotNow
from naast.privacy.vault_client import VaultRefused, VaultUnavailable


class StepFailed(Exception):
    """Something was not as it must be; the message is a sentence."""


class FileUnusable(StepFailed):
    """The file of incidents was refused; the message is the sentence of the import."""


@dataclass(frozen=True)
class Told:
    """What a step did. lines: details for people; facts: for programs."""

    says: str
    lines: Sequence[str] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """A step with its outcome. at: by the tour's own clock; seconds: really taken."""

    step: str
    ok: bool
    seconds: float
    at: datetime
    told: Told


Step = Callable[[], Told]


@dataclass
class Teller:
    """Runs steps until one fails; prints each at once, or everything as JSON at the end."""

    as_json: bool
    clock: Callable[[], datetime]
    done: list[Done] = field(default_factory=list)
    message: str = ""
    unexpected: bool = False

    def run(self, name: str, step: Step) -> bool:
        """Whether it went well. What nobody expected goes to the log without its message."""
        began = time.perf_counter()
        try:
            told, ok = step(), True
        except (StepFailed, NotNow, VaultRefused, VaultUnavailable) as failed:
            told, ok = Told(str(_(str(failed)))), False
        except Exception as error:  # the message may hold what a person typed, so only its kind
            traceback.print_tb(error.__traceback__, file=sys.stderr)
            told, ok = Told(_("%(kind)s: see the log.") % {"kind": type(error).__name__}), False
            sys.stderr.write(f"{type(error).__name__}\n")
            self.unexpected = True
        self.done.append(Done(name, ok, time.perf_counter() - began, self.clock(), told))
        if not ok:
            self.message = told.says
        self._print(self.done[-1])
        return ok

    @property
    def ok(self) -> bool:
        """Every step so far."""
        return all(one.ok for one in self.done)

    def _print(self, one: Done) -> None:
        if self.as_json:
            return
        mark = "✓" if one.ok else "✗"
        moment = f"{date_format(timezone.localtime(one.at), 'D j M H:i'):<16}"
        click.echo(f"{mark} {moment} {one.seconds:5.2f} s  {one.told.says}")
        for line in one.told.lines:
            click.echo(f"{'':29}{line}")

    def end(self, left: Mapping[str, Any]) -> None:
        """The JSON, or the last lines for people."""
        if self.as_json:
            click.echo(json.dumps(self._as_values(left), ensure_ascii=False))
            return
        if left:
            click.echo(_left_in_words(left))
        click.echo(_("Everything went as it should.") if self.ok else _("The tour ended early."))

    def _as_values(self, left: Mapping[str, Any]) -> dict[str, Any]:
        steps = [
            {
                "step": one.step,
                "ok": one.ok,
                "seconds": round(one.seconds, 3),
                "at": timezone.localtime(one.at).isoformat(timespec="minutes"),
                "says": one.told.says,
                **one.told.facts,
            }
            for one in self.done
        ]
        said = {"ok": self.ok, "message": self.message} if self.message else {"ok": self.ok}
        return {**said, "steps": steps, **({"left": dict(left)} if left else {})}


def _left_in_words(left: Mapping[str, Any]) -> str:
    rows = [
        (_("tables looked through"), left["tables_searched"]),
        (_("files looked through"), left["places_searched"]),
        (_("found before, with stolen keys"), left["matches_before"]),
        (_("found now"), left["personal_matches"]),
        (_("facts that wait to be counted"), left["facts_pending"]),
    ]
    return "\n".join(f"  {number:>6}  {words}" for words, number in rows)
