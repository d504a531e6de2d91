"""Is every message translated, not fuzzy, with the same placeholders, and none left over?"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib
from message_files import catalogue_of, key_of, placeholders, updated_catalogues


def main() -> int:
    """One line a problem."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        for language, made in updated_catalogues(Path(folder)).items():
            problems += [f"{language}: {line}" for line in compare(catalogue_of(language), made)]
    for line in problems:
        print(line)
    return int(bool(problems))


def compare(kept: Path, made: Path) -> Iterator[str]:
    """kept: in the repository; made: from the code as it is now."""
    if not kept.exists():
        yield f"{kept} is not there. Run: make messages"
        return
    ours = {key_of(entry): entry for entry in polib.pofile(str(kept)) if not entry.obsolete}
    code = {key_of(entry) for entry in polib.pofile(str(made)) if not entry.obsolete}
    yield from (f"not in the catalogue: {text!r}" for _, text, _ in sorted(code - set(ours)))
    yield from (f"no longer in the code: {text!r}" for _, text, _ in sorted(set(ours) - code))
    for entry in ours.values():
        yield from wrong_with(entry)


def wrong_with(entry: polib.POEntry) -> Iterator[str]:
    """What a reader of this translation would stumble over."""
    if entry.fuzzy:
        yield f"fuzzy: {entry.msgid!r}"
    elif not entry.translated():
        yield f"not translated: {entry.msgid!r}"
    elif entry.msgid_plural:
        for text in entry.msgstr_plural.values():
            # A plural form may leave the number out ("one colleague").
            if not set(placeholders(text)) <= set(placeholders(entry.msgid_plural)):
                yield f"other placeholders: {entry.msgid_plural!r} -> {text!r}"
    elif placeholders(entry.msgstr) != placeholders(entry.msgid):
        yield f"other placeholders: {entry.msgid!r} -> {entry.msgstr!r}"


if __name__ == "__main__":
    sys.exit(main())
