"""Marks sentences of plain logic for translation; the page that shows them translates."""


def gettext_noop(sentence: str) -> str:
    """The sentence itself. The name is the one that the message extractor looks for."""
    return sentence
