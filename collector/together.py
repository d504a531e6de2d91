"""Ballots that come at the same time go to disk together: one wait for the disk for all of them."""

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future

from collector.ballots import Kept
from collector.store import Store

MOST = 64
Waiting = tuple[str, Kept, "Future[str]"]


class Together:
    """One thread writes; those whose ballots it took wait for it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.waiting: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self.writer = threading.Thread(target=self._write, daemon=True)
        self.writer.start()

    def add(self, round_id: str, kept: Kept) -> str:
        """See Store.add; returns when it is on disk, raises what the store raised."""
        told: Future[str] = Future()
        self.waiting.put((round_id, kept, told))
        return told.result()

    def end(self) -> None:
        """What waits is still written."""
        self.waiting.put(None)
        self.writer.join()
        self.store.end()

    def _write(self) -> None:
        while (one := self.waiting.get()) is not None:
            few = [one]
            while len(few) < MOST and not self.waiting.empty():
                if (one := self.waiting.get()) is None:
                    self.waiting.put(None)
                    break
                few.append(one)
            self._write_these(few)

    def _write_these(self, few: Sequence[Waiting]) -> None:
        try:
            words = self.store.add([(name, kept) for name, kept, _ in few])
        except BaseException as fault:
            for _, _, told in few:
                told.set_exception(fault)
            return
        for (_, _, told), word in zip(few, words, strict=True):
            told.set_result(word)
