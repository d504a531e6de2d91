"""Both languages say everything, with the same facts in it, and nothing that is not needed."""

import re
import string
from pathlib import Path

import count
from count.refusal import Refused
from count.words import LANGUAGES, Words, entries

PROGRAM = Path(count.__file__).parent
BUILT = re.compile(r"(help|by|check|destroy)_\w+")  # keys put together while running


def facts(entry: str | list[str]) -> list[str]:
    whole = entry if isinstance(entry, str) else "\n".join(entry)
    return sorted({name for _, name, _, _ in string.Formatter().parse(whole) if name})


def test_dutch_and_english_have_the_same_sentences_with_the_same_facts() -> None:
    english, dutch = (entries(language) for language in LANGUAGES)

    assert list(english) == list(dutch)
    for key, entry in english.items():
        assert type(dutch[key]) is type(entry), key
        assert facts(dutch[key]) == facts(entry), key
        assert bool(dutch[key]) and bool(entry), key


def test_every_sentence_is_said_somewhere_and_every_said_one_is_there() -> None:
    program = "\n".join(path.read_text() for path in PROGRAM.rglob("*.py"))
    said = set(re.findall(r'"([a-z]+(?:_[a-z]+)*)"', program))
    known = set(entries("en"))

    assert {key for key in known - said if not BUILT.fullmatch(key)} == set()
    spoken = r'(?:Refused|say|ask|agrees|go_on|words|lines|\.sheet)\(\s*"([a-z_]+[a-z])"'
    assert set(re.findall(spoken, program)) - known == set()


def test_dutch_says_je_and_no_sentence_blames() -> None:
    dutch = " ".join(str(entry) for entry in entries("nl").values()).lower()

    assert re.findall(r"\bu\b|\buw\b", dutch) == []
    assert "schuld" not in dutch


def test_a_sentence_comes_with_its_facts() -> None:
    refused = Refused("line_wrong", line=3)

    assert Words("nl")(refused.key, **refused.facts).startswith("Regel 3 is anders")
    assert Words("en")(refused.key, **refused.facts).startswith("Line 3 is not")
