"""Every picture with invented numbers and the longest Dutch words that a hospital has."""

from naast.insight.logic.pictures.bars import Bar, bars
from naast.insight.logic.pictures.diverging import Row, diverging
from naast.insight.logic.pictures.flows import FlowWords, flows
from naast.insight.logic.pictures.funnel import Stage, funnel
from naast.insight.logic.pictures.grid import grid
from naast.insight.logic.pictures.intervals import Interval, intervals
from naast.insight.logic.pictures.lines import (
    LineWords,
    control_chart_picture,
    run_chart_picture,
)
from naast.insight.logic.pictures.number import in_ten, one_number
from naast.insight.logic.pictures.words import PictureWords
from naast.insight.logic.statistics.control_chart import ControlRule, p_chart
from naast.insight.logic.statistics.proportions import Share
from naast.insight.logic.statistics.run_chart import RunRule, run_chart

ANSWERS = (
    "Helemaal niet mee eens",
    "Niet mee eens",
    "Niet eens, niet oneens",
    "Mee eens",
    "Helemaal mee eens",
)
LEVELS = ("Helemaal niet", "Een beetje", "Behoorlijk", "Heel erg")
TEXTS = FlowWords(
    before="In de eerste dagen daarna",
    after="Nu, terugkijkend",
    up="minder dan toen",
    same="hetzelfde",
    down="meer dan toen",
    only_margins="Te weinig antwoorden om te laten zien wie van wat naar wat ging. Daarom staan"
    " toen en nu hier naast elkaar.",
)
ROWS = (
    Bar("Gespecialiseerd verpleegkundigen spoedeisende hulp", 145, "38 %"),
    Bar("Arts-assistenten (in opleiding tot specialist)", 60, "16 %"),
    Bar("Anesthesiemedewerkers en operatieassistenten", None),
    Bar("Verloskundigen", 25, "7 %"),
    Bar("Verpleegkundigen", 10, "van de 385 die wij konden bereiken en van wie wij het weten"),
)
STATEMENTS = (
    Row("Ik werd op tijd gebeld", (0, 5, 10, 45, 40), "40 antwoorden"),
    Row("Het gesprek hielp mij om het gebeurde een plek te geven", (5, 10, 30, 35, 20)),
    Row("Ik voelde mij gesteund door mijn leidinggevende", (25, 30, 20, 20, 5), "35 antwoorden"),
    Row("Ik zou het een collega aanraden", (), "minder dan tien antwoorden"),
    Row("Ik wist wat mij te wachten stond", (2, 3, 2, 3, 90)),
)
CELLS = {
    (3, 3): 10, (3, 2): 25, (3, 1): 40, (3, 0): 15, (2, 2): 15, (2, 1): 30, (2, 0): 20,
    (1, 1): 10, (1, 0): 25, (0, 0): 10, (1, 2): 10, (0, 1): 0,
}  # fmt: skip
MARGINS = ((10, 35, 65, 90), (70, 80, 40, None))
STAGES = (
    Stage("Steun aangeboden", 385, 100),
    Stage("Bereikt", 340, 88, "van wie steun kreeg aangeboden"),
    Stage("Steun aanvaard", 290, 75),
    Stage("Ten minste één gesprek met een collega", 270, 70),
    Stage("Twee of meer gesprekken", 60, 16),
    Stage("Verwezen naar bedrijfsarts of psycholoog", None, None),
)
INTERVALS = (
    Interval("Waardering van het gesprek", 8.4, 8.1, 8.7, "van 1 tot 10, 40 antwoorden"),
    Interval("Zou het een collega van de afdeling aanraden", None, note="te weinig antwoorden"),
    Interval("Gevoel van veiligheid", 6.9, 5.2, 9.1),
    Interval("Zonder grenzen", 7.5),
)
SITES = ("Locatie Noord", "Locatie Zuid", "Buitenpolikliniek")
MANY_SITES = (
    "Academisch centrum", "Kinderziekenhuis", "Revalidatiecentrum", "Buitenpolikliniek",
    "Dagbehandelcentrum", "Spoedplein",
)  # fmt: skip
PROFESSIONS = ("Gespecialiseerd verpleegkundigen", "Medisch specialisten", "Verloskundigen")
COVERED = {(row, column): "5" for row in range(3) for column in range(3)}
COVERED |= {(0, 1): "geen", (2, 0): "geen", (1, 1): "1"}
GAPS = {(0, 1), (2, 0)}
RULES = {
    RunRule.SHIFT: "Zes of meer punten op rij aan één kant van de mediaan",
    RunRule.TREND: "Vijf of meer punten op rij omhoog of omlaag",
    RunRule.FEW_RUNS: "Minder wisselingen dan toeval geeft",
    RunRule.MANY_RUNS: "Meer wisselingen dan toeval geeft",
    ControlRule.BEYOND_LIMITS: "Een punt buiten de grenzen",
    ControlRule.TWO_OF_THREE: "Twee van drie punten ver van het midden",
    ControlRule.FOUR_OF_FIVE: "Vier van vijf punten aan één kant van het midden",
    ControlRule.EIGHT_ON_ONE_SIDE: "Acht punten op rij aan één kant van het midden",
    ControlRule.RANGE_BEYOND_LIMIT: "Een ongewoon grote stap",
}
LINES = LineWords(
    middle="Mediaan",
    limits="Grenzen waarbinnen toeval zich beweegt",
    rules=RULES,
    baseline="Links van deze lijn: de tijd waaruit de mediaan komt",
    too_few="Dit zijn te weinig punten om er een regel in te lezen.",
    number=lambda value: f"{value:g} %",
)
MONTHS = tuple(
    f"{month} '{year}" for year in (23, 24, 25, 26) for month in ("jan", "apr", "jul", "okt")
)
VALUES = (82.0, 75.0, 85.0, 72.0, None, 68.0, 70.0, 74.0, 71.0, 78.0, 83.0, 84.0, 90.0, 92.0)
TURNED = (70.0, 65.0, 72.0, 68.0, 71.0, 85.0, 90.0, 88.0, 92.0, 91.0)
SHARES = [Share(part, whole) for part, whole in (
    (70, 100), (75, 100), (32, 50), (72, 110), (68, 95), (80, 100), (81, 100), (79, 100), (40, 100),
    (85, 100), (88, 100), (92, 100))]  # fmt: skip


def words(key: str) -> PictureWords:
    """Of a picture without a story."""
    return PictureWords(
        title=f"Titel van {key}", description="Wat erop staat.", not_shown="niet getoond", key=key
    )


def all_pictures(across: int, *, standalone: bool = False) -> dict[str, str]:
    """By name."""
    how = {"across": across, "standalone": standalone}
    known = [value for value in VALUES if value is not None]
    return {
        "bars": bars(ROWS, words("bars"), **how),
        "bars-none": bars([], words("bars-none"), **how),
        "bars-one": bars([Bar("Verpleegkundigen", 1250)], words("bars-one"), **how),
        "bars-hidden": bars([Bar("Verpleegkundigen", None)], words("bars-hidden"), **how),
        "diverging": diverging(STATEMENTS, ANSWERS, words("diverging"), neutral=2, **how),
        "diverging-even": diverging(
            [Row("Waardering", (5, 15, 50, 30)), Row("Honderd", (0, 0, 0, 100))],
            LEVELS, words("diverging-even"), neutral=None, **how,
        ),
        "diverging-seven": diverging(
            [Row("Zeven antwoorden", (5, 10, 15, 10, 20, 25, 15))],
            [str(one) for one in range(1, 8)], words("diverging-seven"), neutral=3, **how,
        ),
        "diverging-none": diverging([], ANSWERS, words("diverging-none"), neutral=2, **how),
        "flows": flows(LEVELS, LEVELS, CELLS, words("flows"), texts=TEXTS, **how),
        "flows-hidden": flows(
            LEVELS, LEVELS, {**CELLS, (0, 1): None}, words("flows-hidden"), texts=TEXTS,
            margins=MARGINS, **how,
        ),
        "flows-sums": flows(
            LEVELS, LEVELS, {**CELLS, (0, 1): None}, words("flows-sums"), texts=TEXTS, **how
        ),
        "flows-one": flows(LEVELS, LEVELS, {(3, 0): 40}, words("flows-one"), texts=TEXTS, **how),
        "funnel": funnel(STAGES, words("funnel"), **how),
        "funnel-none": funnel([], words("funnel-none"), **how),
        "run": run_chart_picture(
            run_chart(known, baseline=10), VALUES, MONTHS[:14], words("run"), texts=LINES, **how
        ),
        "run-few": run_chart_picture(
            run_chart(TURNED), TURNED, MONTHS[:10], words("run-few"), texts=LINES, **how
        ),
        "run-two": run_chart_picture(
            run_chart([1, 1]), [1, 1], MONTHS[:2], words("run-two"), texts=LINES, **how
        ),
        "control": control_chart_picture(
            p_chart(SHARES), MONTHS[:12], words("control"),
            texts=LineWords(middle="Gemiddelde", limits=LINES.limits, rules=RULES,
                number=lambda value: f"{value * 100:.0f} %"), **how,
        ),
        "grid": grid(
            PROFESSIONS, SITES, COVERED, words("grid"), strong=GAPS,
            meanings=("Nog niemand", "Ten minste één collega"), **how,
        ),
        "grid-many": grid(PROFESSIONS, MANY_SITES, COVERED, words("grid-many"), strong=GAPS, **how),
        "intervals": intervals(INTERVALS, words("intervals"), **how),
        "intervals-none": intervals([], words("intervals-none"), **how),
        "intervals-ends": intervals(
            INTERVALS[:1], words("intervals-ends"), number="{:.1f}".format, ends=(-1, 10), **how
        ),
        "number": one_number(
            "6 uur", words("number"), under="van melding tot het eerste gesprek", **how
        ),
        "number-hidden": one_number("", words("number-hidden"), under="van melding af", **how),
        "ten": in_ten(85, words("ten"), under="85 van de 100 werden op tijd gebeld", **how),
        "ten-hidden": in_ten(None, words("ten-hidden"), under="werden op tijd gebeld", **how),
    }  # fmt: skip
