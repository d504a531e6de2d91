"""New sheets: typed back before the opening file is written, and nowhere else than on paper."""

import json
import re
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from count import prepare
from count.keys import open_keys, read_opening
from count.places import DISK, MEMORY, NETWORK, kind_of, networks_up, wipe
from count.refusal import Refused
from count.screen import Screen
from count.sheets import Sheet, from_lines
from count.words import Words
from tests.architecture.code import ROOT
from tests.count.talking import tell, whole

LINE = re.compile(r"^   [1-5]\.   ((?:[0-9A-Z]{4} ?){4})$", re.M)


class Keepers(StringIO):
    """People who read their lines from the printed page, or from the screen, and type them."""

    def __init__(self, pages: Path, told: StringIO) -> None:
        super().__init__()
        self.pages, self.told, self.sheets = pages, told, list[Sheet]()
        self.seen: list[str] = []
        self._lines: list[str] = []

    def readline(self, size: int | None = -1, /) -> str:
        said = self.told.getvalue()
        if said.endswith(":  ") or re.search(r"Line \d: $", said):
            return self._lines.pop(0) + "\n"
        if "holds their sheet" in said.splitlines()[-1]:
            for path in sorted(self.pages.glob("*.txt")):
                self.take(path.read_text())
            self.seen = sorted(path.name for path in self.pages.iterdir())
        if "when you have copied them" in said.splitlines()[-1]:
            self.take(said[said.rindex("Copy these five lines") :])
        return "yes\n" if "(yes/no)" in said.splitlines()[-1] else "\n"

    def take(self, text: str) -> None:
        lines = LINE.findall(text)
        self._lines += lines
        self.sheets.append(from_lines(lines))


def prepared(tmp_path: Path, *, by_hand: bool, keepers: int = 3) -> tuple[Path, Keepers, str]:
    pages, out = tmp_path / "pages", tmp_path / "stick"
    told = StringIO()
    people = Keepers(pages, told)
    wish = prepare.Wish(keepers, out, pages, by_hand, date(2026, 11, 23))
    path = prepare.prepare(Screen(Words("en"), people, told), wish)
    return path, people, told.getvalue()


@pytest.mark.parametrize(("by_hand", "keepers"), [(False, 3), (True, 3), (False, 4)])
def test_sheets_are_printed_typed_back_and_gone(
    tmp_path: Path, by_hand: bool, keepers: int
) -> None:
    path, people, said = prepared(tmp_path, by_hand=by_hand, keepers=keepers)

    opening = read_opening(json.loads(path.read_text()))
    assert [sheet.number for sheet in people.sheets] == list(range(1, keepers + 1))
    assert open_keys(opening, people.sheets[:2]).public()["p256"] == opening["p256"]
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [path]
    assert path.name == f"opening-{opening['mark']}.json"
    assert not any(sheet.key in whole(tmp_path) for sheet in people.sheets)
    assert "print" in said and opening["mark"][:4] in said
    if not by_hand:
        names = [f"naast-sheet-{n}.{end}" for n in range(1, keepers + 1) for end in ("html", "txt")]
        assert people.seen == sorted(names)


def test_no_opening_file_before_every_sheet_was_typed_back(tmp_path: Path) -> None:
    keys = "\n" * 4  # everybody is here, go on, printed, and then nobody types

    code, said = tell(
        "yes\n" + keys, "prepare", "--out", tmp_path / "stick", "--pages", tmp_path / "pages",
        "--network-anyway",
    )  # fmt: skip

    assert code == 1
    assert "Stopped before the end." in said
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_pages_are_wiped_also_when_somebody_stops_before_printing(tmp_path: Path) -> None:
    code, _ = tell(
        "yes\n\n", "prepare", "--out", tmp_path, "--pages", tmp_path / "pages", "--network-anyway"
    )

    assert code == 1
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_what_lies_on_a_network_is_known_from_what_is_mounted() -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\ntmpfs /dev/shm tmpfs rw 0 0\n"
        "server:/x /mnt/ward\\040share nfs4 rw 0 0\n//s/y /mnt/y cifs rw 0 0\n"
    )

    assert kind_of(Path("/dev/shm/x"), mounts) == MEMORY
    assert kind_of(Path("/mnt/ward share/deep"), mounts) == NETWORK
    assert kind_of(Path("/mnt/y"), mounts) == NETWORK
    assert kind_of(Path("/mnt/yes"), mounts) == DISK
    assert kind_of(Path("/data/keepers"), mounts) == DISK
    assert kind_of(Path("/data/OneDrive - Hospital"), mounts) == NETWORK


def test_sheets_are_refused_in_a_cloud_folder(tmp_path: Path) -> None:
    code, said = tell(
        "yes\n" * 9, "prepare", "--out", tmp_path, "--pages", tmp_path / "Dropbox",
        "--network-anyway",
    )  # fmt: skip

    assert code == 1
    assert "in a cloud. Sheets never go there." in said.replace("\n", " ")
    assert not (tmp_path / "Dropbox").exists()


def test_a_network_that_is_up_stops_the_ceremony(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, state in {"lo": "unknown", "eth0": "up", "wlan0": "down"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "operstate").write_text(f"{state}\n")
    up = networks_up(tmp_path)
    assert up == ["eth0"]

    monkeypatch.setattr(prepare, "networks_up", lambda: up)
    with pytest.raises(Refused) as told:
        prepare.refuse_network(anyway=False)

    assert told.value.facts == {"names": "eth0"}
    prepare.refuse_network(anyway=True)


def test_wiping_overwrites_before_it_removes(tmp_path: Path) -> None:
    path, twin = tmp_path / "page.txt", tmp_path / "twin"
    path.write_text("37G3 NYVY 0VTE 0QJA")
    twin.hardlink_to(path)  # a second name shows what became of the bytes

    wipe(path)

    assert not path.exists()
    assert len(twin.read_bytes()) == 19
    assert b"37G3" not in twin.read_bytes()


def test_closing_the_window_wipes_the_pages(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    words = ["prepare", "--out", tmp_path, "--pages", pages, "--network-anyway"]
    with subprocess.Popen(
        [sys.executable, "-m", "count", *map(str, words)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as tool:  # fmt: skip
        assert tool.stdin is not None
        assert tool.stdout is not None
        tool.stdin.write("yes\n\n")  # a folder on a disk is no matter; everybody is here
        tool.stdin.flush()
        said = ""
        while "holds their sheet" not in said:
            said += tool.stdout.read(1)
        there = sorted(path.suffix for path in pages.iterdir())

        tool.terminate()

        assert tool.wait(timeout=30) == 1
    assert there == [".html"] * 3 + [".txt"] * 3
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
