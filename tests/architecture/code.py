"""What the architecture tests look at: our own files and their syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("naast", "vault", "issuer", "collector", "count", "naast_demo")


def files(*packages: str) -> Iterator[Path]:
    """Python files of the packages, migrations left out."""
    for package in packages or PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


@cache
def tree(path: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(path.read_text())


def name_of(path: Path) -> str:
    """As people say it: relative to the repository."""
    return str(path.relative_to(ROOT))


def module_of(path: Path) -> str:
    """As Python imports it."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Every function and method of the file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))


def called(node: ast.AST) -> str:
    """The last word of what a call calls: record for audit.record(...)."""
    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
