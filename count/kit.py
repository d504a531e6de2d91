"""On a machine where nothing is installed: the library out of the wheels beside this package.

The folder of the kit holds count/, wheels/ and SHA256SUMS. A wheel is a zip; unpacked it can be
imported. Each is looked at against its sum first.
"""

import atexit
import hashlib
import shutil
import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

KIT = Path(__file__).resolve().parent.parent


class BrokenKit(Exception):
    """A wheel is not the one that the list of sums names."""


def bring_library(kit: Path = KIT) -> None:
    """Nothing to do where the library is installed, or where there is no kit."""
    if find_spec("cryptography") is not None or not (kit / "wheels").is_dir():
        return
    folder = Path(tempfile.mkdtemp(prefix="naast-count-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    unpack(kit, folder)
    sys.path.append(str(folder))


def unpack(kit: Path, folder: Path) -> None:
    """All wheels of the kit into the folder; BrokenKit, and none unpacked, where one is wrong."""
    wheels = sorted((kit / "wheels").glob("*.whl"))
    named = sums(kit)
    for wheel in wheels:
        if named.get(f"wheels/{wheel.name}") != hashlib.sha256(wheel.read_bytes()).hexdigest():
            raise BrokenKit(f"{wheel.name} is not as SHA256SUMS says. Take the kit anew.")
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as whole:
            whole.extractall(folder)


def sums(kit: Path) -> dict[str, str]:
    """The list of sums: a file's name to its SHA-256."""
    lines = (kit / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if line.strip())
    return {name.lstrip("*").removeprefix("./"): digest for digest, name in pairs}
