"""Tells the FHIR release of an AdverseEvent by the fields it has, in a fixed order.

The three releases share a name and little else, and a message does not say which it is.
"""

from collections.abc import Mapping
from enum import StrEnum

from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.sentences import gettext_noop as _

STU3_MARKS = frozenset({"type", "eventParticipant"})
R5_MARKS = frozenset({"status", "code"})
R4_MARKS = frozenset({"event", "date"})
LFPSE_PROFILE = "patient-safety-adverse-event"


class Release(StrEnum):
    """What can be read (R4, R5), and what cannot."""

    STU3 = "STU3"
    LFPSE = "LFPSE"
    R4 = "R4"
    R5 = "R5"
    MIXED = "mixed"


def release_of(resource: Mapping[str, object]) -> Release:
    """STU3 first, then LFPSE's own mixture of R4 and STU3, then R5, R4, or both at once.

    Source: the R3 (STU3), R4 and R5 definitions of AdverseEvent. R5 cannot do without status, so
    a message without any mark can only be R4; R4B has the same fields as R4.
    """
    names = {name.removeprefix("_") for name in resource}
    if names & STU3_MARKS or isinstance(resource.get("category"), str):
        return Release.STU3
    if {"description", "event"} <= names or _has_lfpse_profile(resource):
        return Release.LFPSE
    r4, r5 = _marks(resource, names)
    if r4 and r5:
        return Release.MIXED
    return Release.R5 if r5 else Release.R4


def _marks(resource: Mapping[str, object], names: set[str]) -> tuple[set[str], set[str]]:
    r4 = names & R4_MARKS
    if isinstance(resource.get("identifier"), dict):
        r4 = r4 | {"identifier"}
    r5 = {name for name in names if name in R5_MARKS or name.startswith("occurrence")}
    return r4, r5


def _has_lfpse_profile(resource: Mapping[str, object]) -> bool:
    meta = resource.get("meta")
    profiles = meta.get("profile") if isinstance(meta, dict) else None
    return isinstance(profiles, list) and any(LFPSE_PROFILE in str(one) for one in profiles)


REFUSALS: Mapping[Release, Sentence] = {
    Release.STU3: Sentence(
        _(
            "This is FHIR STU3 (release 3). Naast reads R4 and R5. Ask the supplier of your "
            "incident system to send one of those."
        )
    ),
    Release.LFPSE: Sentence(
        _(
            "This looks like a message for LFPSE of NHS England, which differs from plain FHIR "
            "R4. Somebody has to look at it; nothing was stored."
        )
    ),
    Release.MIXED: Sentence(
        _(
            "This message has fields of FHIR R4 and of R5 at the same time. Somebody has to look "
            "at it; nothing was stored."
        )
    ),
}
