"""The tree of RFC 6962, against its reference vectors and a slow second implementation."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.privacy import log_proof
from vault.merkle import EMPTY_ROOT, Tree, leaf_hash, root_of

# The leaves and roots of the test data of Certificate Transparency, as Google's first log
# (github.com/google/certificate-transparency, merkletree tests) gives them.
LEAVES = tuple(
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
)
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def slow_root(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, word by word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = largest_power_below(len(leaves))
    return hashlib.sha256(b"\x01" + slow_root(leaves[:k]) + slow_root(leaves[k:])).digest()


def slow_path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH(m, D[n]) of RFC 6962, 2.1.1."""
    if len(leaves) == 1:
        return []
    k = largest_power_below(len(leaves))
    if m < k:
        return [*slow_path(m, leaves[:k]), slow_root(leaves[k:])]
    return [*slow_path(m - k, leaves[k:]), slow_root(leaves[:k])]


def slow_proof(m: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """SUBPROOF(m, D[n], b) of RFC 6962, 2.1.2."""
    if m == len(leaves):
        return [] if whole else [slow_root(leaves)]
    k = largest_power_below(len(leaves))
    if m <= k:
        return [*slow_proof(m, leaves[:k], whole), slow_root(leaves[k:])]
    return [*slow_proof(m - k, leaves[k:], False), slow_root(leaves[:k])]


def largest_power_below(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def tree_of(leaves: list[bytes]) -> Tree:
    """A tree that grew leaf by leaf, with a store beside it as the file is in the vault."""
    hashes = [leaf_hash(leaf) for leaf in leaves]
    tree = Tree(lambda start, stop: hashes[start:stop])
    for leaf in hashes:
        tree.append(leaf)
    return tree


def some_leaves(count: int) -> list[bytes]:
    return [number.to_bytes(2) for number in range(count)]


def test_the_reference_roots() -> None:
    assert tree_of([]).root().hex() == EMPTY_ROOT.hex() == EMPTY
    for size, root in enumerate(ROOTS, start=1):
        assert tree_of(list(LEAVES[:size])).root().hex() == root
        assert root_of([leaf_hash(leaf) for leaf in LEAVES[:size]]).hex() == root
        assert slow_root(list(LEAVES[:size])).hex() == root
        assert tree_of(list(LEAVES)).root(size).hex() == root


def test_every_proof_up_to_seventy_is_that_of_the_standard() -> None:
    """Every size and place, across four blocks of sixteen."""
    leaves = some_leaves(70)
    tree = tree_of(leaves)
    for size in range(1, 71):
        assert tree.root(size) == slow_root(leaves[:size])
        for index in range(size):
            assert tree.inclusion(index, size) == slow_path(index, leaves[:size])
        for old in range(1, size + 1):
            assert tree.consistency(old, size) == slow_proof(old, leaves[:size])


@given(st.integers(1, 200), st.data())
def test_proofs_are_accepted_and_changed_ones_are_not(size: int, data: st.DataObject) -> None:
    leaves = some_leaves(size)
    tree, index = tree_of(leaves), data.draw(st.integers(0, size - 1))
    path, root = tree.inclusion(index, size), tree.root()
    assert path == slow_path(index, leaves)
    leaf = leaf_hash(leaves[index])
    assert log_proof.is_included(leaf, index, size, path, root)
    assert not log_proof.is_included(leaf_hash(b"other"), index, size, path, root)
    assert not log_proof.is_included(leaf, index, size, [*path, root], root)
    assert not log_proof.is_included(leaf, size, size, path, root)
    other = data.draw(st.integers(0, size - 1))
    assert log_proof.is_included(leaf, other, size, path, root) is (other == index)
    if path:
        place = data.draw(st.integers(0, len(path) - 1))
        changed = [*path[:place], flipped(path[place], data), *path[place + 1 :]]
        assert not log_proof.is_included(leaf, index, size, changed, root)
        assert not log_proof.is_included(leaf, index, size, path[:-1], root)


@given(st.integers(1, 200), st.data())
def test_growth_is_proved_and_a_rewritten_past_is_not(size: int, data: st.DataObject) -> None:
    leaves, old = some_leaves(size), data.draw(st.integers(0, size))
    tree = tree_of(leaves)
    path, before, now = tree.consistency(old, size), tree.root(old), tree.root()
    assert path == ([] if old == 0 else slow_proof(old, leaves))
    assert log_proof.is_consistent(old, size, before, now, path)
    assert not log_proof.is_consistent(old, size, before, now, [*path, now])
    if old == 0:
        return
    rewritten = list(leaves)
    rewritten[data.draw(st.integers(0, old - 1))] = b"rewritten"
    other = tree_of(rewritten)
    assert not log_proof.is_consistent(
        old, size, before, other.root(), other.consistency(old, size)
    )
    assert not log_proof.is_consistent(old, size, before, other.root(), path)
    if path:
        place = data.draw(st.integers(0, len(path) - 1))
        changed = [*path[:place], flipped(path[place], data), *path[place + 1 :]]
        assert not log_proof.is_consistent(old, size, before, now, changed)


def flipped(part: bytes, data: st.DataObject) -> bytes:
    bit = data.draw(st.integers(0, 255))
    return (int.from_bytes(part) ^ 1 << bit).to_bytes(32)


def test_what_never_was_has_no_proof() -> None:
    tree = tree_of(some_leaves(5))
    for index, size in ((5, 5), (-1, 5), (0, 6)):
        with pytest.raises(ValueError, match="no such entry"):
            tree.inclusion(index, size)
    for old, new in ((3, 6), (5, 4)):
        with pytest.raises(ValueError, match="never were"):
            tree.consistency(old, new)


def test_a_proof_in_a_large_log_asks_for_one_block_of_lines() -> None:
    """O(log n): of 100,000 lines at most 32 are read again."""
    hashes = [leaf_hash(leaf) for leaf in (n.to_bytes(4) for n in range(100_000))]
    asked: list[int] = []

    def read(start: int, stop: int) -> list[bytes]:
        asked.append(stop - start)
        return hashes[start:stop]

    tree = Tree(read)
    for leaf in hashes:
        tree.append(leaf)
    path = tree.inclusion(54_321, 99_999)
    assert log_proof.is_included(hashes[54_321], 54_321, 99_999, path, root_of(hashes[:99_999]))
    assert sum(asked) <= 48
    assert sum(len(row) for row in tree.levels) <= 100_000 * 4
