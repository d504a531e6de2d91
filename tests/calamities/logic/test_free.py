"""Who is free to look into an event, as it is kept."""

import json
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from naast.calamities.logic.free import SLOTS, as_kept, as_read, narrowed

Ids = frozenset[UUID]
IDS = st.frozensets(st.uuids(), max_size=12)


@given(IDS, IDS, IDS)
def test_who_stands_near_once_is_never_free_again(
    analysts: frozenset, near: frozenset, other: frozenset
) -> None:  # type: ignore[type-arg]
    free = narrowed(narrowed(None, near, analysts), other, analysts)

    assert free == analysts - near - other


def test_who_became_an_analyst_since_then_was_never_compared() -> None:
    old, new = uuid4(), uuid4()
    first = narrowed(None, frozenset(), frozenset({old}))

    assert narrowed(first, frozenset(), frozenset({old, new})) == {old}
    assert narrowed(None, frozenset(), frozenset({old, new})) == {old, new}


@given(st.none() | IDS)
def test_what_is_kept_comes_back_and_is_as_long_whoever_is_free(free: Ids | None) -> None:
    kept = json.loads(json.dumps(as_kept(free)))

    assert as_read(kept, [*(free or ()), uuid4()]) == free
    assert len(kept["ids"]) == SLOTS
    assert len(json.dumps(kept)) == len(json.dumps(as_kept(None)))


def test_a_hospital_with_many_analysts_loses_none() -> None:
    many = frozenset(uuid4() for _number in range(SLOTS + 1))

    assert as_read(as_kept(many), sorted(many)) == many
