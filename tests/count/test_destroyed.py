"""When the round is destroyed its sheets open nothing, and without two sheets no copy opens."""

import shutil
from pathlib import Path

from count.sheets import Sheet
from tests.count.talking import as_file, tell_json, typed, whole
from tests.count.test_count import Round
from tests.factories import answers as made


class Store:
    """A collector's folder as the tool meets it: box and manifest until the round is destroyed."""

    def __init__(self, folder: Path, closed: Round) -> None:
        folder.mkdir()
        self.folder, self.box = folder, folder / "box.json"
        self.manifest = as_file(folder, closed.manifest)
        shutil.copy(closed.path, self.box)

    def destroy(self) -> None:
        self.box.unlink()


def test_after_destroying_two_sheets_and_all_that_is_left_open_nothing(tmp_path: Path) -> None:
    closed = Round(tmp_path)
    store = Store(tmp_path / "collector", closed)
    keys = closed.keys(*closed.sheets[:2])
    counted = tell_json(keys, "count", store.box, "--out", tmp_path / "out", "--network-anyway")
    assert counted[0] == 0  # before, the same keys open it
    sealed = [row[2].encode() for row in closed.box["ballots"]]
    assert all(one in whole(store.folder) for one in sealed)

    store.destroy()

    left = [path for path in store.folder.rglob("*") if path.is_file()]
    assert left == [store.manifest]
    assert not any(one in whole(store.folder) + whole(tmp_path / "out") for one in sealed)
    for path in (*left, *(tmp_path / "out").glob("*.json"), store.box):
        code, answer = tell_json(keys, "count", path, "--out", tmp_path / "no", "--network-anyway")
        assert (code, answer["ok"]) == (1, False)
        assert answer["why"] in {"file_other_kind", "file_unreadable"}


def test_a_copy_of_the_box_opens_only_as_long_as_two_sheets_are_not_shredded(
    tmp_path: Path,
) -> None:
    """The control is why the ceremony ends with shredding every sheet, the third keeper's too."""
    closed = Round(tmp_path)
    copy = shutil.copy(closed.path, tmp_path / "copy-of-months-ago.json")
    words = ("count", copy, "--out", tmp_path / "out", "--network-anyway")
    assert tell_json(closed.keys(*closed.sheets[1:]), *words)[0] == 0

    left = closed.sheets[2]
    for key in (bytes(32), left.key, made.make_opening()[1][0].key):
        guessed = Sheet(1, left.mark, False, key)
        code, _ = tell_json(
            typed(closed.mark, left, guessed, "no"), "count", copy, "--out", tmp_path / "other",
            "--network-anyway",
        )  # fmt: skip
        assert code == 1
    assert list((tmp_path / "other").iterdir()) == []
