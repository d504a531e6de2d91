"""The Merkle tree of RFC 6962 (section 2.1; the same in RFC 9162): roots and proofs.

The tree keeps the hashes of complete blocks of 16 leaves and of what stands above them, four bytes
an entry; leaves within a block are asked of whoever holds them. Appending costs one hash a level
at most; a proof asks for a hash a level and one block.
"""

import hashlib
from collections.abc import Callable, Sequence

HASH_BYTES = 32
BLOCK = 16
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(line: bytes) -> bytes:
    """Of one entry."""
    return hashlib.sha256(b"\x00" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, level by level."""
    if not leaves:
        return EMPTY_ROOT
    level, sha256 = list(leaves), hashlib.sha256
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
        level = [*above, level[-1]] if len(level) % 2 else above
    return level[0]


class Tree:
    """Grows at the end. leaves(start, stop): the leaf hashes of entries that stand already."""

    def __init__(self, leaves: Callable[[int, int], Sequence[bytes]]) -> None:
        self.leaves = leaves
        self.tail: list[bytes] = []  # leaves of the last block while it is not complete
        self.levels: list[bytearray] = []  # of 16, 32, 64 ... leaves

    @property
    def size(self) -> int:
        """How many leaves there are."""
        blocks = len(self.levels[0]) // HASH_BYTES if self.levels else 0
        return blocks * BLOCK + len(self.tail)

    def append(self, leaf: bytes) -> None:
        """One leaf hash more."""
        self.tail.append(leaf)
        if len(self.tail) == BLOCK:
            self._push(0, root_of(self.tail))
            self.tail.clear()

    def _push(self, level: int, subtree: bytes) -> None:
        if level == len(self.levels):
            self.levels.append(bytearray())
        row = self.levels[level]
        row += subtree
        if len(row) % (2 * HASH_BYTES) == 0:
            left, right = row[-2 * HASH_BYTES : -HASH_BYTES], row[-HASH_BYTES:]
            self._push(level + 1, node_hash(bytes(left), bytes(right)))

    def root(self, size: int | None = None) -> bytes:
        """The root when there were so many leaves."""
        return self._hash(0, self.size if size is None else size)

    def _hash(self, start: int, stop: int) -> bytes:
        """MTH(D[start:stop]); start is one where the tree splits."""
        count = stop - start
        if count == 0:
            return EMPTY_ROOT
        if count >= BLOCK and count & (count - 1) == 0:
            level, place = (count // BLOCK).bit_length() - 1, start // count * HASH_BYTES
            return bytes(self.levels[level][place : place + HASH_BYTES])
        if count <= BLOCK:
            return root_of(self._leaves(start, stop))
        middle = start + split(count)
        return node_hash(self._hash(start, middle), self._hash(middle, stop))

    def _leaves(self, start: int, stop: int) -> Sequence[bytes]:
        first = self.size - len(self.tail)
        if start >= first:
            return self.tail[start - first : stop - first]
        return self.leaves(start, stop)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """PATH(index, D[0:size]), from the leaf upwards (RFC 6962, 2.1.1)."""
        if not 0 <= index < size <= self.size:
            raise ValueError("There is no such entry in a tree of this size.")
        path, start, stop = [], 0, size
        while stop - start > 1:
            middle = start + split(stop - start)
            if index < middle:
                path.append(self._hash(middle, stop))
                stop = middle
            else:
                path.append(self._hash(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, old: int, new: int) -> list[bytes]:
        """PROOF(old, D[0:new]) (RFC 6962, 2.1.2); empty for nothing and for the same size."""
        if not 0 <= old <= new <= self.size:
            raise ValueError("There never were so many entries.")
        if old in (0, new):
            return []
        path, start, stop, whole = [], 0, new, True
        while old != stop:
            middle = start + split(stop - start)
            if old <= middle:
                path.append(self._hash(middle, stop))
                stop = middle
            else:
                path.append(self._hash(start, middle))
                start, whole = middle, False
        if not whole:
            path.append(self._hash(start, stop))
        return path[::-1]


def split(count: int) -> int:
    """The largest power of two below count: so many leaves stand in the left half."""
    return 1 << (count - 1).bit_length() - 1
