"""Marks sentences of plain logic for translation; the page that shows them translates."""


class NotThisFile(Exception):
    """A file that was handed in is not what it should be; the message is a sentence."""


def gettext_noop(sentence: str) -> str:
    """The sentence itself. The name is the one that the message extractor looks for."""
    return sentence
