"""The hospital's rule: which reports open an offer at once, and which wait for the coordinator."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Self

from naast.incidents.logic.draft import IMPORTED, IncidentDraft
from naast.incidents.logic.sentences import gettext_noop as _

Decision = Literal["opened", "waits"]
OLD_IMPORT = timedelta(days=14)  # BRIEF S1: an older imported event never opens unconfirmed
TAP_WITHIN = timedelta(hours=12)  # leaves the other half of the day for the call itself
TAP_WITHIN_OLD = timedelta(days=7)  # nobody waits for a call about an event of months ago
ERRORS = frozenset({"safety_incident", "near_miss"})


class ErrorsOnly(ValueError):
    """The rule would open offers after errors only."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Support is not for errors only. Choose at least one other kind of event, "
                "such as a complaint, aggression or a patient's death."
            )
        )


@dataclass(frozen=True)
class SupportRule:
    """Any one of the three is enough: the kind, the degree of harm, the tick "shaken"."""

    kinds: frozenset[str] = frozenset({"aggression", "claim", "complaint", "patient_death"})
    harms: frozenset[str] = frozenset({"severe", "death"})
    shaken: bool = True

    def __post_init__(self) -> None:
        if self.kinds and self.kinds <= ERRORS:
            raise ErrorsOnly

    @classmethod
    def from_setting(cls, setting: Mapping[str, object]) -> Self:
        """The rule as the hospital's row keeps it; what is missing there stays as it is here."""
        kinds, harms = setting.get("kinds"), setting.get("harms")
        return cls(
            kinds=frozenset(map(str, kinds)) if isinstance(kinds, list) else cls.kinds,
            harms=frozenset(map(str, harms)) if isinstance(harms, list) else cls.harms,
            shaken=bool(setting.get("shaken", cls.shaken)),
        )


def decide_on_support(draft: IncidentDraft, rule: SupportRule, today: date) -> Decision:
    """Opened: offers are made at once. Waits: the coordinator taps first."""
    if is_old_import(draft, today):
        return "waits"
    harmed = draft.actuality == "actual" and draft.harm in rule.harms
    shaken = rule.shaken and draft.shaken
    return "opened" if draft.kind in rule.kinds or harmed or shaken else "waits"


def is_old_import(draft: IncidentDraft, today: date) -> bool:
    """An event from another system, more than 14 days ago."""
    return draft.source in IMPORTED and today - draft.happened_on > OLD_IMPORT


def decide_by(draft: IncidentDraft, at: datetime, today: date) -> datetime:
    """Until when the coordinator's tap is awaited."""
    return at + (TAP_WITHIN_OLD if is_old_import(draft, today) else TAP_WITHIN)
