"""Words of the tables and figures of answers: what each asks, whom it counts, where it is from."""

from collections.abc import Mapping

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from naast.insight.choices_table_words import TableWords, Words
from naast.insight.logic.publications.list_answers import ANSWERS, FEELINGS, question_of

FEELING_WORDS: Mapping[str, Words] = {
    "blamed": _("Self-reproach"),
    "ashamed": _("Shame"),
    "incompetent": _("Feeling incompetent"),
    "isolated": _("Feeling alone in it"),
}
STATEMENT_WORDS: Mapping[str, Words] = {
    "helped": _("The support helped me to process what had happened."),
    "soon-enough": _("The support came soon enough."),
    "free-choice": _("I felt free to say yes or no."),
    "keep-working": _("The support made it easier to go on doing my work."),
    "everyone": _("Everyone who goes through something like this should be offered this support."),
    "own-field": _("Whoever gives support should know my field."),
}
POPULATION = _(
    "Everybody who answered the anonymous questions, in rounds that were counted in this period."
    " Any question may be left open; that is counted, too."
)
EXCLUSIONS = _(
    "Only people who had a conversation got a pass, so whoever declined support is not in it, nor"
    " anybody who chose not to answer. Rounds with other questions are not added."
)
SOURCE = _(
    "The sums of the count keepers, who open all answers of a round at once. Nobody has the answers"
    " of one person."
)
LOOKING_BACK = _(
    "Self-reported, looking back: people were asked once, afterwards, how true it was before and"
    " how true it is now. That shows how they remember it, not what the support did; feelings often"
    " ease with time alone."
)
HOW_FAR = _("How many agree or agree fully with this sentence, on a scale of five.")
MARK_IS = _("A mark from 0 to 10 for peer support here. At school an 8 is good.")


def _fill(text: Words, **values: Words) -> str:
    return str(text) % values


_filled = lazy(_fill, str)
_KINDS: Mapping[str, tuple[Words, Words]] = {
    "change": (
        _("%(feeling)s: less, the same or more afterwards"),
        _("Was it less true afterwards, looking back?"),
    ),
    "before": (
        _("%(feeling)s before the support"),
        _("How true was it in the first days, looking back?"),
    ),
    "after": (
        _("%(feeling)s after the support"),
        _("How true was it after the support, looking back?"),
    ),
    "before_points": (
        _("%(feeling)s before the support, in four steps"),
        _("How true was it in the first days, looking back?"),
    ),
    "after_points": (
        _("%(feeling)s after the support, in four steps"),
        _("How true was it after the support, looking back?"),
    ),
    "moves": (
        _("%(feeling)s: from before to after"),
        _("From which answer to which did people move, looking back?"),
    ),
}


def _words(title: Words, question_line: Words, definition: Words) -> TableWords:
    return TableWords(
        title=title,
        question_line=question_line,
        definition=definition,
        population=POPULATION,
        exclusions=EXCLUSIONS,
        source=SOURCE,
    )


_ALONE: Mapping[str, TableWords] = {
    "total": _words(
        _("Answers"),
        _("How many people answered?"),
        _("How many answers were counted. Each pass is good for one."),
    ),
    "mark": _words(
        _("Marks of 8 and higher"), _("How many give peer support an 8 or more?"), MARK_IS
    ),
    "recommend": _words(
        _("Recommending it to a colleague"),
        _("Would people recommend peer support to a colleague?"),
        _("One question, answered with yes or no."),
    ),
    "mark_mean": _words(_("Mean mark"), _("What mark do people give, on average?"), MARK_IS),
    "response": _words(
        _("How many of the passes were used"),
        _("How many answered of those who could?"),
        _(
            "Answers for each 100 passes, in rounds where both are known. On paper nobody knows how"
            " many passes were handed on."
        ),
    ),
    "rounds": _words(
        _("Rounds with other questions"),
        _("Was the same asked every time?"),
        _("Answers are added up only where exactly the same was asked."),
    ),
}


def _about(kind: str) -> TableWords:
    """kind: the code of a table without its first word and its years."""
    name, _under, rest = kind.partition("_")
    if name in FEELINGS and rest == "tests":
        return _words(
            _filled(
                _("%(feeling)s: was the change more than chance?"), feeling=FEELING_WORDS[name]
            ),
            _("Is the change larger than chance alone would make it, looking back?"),
            LOOKING_BACK,
        )
    if name in FEELINGS:
        title, question = _KINDS[rest]
        return _words(_filled(title, feeling=FEELING_WORDS[name]), question, LOOKING_BACK)
    if name in STATEMENT_WORDS:
        title = _("“%(statement)s” In five steps") if rest else _("“%(statement)s”")
        filled = _filled(title, statement=STATEMENT_WORDS[name])
        return _words(filled, _("How many agree?"), HOW_FAR)
    return _ALONE[kind]


_TABLES = [one.code for one in ANSWERS]
_FIGURES = [
    f"answers_{name}{years}"
    for name in (*(f"{one}_tests" for one in FEELINGS), "mark_mean", "response", "rounds")
    for years in ("", "_3y")
]
WORDS: Mapping[str, TableWords] = {
    code: _about(code.removeprefix("answers_").removesuffix("_3y")) for code in _TABLES + _FIGURES
}

DIMENSIONS: Mapping[str, Words] = {
    one.code: _filled(_KINDS[one.code.partition("_")[2]][0], feeling=FEELING_WORDS[name])
    if name in FEELINGS
    else STATEMENT_WORDS[name]
    if name in STATEMENT_WORDS
    else _ALONE[one.code].title
    for declared in ANSWERS
    for one in declared.dimensions
    if (name := question_of(declared))
}
_UNSAID = _("left open")
_SAID: Mapping[str, Mapping[str, Words]] = {
    "change": {"better": _("less true afterwards"), "same": _("the same"),
               "worse": _("more true afterwards")},
    "side": {"much": _("moderately or very true"), "little": _("not or slightly true")},
    "side_points": {"3": _("very true"), "2": _("moderately true"), "1": _("slightly true"),
                    "0": _("not true")},
    "agreed": {"agree": _("agree, or agree fully"), "rest": _("neutral, or disagree")},
    "agreed_points": {"5": _("agree fully"), "4": _("agree"), "3": _("neither"),
                      "2": _("disagree"), "1": _("disagree fully")},
    "mark": {"high": _("8 or more"), "lower": _("7 or less")},
    "recommend": {"yes": _("yes"), "no": _("no")},
}  # fmt: skip


def _values(code: str, about: str) -> Mapping[str, Words]:
    """The words of one dimension."""
    fine = "_points" if code.endswith("_points") else ""
    if about in FEELINGS:
        kind = code.partition("_")[2].removesuffix("_points")
        return _SAID["change" if kind == "change" else f"side{fine}"]
    return _SAID[f"agreed{fine}" if about in STATEMENT_WORDS else f"{about}{fine}"]


VALUES: Mapping[tuple[str, str], Words] = {
    (one.code, value): _UNSAID
    if value == "unsaid"
    else _values(one.code, question_of(declared)).get(value, value)
    for declared in ANSWERS
    for one in declared.dimensions
    for value in one.values
}
FIGURES: Mapping[str, Words] = {
    "mark_mean": _("Mean mark"),
    "response": _("Of 100 passes that were given, so many were used"),
    "other_rounds": _("Rounds that asked other questions"),
    "changed": _("People who changed"),
    "signed_rank": _("Direction of the change: Wilcoxon's signed-rank test, ties by Pratt"),
    "stuart_maxwell": _("Answers as a whole: Stuart and Maxwell's test"),
    "bhapkar": _("Answers as a whole: Bhapkar's test"),
    "mcnemar": _("Moderately or very true, before against after: McNemar's exact test"),
    "rank_biserial": _(
        "How clearly less (1) or more (-1): matched-pairs rank-biserial correlation"
    ),
    "difference": _("Moderately or very true: fewer afterwards, in percentage points"),
    "odds_ratio": _("For each who went up, so many went down: paired odds ratio"),
}
WHY: Mapping[str, Words] = {
    "one_way": _(
        "Not shown: fewer than 10 said it became less true, or fewer than 10 more true, and a test"
        " would tell how few."
    ),
}
