"""Who gives root causes a second code. The first is given by whoever may analyse the file."""

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.calamities.choices import TeamState
from naast.calamities.models import TeamMember
from naast.calamities.models_coding import SecondCoding
from naast.calamities.rules import sees_all


def may_code_blind(actor: Actor, coding: SecondCoding) -> bool:
    """Whom it was given to, as long as they are in no team of the file and do not see all files;
    once it is handed in they talk about what differs and change no code of it."""
    return (
        actor.kind == "user"
        and str(coding.coder_id) == actor.id
        and not sees_all(actor)
        and not TeamMember.objects.filter(
            file_id=coding.file_id, user_id=actor.id, state=TeamState.ACCEPTED.value
        ).exists()
    )


register(Right.CODE_BLIND, SecondCoding, may_code_blind)
