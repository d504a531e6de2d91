"""A frozen report as one value, and the number that it is known by."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from naast.calamities.logic.reports.items import Answers, parts_of

Content = dict[str, Any]


def content_of(
    kind: str, written: Mapping[str, Answers], *, salt: str, facts: Mapping[str, str]
) -> Content:
    """Only what belongs in the report: an answer to what is not asked any more stays in the draft.

    salt: random letters, so that nobody finds the text by trying texts against the digest.
    """
    everything = {item: value for part in written.values() for item, value in part.items()}
    parts = [
        {
            "part": part.slug,
            "items": [
                [item.slug, everything.get(item.slug, "")]
                for item in part.items
                if item.is_asked(everything)
            ],
        }
        for part in parts_of(kind)
    ]
    return {"kind": kind, "salt": salt, "facts": dict(facts), "parts": parts}


def digest_of(content: Content) -> str:
    """SHA-256 in hexadecimal over the content with sorted keys and no spaces, in UTF-8."""
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()


def texts_of(content: Content) -> dict[tuple[str, str], str]:
    """(part, item) to value, in the order of the report."""
    return {
        (part["part"], slug): value for part in content["parts"] for slug, value in part["items"]
    }
