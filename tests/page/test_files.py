"""The page's files: their hashes, their weight, and that both languages say everything."""

import hashlib
import re
from pathlib import Path

import pytest

from collector.page_files import page_files
from naast.questionnaires.queries.shipped import evaluation_form
from tests.page.node import in_node
from tests.page.small_round import PAGE, SmallRound

MOST_BYTES = 60_000
ASIDE = "aside.js"  # loaded when asked for
SHAPE = """async ({ base }) => {
  const shape = (it) => typeof it === "string" ? it.match(/\\{\\w+\\}/g)?.sort() ?? [] :
    Object.fromEntries(Object.entries(it).map(([name, part]) => [name, shape(part)]));
  const load = async (name) => shape((await import(base + name)).default);
  const { texts } = await import(base + "aside.js");
  return [[await load("en.js"), shape(texts.en)], [await load("nl.js"), shape(texts.nl)]];
}"""


def test_the_sums_are_those_of_the_files() -> None:
    told = dict(
        reversed(line.split("  ")) for line in (PAGE / "SHA256SUMS").read_text().splitlines()
    )

    assert told == {
        path.removeprefix("/page/"): hashlib.sha256(content).hexdigest()
        for path, (_, content) in page_files().items()
    }


@pytest.mark.parametrize("other", ["en.js", "nl.js"])
def test_the_page_with_all_it_loads_stays_small(other: str, small_round: SmallRound) -> None:
    files = {path: len(content) for path, (_, content) in page_files().items()}
    loaded = sum(size for path, size in files.items() if not path.endswith((ASIDE, other)))

    assert loaded + len(small_round.manifest()) + len(evaluation_form()) < MOST_BYTES


def test_both_languages_say_everything(tmp_path: Path) -> None:
    english, dutch = in_node(tmp_path, SHAPE)

    assert english == dutch
    assert english[0]["progress"] == ["{all}", "{at}"]


def test_nothing_comes_from_elsewhere_and_nothing_is_inline() -> None:
    texts = {path: content.decode() for path, (_, content) in page_files().items()}

    assert [
        path for path, text in texts.items() if re.search(r"https?://(?!www\.w3\.org)", text)
    ] == []
    markup = texts["/page/index.html"]
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", markup) == []
    assert [path for path, text in texts.items() if "innerHTML" in text or "eval(" in text] == []
