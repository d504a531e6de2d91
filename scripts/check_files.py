"""Nothing in the repository names a machine's folder, a package registry or a download address."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURSELVES = "scripts/check_files.py"
RULES = {
    "a machine's folder": re.compile(
        rf"(?<![\w.])(?:/(?:root|home/(?!naast)\w+|Users/\w+)/|{re.escape(str(ROOT))}\b)"
    ),
    "a package registry": re.compile(
        r"(?:files\.python[h]osted|registr[y]\.(?:npm[j]s|yarn[p]kg)|de[b]\.debian|py[p]i)\.(?:org|com)(?:/simple|:|/)"
    ),
}
LOCK_RULES = {"an address": re.compile(r"https?://|--index-url|--find-links|--extra-index|@ file:")}
BINARY = {".woff2", ".gz", ".png", ".ico", ".xlsx", ".mo", ".pdf"}
LARGEST_BYTES = 1_000_000
LARGEST_CATALOGUE = 4_000_000  # each message twice, with the places where it is said


def main() -> int:
    """One line a problem."""
    problems = [line for path in tracked() for line in wrong_with(path)]
    for line in problems:
        print(line)
    return int(bool(problems))


def tracked() -> Iterator[Path]:
    """What git keeps, as it is in the working tree."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in done.stdout.decode().split("\0"):
        if name and name != OURSELVES and (ROOT / name).is_file():
            yield Path(name)


def wrong_with(path: Path) -> Iterator[str]:
    """Rules that the file breaks."""
    most = LARGEST_CATALOGUE if path.suffix == ".po" else LARGEST_BYTES
    if (ROOT / path).stat().st_size > most:
        yield f"{path} is larger than {most} bytes"
    if path.suffix in BINARY:
        return
    rules = RULES | (LOCK_RULES if path.parts[0] == "requirements" else {})
    for number, line in enumerate((ROOT / path).read_text().splitlines(), start=1):
        yield from (
            f"{path}:{number} names {name}" for name, rule in rules.items() if rule.search(line)
        )


if __name__ == "__main__":
    sys.exit(main())
