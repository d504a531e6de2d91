"""The kit brings its library along, and refuses a wheel that is another than its sum says."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from count.kit import BrokenKit, sums, unpack


def a_kit(folder: Path) -> Path:
    (folder / "wheels").mkdir()
    wheel = folder / "wheels" / "thing-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as whole:
        whole.writestr("thing/__init__.py", "WORD = 'inside'\n")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{'0' * 64}  count/kit.py\n{digest}  wheels/{wheel.name}\n")
    return wheel


def test_wheels_are_unpacked_when_their_sums_are_right(tmp_path: Path) -> None:
    wheel, out = a_kit(tmp_path), tmp_path / "out"

    unpack(tmp_path, out)

    assert (out / "thing" / "__init__.py").read_text() == "WORD = 'inside'\n"
    assert set(sums(tmp_path)) == {"count/kit.py", f"wheels/{wheel.name}"}


def test_one_other_byte_or_one_more_wheel_unpacks_nothing(tmp_path: Path) -> None:
    wheel, out = a_kit(tmp_path), tmp_path / "out"
    good = wheel.read_bytes()

    wheel.write_bytes(good + b"x")
    with pytest.raises(BrokenKit):
        unpack(tmp_path, out)
    wheel.write_bytes(good)
    (tmp_path / "wheels" / "more-1-py3-none-any.whl").write_bytes(good)
    with pytest.raises(BrokenKit):
        unpack(tmp_path, out)

    assert not out.exists()
