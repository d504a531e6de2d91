"""What remains of closed support, from the vault's fact box, as words without anybody in them."""

from collections.abc import Mapping

from naast.cases.logic.fact import NotAFact, read_fact
from naast.privacy import vault_client


def support_facts(period: str) -> Mapping[str, list[dict[str, str]]]:
    """Of the year and the two before it, shuffled; nothing where there are fewer than ten.

    Taking closes the years up to the period: asked again it gives the same ones. A fact that
    cannot be read counts nowhere.
    """
    taken = vault_client.take_facts(period)
    return {year: [fact for one in facts if (fact := _read(one))] for year, facts in taken.items()}


def forget_facts(before: str) -> int:
    """The tables of a period are stored: facts of years before this one are needed no more."""
    return vault_client.destroy_facts(before)


def _read(fact: bytes) -> dict[str, str] | None:
    try:
        return read_fact(fact)
    except NotAFact:
        return None
