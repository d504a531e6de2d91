"""What every picture must say in words, whoever looks at it and however."""

from dataclasses import dataclass

# Two drawings of one picture: in units that are about a pixel on a telephone of 390 and on a desk.
PHONE, WIDE = 340, 600


@dataclass(frozen=True, kw_only=True)
class PictureWords:
    """title, description: read aloud in place of the picture. not_shown: stands where a number is
    hidden, such as "not shown". key: makes the ids of this picture unique on its page.
    """

    title: str
    description: str
    not_shown: str
    key: str
