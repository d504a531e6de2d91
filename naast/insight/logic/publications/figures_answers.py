"""What is published of answers beside counts: the mean mark, the response, tests as bands.

The base of each is how many answered, which everybody can count, and not how many of them answered
this question: that would count those who left it open.

A test is told only where ten and more felt better and ten and more felt worse, so that both counts
are shown anyway; below that it would tell how few of one there are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import ceil, floor

from naast.insight.logic.disclosure.choose import choose
from naast.insight.logic.disclosure.rule import RULE, Published
from naast.insight.logic.publications.count_answers import Answers, everybody_counts, table_of
from naast.insight.logic.publications.crossings import crossed
from naast.insight.logic.publications.declared import Population, Question, Rule
from naast.insight.logic.publications.list_answers import ANSWERS, FEELINGS, LEVELS
from naast.insight.logic.publications.marks import BEST, STEP, is_safe, told_of
from naast.insight.logic.publications.stored import Figure, Stored
from naast.insight.logic.statistics.effect_size import rank_biserial
from naast.insight.logic.statistics.holm import holm
from naast.insight.logic.statistics.homogeneity import bhapkar, stuart_maxwell
from naast.insight.logic.statistics.paired_shares import paired_difference, paired_odds
from naast.insight.logic.statistics.paired_table import PairedTable, mcnemar
from naast.insight.logic.statistics.signed_rank import Changes, Zeros, changes_of, signed_ranks

ZEROS = Zeros.PRATT  # on four levels many do not change: they hold the small steps down
BANDS = (0.001, 0.01, 0.05)
TOO_FEW, WOULD_TELL, ONE_WAY = "too_few", "would_tell", "one_way"


def figures_of(answers: Answers, period: str, suffix: str = "") -> list[Stored]:
    """suffix: "_3y" for three years. Nothing where nobody answered."""
    if not answers.people:
        return []

    def stored(code: str, question: Question, rule: Rule, figures: Sequence[Figure]) -> Stored:
        return Stored(
            code=f"answers_{code}{suffix}",
            question=question,
            population=Population.ANSWERS,
            period=period,
            periods=answers.years,
            rule=rule,
            figures=tuple(figures),
        )

    tests = _tests(answers)
    found = [stored("mark_mean", Question.EXPERIENCE, Rule.MEAN, [mark_mean(answers)])]
    found += [
        stored(f"{name}_tests", Question.FEELINGS, Rule.BAND, tests[name]) for name in FEELINGS
    ]
    if answers.passes:
        found.append(stored("response", Question.EXPERIENCE, Rule.IN_FIVES, [_response(answers)]))
    if answers.others:
        other = Figure(code="other_rounds", rule=Rule.EXACT, value=str(answers.others))
        found.append(stored("rounds", Question.EXPERIENCE, Rule.EXACT, [other]))
    return found


def mark_mean(answers: Answers) -> Figure:
    """One decimal; the interval reaches in halves of a mark, rounded outwards."""
    given = answers.questions["mark"]
    marks = {mark: given.get(str(mark), 0) for mark in range(BEST + 1)}
    told = told_of(marks)
    if told is None:
        return Figure(code="mark_mean", rule=Rule.MEAN, why=TOO_FEW)
    if not is_safe(told, answers.people, _table_of_marks(answers)):
        return Figure(code="mark_mean", rule=Rule.MEAN, why=WOULD_TELL)
    value, reach = told.tenths / 10, told.halves * STEP
    return Figure(
        code="mark_mean",
        rule=Rule.MEAN,
        value=f"{value:.1f}",
        base=RULE.rounded(answers.people),
        low=f"{max(0.0, value - reach):.1f}",
        high=f"{min(float(BEST), value + reach):.1f}",
    )


def _table_of_marks(answers: Answers) -> Published:
    """As it would be were it the only table; beside others it shows no more."""
    declared = next(one for one in ANSWERS if one.code == "answers_mark")
    table = replace(table_of(declared, answers), periods=answers.years[-1:])
    return choose([table], everybody_counts({answers.years[-1]: answers.people}))[0].published


def _response(answers: Answers) -> Figure:
    """Passes used of 100 given, in fives; not where so few are left that it would count them."""
    percent = _in_fives(answers.answered, answers.passes)
    same = [
        passes - answers.answered
        for passes in range(answers.answered, 2 * answers.answered * 100 // max(percent, 5) + 1)
        if _in_fives(answers.answered, passes) == percent
    ]
    figure = Figure(code="response", rule=Rule.IN_FIVES, why=WOULD_TELL)
    if same[0] < RULE.least and same[-1] - same[0] <= RULE.told:
        return figure
    return Figure(
        code="response",
        rule=Rule.IN_FIVES,
        value=str(percent),
        base=RULE.rounded(answers.passes),
    )


def _in_fives(part: int, whole: int) -> int:
    return 5 * ((40 * part + whole) // (2 * whole))


def _tests(answers: Answers) -> dict[str, list[Figure]]:
    """By feeling. Those not told count as p 1 in Holm's correction, so the others are on the safe
    side and tell nothing of them."""
    tables = {name: paired(answers, name) for name in FEELINGS}
    shown = {name: table for name, table in tables.items() if table and _both_ways(table)}
    sides = {name: two for name in shown if (two := crossed(answers, name))}
    base = RULE.rounded(answers.people)
    bands = {
        code: _bands({name: test(table) for name, table in shown.items()})
        for code, test in _TESTS.items()
    }
    bands["mcnemar"] = _bands({name: mcnemar(two).p for name, two in sides.items()})
    return {
        name: [
            *(
                Figure(code=code, rule=Rule.BAND, value=bands[code][name], base=base)
                for code in bands
                if name in bands[code]
            ),
            *_sizes(shown[name], sides.get(name), base),
        ]
        if name in shown
        else [Figure(code="signed_rank", rule=Rule.BAND, why=ONE_WAY)]
        for name in FEELINGS
    }


def paired(answers: Answers, name: str) -> PairedTable | None:
    """Who answered both, from "not true" to "very true"; None where nobody did."""
    pairs = answers.pairs[name]
    counts = tuple(tuple(pairs.get((row, column), 0) for column in LEVELS) for row in LEVELS)
    return PairedTable(counts) if any(map(sum, counts)) else None


def _both_ways(table: PairedTable) -> bool:
    steps = changes_of(table).steps
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return min(up, down) >= RULE.least


def _signed_rank(table: PairedTable) -> float:
    return signed_ranks(changes_of(table), zeros=ZEROS).p


_TESTS: Mapping[str, Callable[[PairedTable], float]] = {
    "signed_rank": _signed_rank,
    "stuart_maxwell": lambda table: stuart_maxwell(table).p,
    "bhapkar": lambda table: bhapkar(table).p,
}


def _bands(known: Mapping[str, float]) -> dict[str, str]:
    whole = [*known.values(), *([1.0] * (len(FEELINGS) - len(known)))]
    return {name: band(value) for name, value in zip(known, holm(whole), strict=False)}


def band(p: float) -> str:
    """The smallest bound that it is under."""
    under = next((bound for bound in BANDS if p < bound), None)
    return f"p < {under}" if under else f"p >= {BANDS[-1]}"


def _sizes(table: PairedTable, two: PairedTable | None, base: int) -> list[Figure]:
    """How far: less is 1, more is -1. Shares in steps of five points."""
    less = Changes(tuple(-step for step in changes_of(table).steps))
    moved = rank_biserial(less, zeros=ZEROS)
    found = [
        Figure(
            code="rank_biserial",
            rule=Rule.BAND,
            value=_signed(moved.value),
            base=base,
            low=_signed(moved.interval.low),
            high=_signed(moved.interval.high),
        )
    ]
    if two is None:
        return found
    apart, odds = paired_difference(two), paired_odds(two)
    fives = (
        round(20 * apart.value),
        floor(20 * apart.interval.low),
        ceil(20 * apart.interval.high),
    )
    value, low, high = (str(5 * five) for five in fives)
    return [
        *found,
        Figure(code="difference", rule=Rule.BAND, value=value, base=base, low=low, high=high),
        Figure(
            code="odds_ratio",
            rule=Rule.BAND,
            value=f"{odds.value:.1f}",
            base=base,
            low=f"{odds.interval.low:.1f}",
            high=f"{odds.interval.high:.1f}",
        ),
    ]


def _signed(value: float) -> str:
    return f"{value + 0.0:.1f}".replace("-0.0", "0.0")
