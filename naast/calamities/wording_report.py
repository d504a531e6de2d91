"""What the parts and items of the reports to the inspectorate are called, with help for each.

A label and a help sentence for each item of logic/reports/items.json; complete by test.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.calamities.logic.reports.complete import Missing
from naast.calamities.logic.reports.items import Item
from naast.calamities.logic.reports.personal import Sighting


@dataclass(frozen=True)
class Words:
    """What an item is called, and what belongs in it."""

    label: str | Promise
    help: str | Promise


PART_TITLES: Mapping[str, str | Promise] = {
    "provider": gettext_lazy("Who reports"),
    "matter": gettext_lazy("What is reported"),
    "event": gettext_lazy("What happened"),
    "actions": gettext_lazy("What is done and planned"),
    "offence": gettext_lazy("The public prosecutor"),
    "asked": gettext_lazy("What the inspectorate asks"),
    "team": gettext_lazy("Who looked into it"),
    "method": gettext_lazy("How it was looked into"),
    "facts": gettext_lazy("Time line of facts"),
    "causes": gettext_lazy("Causes"),
    "measures": gettext_lazy("Measures"),
    "family": gettext_lazy("The patient and the family"),
    "learning": gettext_lazy("Learning and the board"),
}
TRUST_WORDS: Mapping[str, str | Promise] = {
    "law": gettext_lazy("The law asks this; an older version was read"),
    "excerpt": gettext_lazy("From a published extract"),
    "usual": gettext_lazy("Usual in good reports; no source asks it in these words"),
}
# Translators: behind the help of an item, such as "Law: Uitvoeringsbesluit Wkkgz 8.1".
TRUST_SHORT: Mapping[str, str | Promise] = {
    "law": gettext_lazy("Law"),
    "excerpt": gettext_lazy("Extract"),
    "usual": gettext_lazy("Usual"),
}
OPTION_WORDS: Mapping[str, str | Promise] = {
    "calamity": gettext_lazy("A calamity"),
    "violence": gettext_lazy("Violence in the care relationship"),
    "dismissal": gettext_lazy("Ending a professional's contract for serious failure"),
    "yes": gettext_lazy("Yes"),
    "no": gettext_lazy("No"),
    "on_form": gettext_lazy("Whoever sends it types this on the inspectorate's own form"),
    "not_applicable": gettext_lazy("Does not apply"),
    "told": gettext_lazy("They were told"),
    "planned": gettext_lazy("Planned"),
}
ITEM_WORDS: Mapping[str, Words] = {
    "provider_name": Words(
        gettext_lazy("Name of the care provider"),
        gettext_lazy("As it stands in the trade register."),
    ),
    "provider_contact": Words(
        gettext_lazy("How the inspectorate reaches the provider"),
        gettext_lazy("Postal address, and the telephone number and e-mail of a function."),
    ),
    "kvk": Words(gettext_lazy("Number in the trade register (KvK)"), gettext_lazy("Eight digits.")),
    "establishment": Words(
        gettext_lazy("Number of the establishment"),
        gettext_lazy("Twelve digits, of the place where it happened."),
    ),
    "reporter_function": Words(
        gettext_lazy("Function of who reports"),
        gettext_lazy("Such as: chair of the board."),
    ),
    "reporter_name": Words(
        gettext_lazy("Name of who reports"),
        gettext_lazy("The law asks it. Naast does not keep it: it goes on the form itself."),
    ),
    "kind": Words(
        gettext_lazy("Kind of report"),
        gettext_lazy("For violence and dismissal the law asks less; those items go away."),
    ),
    "big": Words(
        gettext_lazy("Is a BIG-registered professional concerned?"),
        gettext_lazy("Only yes or no. Naast does not ask who."),
    ),
    "product": Words(
        gettext_lazy("Is a product involved?"),
        gettext_lazy("A medicine, a medical device or another product."),
    ),
    "product_which": Words(
        gettext_lazy("Which product, and of which company?"),
        gettext_lazy("Name, type and batch where known; the manufacturer or supplier."),
    ),
    "client": Words(
        gettext_lazy("Name, contact data and birth date of the patient"),
        gettext_lazy("The law asks them where there is a patient. Naast does not keep them."),
    ),
    "event_on": Words(
        gettext_lazy("Day of the event"),
        gettext_lazy("Where it lasted longer, the first day; say more under the facts."),
    ),
    "facts": Words(
        gettext_lazy("What happened, in facts"),
        gettext_lazy("In order of time, what was seen and done. No cause yet, and no names."),
    ),
    "investigate": Words(
        gettext_lazy("Done and planned to investigate it"),
        gettext_lazy("Such as: record secured, team of three asked, method chosen."),
    ),
    "investigate_period": Words(
        gettext_lazy("In which period is it investigated?"),
        gettext_lazy("The law asks a period with each of the three."),
    ),
    "limit": Words(
        gettext_lazy("Done and planned to limit or repair the consequences"),
        gettext_lazy("For this patient, and for others who run the same risk now."),
    ),
    "limit_period": Words(
        gettext_lazy("In which period are the consequences limited?"),
        gettext_lazy("What is done already, and by when the rest is."),
    ),
    "inform": Words(
        gettext_lazy("Done and planned to tell the patient or family"),
        gettext_lazy("About the event and about the measures; who told it, as a function."),
    ),
    "inform_period": Words(
        gettext_lazy("In which period are they told?"),
        gettext_lazy("What was told already, and when the next talk is."),
    ),
    "complaints": Words(
        gettext_lazy("Told about the complaints procedure"),
        gettext_lazy("The law names it beside the event and the measures."),
    ),
    "prosecutor": Words(
        gettext_lazy("Does it go to the public prosecutor?"),
        gettext_lazy("Where there is a reasonable suspicion of an offence."),
    ),
    "asked": Words(
        gettext_lazy("What the letter asks, and where it is answered"),
        gettext_lazy(
            "The inspectorate sets requirements in its letter. Naast did not see its own "
            "guideline: put the letter beside this report."
        ),
    ),
    "team": Words(
        gettext_lazy("Functions in the team"),
        gettext_lazy("Functions, never names. Such as: an internist, a nurse, a quality adviser."),
    ),
    "independence": Words(
        gettext_lazy("Why the team stands apart"),
        gettext_lazy("Not involved, not of the department, not in the line of those involved."),
    ),
    "expertise": Words(
        gettext_lazy("What the team knows"),
        gettext_lazy("Of the care in question and of the method; who from outside was asked."),
    ),
    "method": Words(
        gettext_lazy("Method"), gettext_lazy("Such as PRISMA, with the steps that were taken.")
    ),
    "record_studied": Words(
        gettext_lazy("Was the patient's record studied?"),
        gettext_lazy("Yes only where all of it that bears on the event was read."),
    ),
    "heard": Words(
        gettext_lazy("Who was heard, as functions"),
        gettext_lazy("All professionals involved; say why somebody was not heard."),
    ),
    "standards": Words(
        gettext_lazy("Standards and protocols held against it"),
        gettext_lazy("Which ones, where care differed from them, and why."),
    ),
    "timeline": Words(
        gettext_lazy("What happened when"),
        gettext_lazy("One fact a line: moment, fact, and the source it comes from."),
    ),
    "direct": Words(
        gettext_lazy("Direct causes"),
        gettext_lazy("What led to the event straight away."),
    ),
    "root": Words(
        gettext_lazy("Root causes, with their code"),
        gettext_lazy("What lies under it: organisation, technique, people, patient."),
    ),
    "conclusions": Words(
        gettext_lazy("Conclusions"),
        gettext_lazy("Each follows from facts above. Nothing about guilt or liability."),
    ),
    "measures": Words(
        gettext_lazy("Measures"),
        gettext_lazy("Each with the cause it takes away, its owner as a function, and a day."),
    ),
    "effect": Words(
        gettext_lazy("How you will see that they work"),
        gettext_lazy("What is measured, when, and what counts as good enough."),
    ),
    "family_informed": Words(
        gettext_lazy("How they were told"),
        gettext_lazy("When and by which function: of the event and of the investigation."),
    ),
    "family_involved": Words(
        gettext_lazy("How they were involved in the investigation"),
        gettext_lazy("How their view was asked, and what it changed. Or why they were not."),
    ),
    "family_questions": Words(
        gettext_lazy("Their questions and the answers"),
        gettext_lazy("Each question, also those that stay open."),
    ),
    "family_results": Words(
        gettext_lazy("How they are told the results"),
        gettext_lazy("When, by which function, and whether they get the report."),
    ),
    "family_care": Words(
        gettext_lazy("Care for the patient and family afterwards"),
        gettext_lazy("What was offered, and who stays their contact, as a function."),
    ),
    "spread": Words(
        gettext_lazy("Who else learns from it"),
        gettext_lazy("Other departments, partners in the chain, the profession."),
    ),
    "monitoring": Words(
        gettext_lazy("Who watches that the measures are carried out"),
        gettext_lazy("A known weak point of reports. Functions and moments."),
    ),
    "board": Words(
        gettext_lazy("What the board says to it"),
        gettext_lazy("Its view, and what it decides."),
    ),
}
_SIGHTED: Mapping[str, str | Promise] = {
    "name": gettext_lazy("The name of a person seems to stand here: “%(words)s”."),
    "email": gettext_lazy("An e-mail address seems to stand here: “%(words)s”."),
    "number": gettext_lazy("A citizen service number (BSN) seems to stand here."),
}


def help_of(item: Item) -> str:
    """What belongs in it, and what says so."""
    trust = str(TRUST_SHORT[item.trust])
    ground = f"{trust}: {item.basis}" if item.basis else trust
    return f"{ITEM_WORDS[item.slug].help} ({ground})"


def missing_sentence(missing: Missing) -> str:
    """What to do about one item."""
    label = ITEM_WORDS[missing.item].label
    if missing.why == "digits":
        told = {"label": label, "count": missing.digits}
        return _("“%(label)s” needs %(count)s digits.") % told
    if missing.why == "not_chosen":
        return _("“%(label)s” is not answered yet.") % {"label": label}
    if missing.why == "no_day":
        return _("“%(label)s” has no day yet.") % {"label": label}
    return _("“%(label)s” is still empty.") % {"label": label}


def sighting_sentence(sighting: Sighting) -> str:
    """Where to look; a number is not repeated."""
    return str(_SIGHTED[sighting.sort]) % {"words": sighting.words}


def shown_value(item: Item, value: str) -> str:
    """As it stands in the report, in the reader's language."""
    if item.kind == "choice" and value in item.options:
        return str(OPTION_WORDS[value])
    if item.kind == "day" and value:
        return date_format(date.fromisoformat(value), "j F Y")
    return value


def support_sentence(word: str) -> str:
    """The one line about support that a report may hold."""
    if word == "yes":
        return _("Support by trained colleagues was offered to everyone involved.")
    return _("Support by trained colleagues was not offered to everyone involved yet.")
