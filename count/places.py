"""Where files go: what is on a network, what is memory, and how a page is forgotten."""

import os
import re
from pathlib import Path

from count.refusal import Refused

_NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs", "davfs",
    "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs",
}  # fmt: skip
_MEMORY = {"tmpfs", "ramfs"}
_CLOUD = re.compile(r"onedrive|dropbox|google ?drive|icloud|nextcloud|owncloud|sharepoint", re.I)
_DRIVE_REMOTE = 4  # of Windows' GetDriveType
MEMORY, DISK, NETWORK, UNKNOWN = "memory", "disk", "network", "unknown"
EVERYBODY = 0o644  # what goes on a stick to somebody else


def kind_of(folder: Path, mounts: str | None = None) -> str:
    """What a folder lies on. mounts: the lines of /proc/mounts; read when not given."""
    whole = str(folder.resolve())
    if whole.startswith("\\\\") or _CLOUD.search(whole):
        return NETWORK
    if os.name == "nt":  # pragma: no cover
        return _windows_kind(whole)
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return UNKNOWN
    found = _filesystem(whole, mounts)
    return NETWORK if found in _NETWORK else MEMORY if found in _MEMORY else DISK


def _filesystem(whole: str, mounts: str) -> str:
    """The type of the deepest mount above the folder."""
    best = ("", "")
    for line in mounts.splitlines():
        _, place, kind, *_ = line.split(" ")
        place = place.replace("\\040", " ")
        inside = place in ("/", whole) or whole.startswith(place + "/")
        if inside and len(place) >= len(best[0]):
            best = (place, kind)
    return best[1]


def _windows_kind(whole: str) -> str:  # pragma: no cover
    import ctypes  # noqa: PLC0415 - not everywhere has windll

    drive = Path(whole).anchor
    remote = ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE  # type: ignore[attr-defined,unused-ignore]
    return NETWORK if remote else DISK


def memory_folder() -> Path | None:
    """A folder that is gone when the machine is switched off; None where there is none."""
    candidates = ["/dev/shm", os.environ.get("XDG_RUNTIME_DIR", "")]  # noqa: S108 - memory is meant
    for candidate in filter(None, candidates):
        folder = Path(candidate)
        if folder.is_dir() and os.access(folder, os.W_OK) and kind_of(folder) == MEMORY:
            return folder
    return None


def networks_up(folder: Path = Path("/sys/class/net")) -> list[str]:
    """Names of connections that are up, our own loop left out; nothing where it cannot be told."""
    up = []
    for one in sorted(folder.glob("*")):
        try:
            state = (one / "operstate").read_text().strip()
        except OSError:
            continue
        if state == "up" and one.name != "lo":
            up.append(one.name)
    return up


def writable_folder(folder: Path) -> Path:
    """The folder, made where it is missing; Refused where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Refused("folder_unwritable", folder=folder) from problem
    if not os.access(folder, os.W_OK):
        raise Refused("folder_unwritable", folder=folder)
    return folder


def refuse_existing(*paths: Path) -> None:
    """Nothing is overwritten."""
    for path in paths:
        if path.exists():
            raise Refused("file_exists", file=path)


def write_new(path: Path, content: bytes | str, mode: int = 0o600) -> None:
    """Whole or not at all; never over another file. mode: who may read it."""
    refuse_existing(path)
    part = path.with_name(path.name + ".part")
    data = content.encode() if isinstance(content, str) else content
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise Refused("file_unwritable", file=path) from problem


def wipe(path: Path) -> None:
    """Overwritten, then removed. In memory that is the end of it; a disk may keep the old bytes."""
    for one in (path, path.with_name(path.name + ".part")):
        if one.exists():
            _wipe(one)


def _wipe(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
