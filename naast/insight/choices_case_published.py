"""Published headlines in words: what each study says, what we work out, and what nobody can."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.insight.logic.business_case.published import Study, Verdict

Words = str | Promise


@dataclass(frozen=True)
class StudyWords:
    """reference: as one finds it. unknown: why it cannot be worked out from the ground up."""

    name: str
    reference: str
    link: str
    says: Words
    unknown: Words


STUDIES: Mapping[Study, StudyWords] = {
    Study.MORAN: StudyWords(
        "Moran 2020",
        "J Patient Saf 16(4):e250-e254, doi 10.1097/PTS.0000000000000376",
        "https://doi.org/10.1097/PTS.0000000000000376",
        _(
            "RISE in Baltimore, one year, nurses, from the hospital's side: 22,576.05 dollars net"
            " for each nurse who began a call, 1.81 million dollars a year. Costs are from"
            " literature and the hospital; whether people leave or stay off is what nurses said"
            " they intended."
        ),
        _(
            "Not public: the probabilities, the cost of leaving and of a day off, the days, the"
            " wages, the spread. Many sets of them give the same sum, so none can be called"
            " theirs. About 48 calls a year and 80 people stand beside each other unexplained."
        ),
    ),
    Study.ROESNER: StudyWords(
        "Roesner 2024",
        "Int J Public Health, doi 10.3389/ijph.2024.1607218",
        "https://doi.org/10.3389/ijph.2024.1607218",
        _(
            "A model of a German hospital with 1,000 employees, one year, sick days and people who"
            " leave, with the effect taken from RISE: 6,672 euros for each participant, 6.67"
            " million euros a year."
        ),
        _(
            "Its participants are all employees, not those who were supported: it cannot be set"
            " beside Moran. We have not read its parameters."
        ),
    ),
    Study.STRAMETZ: StudyWords(
        "Strametz 2025",
        "J Healthc Leadersh 17:15-22, PMC11776421",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC11776421/",
        _(
            "Days off in Germany: 1.56 billion euros for physicians and 1.87 for nurses, 0.85 and"
            " 1.02 with peer support; more than 1.55 billion saved a year."
        ),
        _(
            "Both fall to the same share, 0.545: one assumed cut of 45.5 in 100, not a"
            " measurement. We have not read its parameters."
        ),
    ),
}
CHECK_WORDS: Mapping[str, Words] = {
    "net": _("Cost for each without and with, in dollars: the net benefit as printed"),
    "people": _("Benefit of a year by benefit for each: how many people that takes"),
    "points-36567": _(
        "Points in 100 by which quitting must fall if it were all, at 36,567 dollars for one who"
        " leaves (RWJF, in a newspaper)"
    ),
    "points-50000": _("The same at 50,000 dollars"),
    "points-60000": _("The same at 60,000 dollars"),
    "points-82000": _("The same at 82,000 dollars"),
    "points-100000": _("The same at 100,000 dollars"),
    "all": _("Euros for each, for every one of 1,000 employees"),
    "physicians": _("Physicians: what is left of it with support"),
    "nurses": _("Nurses: what is left of it with support"),
    "saved-physicians": _("Saved on physicians, in billions of euros"),
    "saved-nurses": _("Saved on nurses, in billions of euros"),
    "saved": _("Saved on both, in billions of euros"),
}
VERDICTS: Mapping[Verdict, Words] = {
    Verdict.SAME: _("as printed"),
    Verdict.MORE_THAN: _("as printed: more than 1.55"),
    Verdict.DERIVED: _("our arithmetic; not printed"),
    Verdict.DIFFERENT: _("differs from what was printed"),
}
