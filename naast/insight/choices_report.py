"""Words of the annual report that are the hospital's own: where they stand, and why not a logo."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from naast.insight.choices_table_words import Words
from naast.insight.logic.logo import Why

MOST_WORDS = 3000  # signs of one paragraph: half a page of A4


class Place(StrEnum):
    """Where the hospital's own words stand in the report."""

    FOREWORD = "foreword"
    YEAR = "year"
    AHEAD = "ahead"


PLACE_WORDS: Mapping[Place, Words] = {
    Place.FOREWORD: _("Foreword"),
    Place.YEAR: _("What happened this year"),
    Place.AHEAD: _("What we will do"),
}
PLACE_HELP: Mapping[Place, Words] = {
    Place.FOREWORD: _("Before the numbers. For example why the board stands behind this."),
    Place.YEAR: _(
        "After the summary. What changed in the programme; no event and nobody who was supported."
    ),
    Place.AHEAD: _("At the end. What the hospital plans, and who looks after it."),
}
PLACE_CHOICES = [(one.value, PLACE_WORDS[one]) for one in Place]
LANGUAGE_CHOICES = [("nl", "Nederlands"), ("en", "English")]
WHY_NO_LOGO: Mapping[Why, Words] = {
    "empty": _("This file is empty. Choose the file of the logo again."),
    "large": _("This file is larger than 1 MB. Save the logo smaller, and choose that file."),
    "kind": _("A logo is a PNG or a JPEG here. Save it as one of these, and choose that file."),
    "damaged": _("This picture cannot be read. Save it anew, and choose that file."),
    "pixels": _(
        "This picture has more than 16 million dots. Save it smaller, and choose that file."
    ),
}
