"""What is wrong with an input, as a sentence that says what to do; for a form and for a file."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.insight.logic.business_case.files import Problem, Wrong

EXAMPLE = "docs/examples/business-case.json"
_WRONG: Mapping[Wrong, str | Promise] = {
    Wrong.NOT_JSON: gettext_lazy(
        "this is not JSON. Look at line %(line)s, column %(column)s, or begin with %(example)s."
    ),
    Wrong.NOT_FIELDS: gettext_lazy("write fields in curly brackets here, as in %(example)s."),
    Wrong.UNKNOWN: gettext_lazy("there is no such field. Use one of: %(words)s."),
    Wrong.TWICE: gettext_lazy("this field stands twice. Keep one of them."),
    Wrong.NOT_A_NUMBER: gettext_lazy(
        "write a number without quotes, such as 12.5, or null to leave it blank."
    ),
    Wrong.TOO_FINE: gettext_lazy("write at most %(decimals)s figures behind the point."),
    Wrong.OUT_OF_BOUNDS: gettext_lazy("write a number from %(least)s to %(most)s."),
    Wrong.HALF_A_RANGE: gettext_lazy("give both ends of the range, or neither."),
    Wrong.RANGE_WITHOUT_VALUE: gettext_lazy("give the figure itself too, or leave out the range."),
    Wrong.RANGE_BESIDE_VALUE: gettext_lazy(
        "the figure, %(value)s, has to lie within the range. Change this end or the figure."
    ),
    Wrong.NOT_A_WORD: gettext_lazy("write one of: %(words)s."),
    Wrong.NOT_TEXT: gettext_lazy("write words in quotes here."),
    Wrong.TOO_LONG: gettext_lazy("write at most %(most)s characters."),
}


def told(problem: Problem) -> str:
    """The sentence, without its field."""
    return str(_WRONG[problem.wrong]) % {"example": EXAMPLE, **problem.told}


def line(problem: Problem) -> str:
    """The field and the sentence, for a terminal."""
    return _("%(field)s: %(what)s") % {
        "field": problem.where or _("the file"),
        "what": told(problem),
    }
