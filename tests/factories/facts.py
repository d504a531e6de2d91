"""Facts of invented support, as the vault gives them."""

import secrets
from collections.abc import Mapping, Sequence
from random import Random

from naast.cases.logic.fact import DIMENSIONS, fact_with
from tests.factories.vault import RunningVault

QUARTERS = ("Q1", "Q2", "Q3", "Q4")
TALKED = ("accepted", "later")


def invented_facts(*years: str, cases: int, seed: int = 1) -> Mapping[str, list[dict[str, str]]]:
    """So many of each year; the first words of a dimension are the frequent ones."""
    chance = Random(seed)
    return {year: [_fact(chance) for _one in range(cases)] for year in years}


def keep_facts(vault: RunningVault, facts: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
    """As if so much support had closed; straight into the box, because closing is slow."""
    with vault.core.lock, vault.core.store.change():
        for year, some in facts.items():
            for one in some:
                fact = fact_with(one, quarter=f"{year}{one['quarter']}")
                row = (secrets.token_bytes(16), fact)
                vault.core.store.run("INSERT INTO facts VALUES (?, NULL, ?)", *row)


def _fact(chance: Random) -> dict[str, str]:
    fact = {
        name: chance.choices(words, [1 / (place + 1) for place in range(len(words))])[0]
        for name, words in DIMENSIONS.items()
    }
    talks = fact["talks"] if fact["outcome"] in TALKED else "0"
    return {**fact, "talks": talks, "quarter": chance.choice(QUARTERS)}
