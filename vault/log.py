"""The log of openings: a file of lines of one length, a Merkle tree over them, on disk before any
reply.

A line cut off by a crash was never answered and is removed at the start. Any other change gives
another root; whoever kept a signed head can prove that the log was cut or rewritten.
"""

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path

from vault.entries import LINE_BYTES
from vault.merkle import Tree, leaf_hash
from vault.refusal import LogUnwritable, WillNotStart

READ_AT_ONCE = 4096  # lines


class Log:
    """The file of entries, open for one vault only."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sick = False
        self.size = 0  # how many entries there are
        self.late: list[bytes] = []  # lines on disk whose hashes nobody asked for yet
        self.grown = Tree(self._leaves)
        self.file = lock_log(path)
        try:
            self._load()
        except BaseException:
            os.close(self.file)
            raise

    def _load(self) -> None:
        """Hash every line, and repair a torn last one."""
        size, torn = divmod(os.fstat(self.file).st_size, LINE_BYTES)
        for start in range(0, size, READ_AT_ONCE):
            for line in self.read(start, READ_AT_ONCE, size):
                if not line.endswith(b"}\n") and not line.endswith(b" \n"):
                    raise WillNotStart(
                        f"The log of openings was changed at entry {self.size}. Keep a copy, find "
                        "out by whom, then start with a fresh log: "
                        "python -m vault fresh-log --dir FOLDER"
                    )
                self.grown.append(leaf_hash(line))
                self.size += 1
        if torn:
            os.ftruncate(self.file, size * LINE_BYTES)
            os.fsync(self.file)

    @property
    def tree(self) -> Tree:
        """The tree over all entries; who opens does not wait for its hashes."""
        late, self.late = self.late, []
        for line in late:
            self.grown.append(leaf_hash(line))
        return self.grown

    @property
    def root(self) -> str:
        """The root of the tree now."""
        return self.tree.root().hex()

    def root_at(self, size: int) -> str | None:
        """The root when there were so many entries; None if there never were."""
        return self.tree.root(size).hex() if 0 <= size <= self.size else None

    def append(self, lines: Sequence[bytes]) -> list[int]:
        """Write the lines with one fsync. Their numbers; LogUnwritable when not on disk."""
        first = self.size
        if lines:
            self._write(b"".join(lines))
        self.late.extend(lines)
        self.size += len(lines)
        return list(range(first, self.size))

    def _write(self, data: bytes) -> None:
        """After a failed fsync nobody knows what is on disk: the log stays shut until a start."""
        if self.sick:
            raise LogUnwritable
        try:
            if os.write(self.file, data) != len(data):
                raise OSError("The disk is full.")
        except OSError as problem:
            os.ftruncate(self.file, self.size * LINE_BYTES)
            raise LogUnwritable from problem
        try:
            os.fsync(self.file)
        except OSError as problem:
            self.sick = True
            raise LogUnwritable from problem

    def read(self, start: int, count: int, size: int | None = None) -> list[bytes]:
        """Lines from number start, with their ends."""
        stop = min(start + count, self.size if size is None else size)
        if not 0 <= start < stop:
            return []
        data = os.pread(self.file, (stop - start) * LINE_BYTES, start * LINE_BYTES)
        return [data[n : n + LINE_BYTES] for n in range(0, len(data), LINE_BYTES)]

    def _leaves(self, start: int, stop: int) -> list[bytes]:
        return [leaf_hash(line) for line in self.read(start, stop - start)]

    def close(self) -> None:
        """Let go of the file."""
        os.close(self.file)


def lock_log(path: Path) -> int:
    """Open the file for this vault alone."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(file)
        raise WillNotStart("Another vault already works in this folder.") from problem
    return file
