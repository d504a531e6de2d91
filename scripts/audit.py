"""Lists what Naast is made of, and asks a feed of advisories about each of it.

Writes var/audit/sbom.json (CycloneDX). Ends with 1 when an advisory concerns us; where no feed
answers it says "not audited", and ends with 2 when --strict is given.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SBOM = ROOT / "var" / "audit" / "sbom.json"
LOCK = ROOT / "requirements" / "production.txt"


@dataclass(frozen=True)
class Outcome:
    """What the feed said. found: name, version, advisory; unknown: packages without an answer."""

    asked: int
    found: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def sentences(self) -> list[str]:
        """What to print."""
        known = self.asked - len(self.unknown)
        lines = [f"{known} of {self.asked} packages audited; {len(self.found)} advisories."]
        if self.unknown:
            lines.append(
                f"Not audited: {len(self.unknown)} packages, because no advisory feed answered."
                " Run this where the feed can be reached before you install."
            )
        return [*self.found, *lines]

    def status(self, *, strict: bool) -> int:
        """The exit status."""
        return 1 if self.found else 2 if strict and self.unknown else 0


def read(answer: Mapping[str, Any]) -> Outcome:
    """What pip-audit wrote as JSON."""
    packages = answer["dependencies"]
    found = [
        f"{package['name']} {package['version']}: {advisory['id']}"
        for package in packages
        for advisory in package.get("vulns", [])
    ]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    return Outcome(len(packages), tuple(found), tuple(unknown))


def write_sbom() -> None:
    """Names, versions, licences and checksums of what is installed."""
    SBOM.parent.mkdir(parents=True, exist_ok=True)
    words = ["environment", sys.executable, "--output-reproducible", "--of", "JSON"]
    subprocess.run([sys.executable, "-m", "cyclonedx_py", *words, "-o", str(SBOM)], check=True)


def ask() -> Outcome:
    """Of the locked packages only; nothing is installed. A silent feed leaves all unknown."""
    words = ["-r", str(LOCK), "--no-deps", "--disable-pip", "-f", "json"]
    quiet = ["--progress-spinner", "off", "--timeout", "10"]
    command = [sys.executable, "-m", "pip_audit", *words, *quiet]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return read(json.loads(done.stdout))
    except ValueError:
        names = [line.split("==")[0] for line in LOCK.read_text().splitlines() if "==" in line]
        return Outcome(len(names), (), tuple(names))


def main() -> int:
    """Both, in this order."""
    write_sbom()
    print(f"{SBOM.relative_to(ROOT)} is written.")
    outcome = ask()
    print("\n".join(outcome.sentences))
    return outcome.status(strict="--strict" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
