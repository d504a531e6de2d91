"""The two ways in which the vault gives nothing."""


class Refused(Exception):
    """The vault says no. reason: a word that the asking side turns into a sentence."""

    def __init__(self, reason: str, count: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.count = count


class LogUnwritable(Exception):
    """No entry, no key: the log of openings cannot be written."""


class WillNotStart(Exception):
    """The vault cannot be started safely; the message is a sentence for the operator."""
