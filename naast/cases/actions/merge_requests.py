"""Two requests about one person become one; the second is deleted and counts nowhere."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.press_step import locked, store
from naast.cases.logic import merging, profile, steps
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Press, Step
from naast.cases.models import Case
from naast.cases.queries.clocks import clocks
from naast.cases.queries.opened import OpenCase, context_of, open_case
from naast.notify.erasers import forget_codes_of_case, forget_messages_of_case
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.sealing import seal
from naast.privacy.vault_client import Purpose


@transaction.atomic
def merge_requests(*, actor: Actor, at: datetime, kept: Case, other: Case, role: str) -> Case:
    """The one that stays: whichever is further on, else the earlier; its clocks are the earlier's.

    For ten minutes undo_press brings the other back, as not asked yet. Only the vault knows that
    they are of one person. Raises NotNow when they are not, or when one is just finished.
    """
    if other.id not in vault_client.same_person(kept.id, actor.name, role):
        raise NotNow(gettext_noop("These two requests are not about the same person."))
    one, two = (
        open_case(locked(row), actor=actor, role=role, purpose=Purpose.MERGE)
        for row in (kept, other)
    )
    if Step.CLOSING in (one.progress.step, two.progress.step):
        raise NotNow(gettext_noop("One of the two has just been finished. Look at the page again."))
    first = merging.stays_first(one.progress, two.progress)
    stays, goes = (one, two) if first else (two, one)
    vault_client.merge(stays.case.id, goes.case.id, actor.name, role)
    _keep(stays, goes, at)
    _let_go(goes, at)
    record("merge_requests", actor=actor, at=at, case_id=stays.case.id)
    return stays.case


def _keep(stays: OpenCase, goes: OpenCase, at: datetime) -> None:
    row = stays.case
    both = merging.with_both_known(stays.profile, goes.profile)
    row.profile = seal(stays.key, profile.as_json(both), context_of(row.id, "profile"))
    row.proposals = b""  # worked out without the people of the other event
    row.save(update_fields=["profile", "proposals"])
    moved = merging.with_earlier_clock(stays.progress, goes.progress, at=at, clocks=clocks())
    if moved.step is Step.ASKED and _too_near(row, moved.supporter):
        moved = steps.press(moved, Press.CANNOT_TAKE, at=at, clocks=clocks())
    store(stays, moved)


def _too_near(row: Case, supporter: str | None) -> bool:
    """The supporter who was asked turns out to be involved in the other event."""
    return supporter is not None and bool(vault_client.conflicts(row.id, [UUID(supporter)]))


def _let_go(goes: OpenCase, at: datetime) -> None:
    """Whoever was asked there hears no more of it: nobody is called two times."""
    was = goes.progress
    if was.step is Step.ASKED:
        freed = replace(was, step=Step.WAITING, supporter=None, due_at=at)
        store(goes, freed)
        was, goes = freed, goes.with_progress(freed)
    store(goes, steps.press(was, Press.MERGE, at=at, clocks=clocks()))
    forget_messages_of_case(goes.case.id, at)
    forget_codes_of_case(goes.case.id, at)
