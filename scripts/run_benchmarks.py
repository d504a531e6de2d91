"""make bench: runs every file in benchmarks/, and fails when a figure is worse than its limit.

A benchmark prints one line of JSON a figure: {"name": "coordinator page", "value": 1.4, "limit": 2,
"unit": "x a minimal view", "ratio": 0.7}. ratio is value over limit, so 1 or less is well; where
more is better it is limit over value. Other lines are passed on as they are.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PARTS = {"name", "value", "limit", "unit", "ratio"}


def main() -> int:
    """Words on the command line choose benchmarks by file name."""
    figures: list[dict[str, Any]] = []
    broken: list[str] = []
    for path in benchmarks(sys.argv[1:]):
        made = run(path)
        figures += made
        if not made:
            broken.append(path.name)
    print_table(figures)
    for name in broken:
        print(f"{name} gave no figure.")
    return int(bool(broken) or any(figure["ratio"] > 1 for figure in figures))


def benchmarks(wanted: list[str]) -> list[Path]:
    """Files without a leading underscore."""
    found = sorted((ROOT / "benchmarks").glob("[a-z]*.py"))
    return [path for path in found if not wanted or path.stem in wanted]


def run(path: Path) -> list[dict[str, Any]]:
    """Its figures; none when it failed."""
    print(f"{path.stem} ...", flush=True)
    words = [sys.executable, "-m", f"benchmarks.{path.stem}"]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    figures = []
    for line in done.stdout.splitlines():
        if (figure := figure_in(line)) is not None:
            figures.append(figure)
        else:
            print(line)
    return figures if done.returncode == 0 else []


def figure_in(line: str) -> dict[str, Any] | None:
    """The figure, when the line is one."""
    try:
        read = json.loads(line)
    except ValueError:
        return None
    return read if isinstance(read, dict) and set(read) >= PARTS else None


def print_table(figures: list[dict[str, Any]]) -> None:
    """Name, value, limit, ratio; a star where it falls short."""
    width = max((len(figure["name"]) for figure in figures), default=4)
    print(f"\n{'name':{width}}  {'value':>12}  {'limit':>12}  {'ratio':>6}  unit")
    for figure in figures:
        star = " *" if figure["ratio"] > 1 else ""
        print(
            f"{figure['name']:{width}}  {figure['value']:12.4g}  {figure['limit']:12.4g}  "
            f"{figure['ratio']:6.2f}  {figure['unit']}{star}"
        )


if __name__ == "__main__":
    sys.exit(main())
