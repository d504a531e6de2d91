"""Tells the issuer of passes, and counts them for one supporter's tag. A part of an action."""

import hashlib
from collections.abc import Sequence

from django.db.models import F

from naast.evaluation.actions.start_round import TAG_KEY
from naast.evaluation.logic.rounds import Way
from naast.evaluation.models import UNKNOWN, Round, Tag
from naast.privacy import issuer_client
from naast.privacy.locking import unlock
from naast.privacy.passes import tag_of


def tell_issuer(round_: Round, passes: Sequence[bytes]) -> None:
    """Hashes only. Raises ProcessAway: then nobody got a pass, and nothing is stored."""
    if round_.way != Way.BALLOTS.value:
        return
    issuer_client.add_passes(round_.code, [hashlib.sha256(one).hexdigest() for one in passes])
    Round.objects.filter(pk=round_.pk).update(passes=F("passes") + len(passes))


def was_given(round_: Round, value: bytes) -> bool:
    """Whether this very pass was given before: a second press may show it again. ProcessAway."""
    on_screen = round_.way == Way.BALLOTS.value
    return on_screen and issuer_client.knows(round_.code, hashlib.sha256(value).hexdigest())


def count_for(round_: Round, supporter: str) -> None:
    """One more of this supporter's colleagues can answer. supporter: an id, kept nowhere; empty
    where nobody knows: that one counts for no supporter, and never as one more of them."""
    key = bytes.fromhex(unlock(round_.tag_key, kind=TAG_KEY, row_id=round_.pk))
    name = tag_of(key, supporter) if supporter else UNKNOWN
    tag, _made = Tag.objects.get_or_create(round=round_, tag=name)
    Tag.objects.filter(pk=tag.pk).update(given=F("given") + 1)
