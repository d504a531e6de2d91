"""Compile every message catalogue whose text is newer than its compiled form."""

from pathlib import Path

import polib

LOCALE = Path(__file__).parent.parent / "naast" / "locale"


def main() -> None:
    """Written beside and renamed, so that a running Naast never reads half a catalogue."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        arriving = target.with_suffix(".arriving")
        polib.pofile(str(source)).save_as_mofile(str(arriving))
        arriving.replace(target)


if __name__ == "__main__":
    main()
