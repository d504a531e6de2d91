"""What naast log says: entries in words, and what is not as it was signed."""

from pathlib import Path

from django.utils.translation import gettext as _

import naast

SAID = Path(naast.__file__).parent / "locale"


def broken(reason: str) -> str:
    """A sentence for log_proof.ProofBroken, with what to do next."""
    sentences = {
        "other_key": _(
            "NOT AS SIGNED. The head is signed with another key than the one you trust. Compare "
            "the fingerprint with the one on paper."
        ),
        "signature": _("NOT AS SIGNED. The signature of the head is wrong: it was changed."),
        "no_head": _("This file is no signed head of Naast's log."),
        "no_proof": _("This file is no proof of Naast's log."),
        "too_short": _("NOT AS SIGNED. Entries that were signed are missing."),
        "changed": _("NOT AS SIGNED. An entry was changed, removed or put in after signing."),
        "not_grown": _("NOT AS SIGNED. The newer log does not contain the older one unchanged."),
        "two_logs": _("NOT AS SIGNED. Two heads of one size differ: there are two logs."),
        "not_included": _("NOT AS SIGNED. The entry does not stand where the proof says."),
        "other_line": _("NOT AS SIGNED. The key of the proof does not open this entry."),
        "digest": _("NOT AS SIGNED. The digest is another one than was entered."),
    }
    return sentences[reason]


def told(says: dict[str, str]) -> str:
    """An opened entry in one line; the words of the vault, which stand in its documentation."""
    return _("%(minute)s: %(role)s, %(action)s, to %(purpose)s") % says
