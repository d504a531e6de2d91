"""A refusal is a sentence a tired person can act on."""


class Refused(Exception):
    """Nothing was done. key: the sentence in words/*.json; facts: what stands in it."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts
