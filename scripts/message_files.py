"""Find every message in the code and bring a catalogue up to date, in a folder of its own."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "naast" / "locale"
LANGUAGES = ("nl",)  # English stands in the code
PLACEHOLDER = re.compile(r"%\((\w+)\)[sdf]|%[sdf]|\{(\w*)\}")


def updated_catalogues(folder: Path) -> dict[str, Path]:
    """Copy naast/ into the folder and let Django's makemessages update the copy's catalogues.

    The demo's few words stand in the product's catalogue, so that it needs none of its own.
    """
    copy = folder / "naast"
    ignored = shutil.ignore_patterns("__pycache__", "*.mo", "static")
    shutil.copytree(ROOT / "naast", copy, ignore=ignored)
    shutil.copytree(ROOT / "naast_demo", copy / "naast_demo", ignore=ignored)
    (copy / "locale").mkdir(exist_ok=True)
    words = [sys.executable, "-m", "django", "makemessages", "--no-obsolete", "--no-wrap"]
    words += ["--add-location=file", *(f"--locale={name}" for name in LANGUAGES)]
    done = subprocess.run(words, cwd=copy, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"The messages could not be read:\n{done.stdout}{done.stderr}")
    return {name: copy / "locale" / name / "LC_MESSAGES" / "django.po" for name in LANGUAGES}


def catalogue_of(language: str) -> Path:
    """Where the repository keeps it."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def placeholders(text: str) -> list[str]:
    """In any order: a translation may turn a sentence round."""
    return sorted(match.group(0) for match in PLACEHOLDER.finditer(text.replace("%%", "")))


def key_of(entry: polib.POEntry) -> tuple[str, str, str]:
    """What makes a message itself."""
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural)
