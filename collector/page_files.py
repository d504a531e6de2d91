"""The page's own files, read once at the start: nothing else of the disk can be asked for."""

from pathlib import Path

PAGE = Path(__file__).parent / "page"
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
    ".woff2": "font/woff2",
}


def page_files(folder: Path = PAGE) -> dict[str, tuple[str, bytes]]:
    """Path in the address to kind and content."""
    return {
        f"/page/{file.relative_to(folder).as_posix()}": (KINDS[file.suffix], file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.suffix in KINDS
    }
