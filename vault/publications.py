"""Published numbers of a year: their mark is an entry that anybody may read, written once.

The vault knows neither the numbers nor who published them. It holds to it that a year that is over
has one publication: a second one has another mark, and that is refused.
"""

from typing import Any

from vault.core import Core
from vault.pinned import mark_of, pin, proof_of
from vault.refusal import Refused

NAME = "publication_{}"


def pin_publication(core: Core, *, year: str, mark: str) -> dict[str, Any]:
    """The entry of this year, the head that holds it, and the way from one to the other.

    Asked again: the same; with another mark: refused, and an alarm rings. Refused too_soon while
    the year runs.
    """
    if year >= core.today()[:4]:
        raise Refused("too_soon")
    name = NAME.format(year)
    known = mark_of(core, name)
    if known is None:
        hour = core.hour.at(core.clock())
        if not hour.has_room("publications", "", 1):
            raise Refused("too_many")
        hour.use("publications", "", 1)
        pin(core, name, what="publication", code=year, mark=mark)
    elif known != mark:
        core.refuse(core.asking("system:clock", "system"), "pin_publication")
    return proof_of(core, name)
