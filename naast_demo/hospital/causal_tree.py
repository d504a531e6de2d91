"""An invented causal tree with its time line: an infusion pump, as an analyst would draw it."""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid4

from naast.access.actor import Actor
from naast.calamities.actions.grow_tree import begin_tree, change_tree
from naast.calamities.actions.keep_fact import add_fact
from naast.calamities.logic.prisma.edits import Act, Change
from naast.calamities.logic.prisma.facts import Fact
from naast.calamities.logic.prisma.tree import Source, Stop
from naast.calamities.models import CalamityFile

EVENT = "Patiënt kreeg in vier uur tien keer te veel heparine"
# word, under which word, text, source, why nobody asks further
BOXES = (
    ("speed", "", "De pomp stond op 50 ml per uur in plaats van 5", Source.DEVICE, Stop.NONE),
    ("unseen", "", "De stand viel vier uur lang niemand op", Source.INTERVIEW, Stop.NONE),
    ("typed", "speed", "Bij het wisselen van de spuit is een nul te veel ingetoetst",
     Source.DEVICE, Stop.NONE),
    ("free", "speed", "De pomp vroeg bij deze stand geen bevestiging", Source.DEVICE, Stop.NONE),
    ("two", "typed", "Twee typen pompen op de afdeling hebben een andere plaats voor de komma",
     Source.SEEN, Stop.NO_FACTS),
    ("taught", "typed", "Scholing over de nieuwe pomp was er alleen voor de dagdienst",
     Source.ROSTER, Stop.NO_FACTS),
    ("called", "typed", "Tijdens het wisselen ging drie keer de telefoon", Source.INTERVIEW,
     Stop.NO_FACTS),
    ("library", "free", "De bibliotheek met grenswaarden was niet op de pomp gezet",
     Source.DEVICE, Stop.NONE),
    ("supplier", "library", "De leverancier levert de pomp zonder grenswaarden",
     Source.PROTOCOL, Stop.OUTSIDE),
    ("owner", "library", "Niemand was aangewezen om grenswaarden te laden", Source.INTERVIEW,
     Stop.NO_FACTS),
    ("second", "unseen", "Een tweede controle na het wisselen staat niet in het protocol",
     Source.PROTOCOL, Stop.NO_FACTS),
    ("handed", "unseen", "De pompstand werd bij de overdracht niet genoemd", Source.INTERVIEW,
     Stop.NONE),
    ("form", "handed", "Het overdrachtsformulier heeft geen regel voor pompen", Source.RECORD,
     Stop.NO_FACTS),
)  # fmt: skip
RECOVERY = (
    ("blood", "", "De stolling werd dezelfde avond gecontroleerd", Source.RECORD, Stop.NONE),
    ("order", "blood", "Het behandelplan vroeg een controle na zes uur", Source.PROTOCOL,
     Stop.NO_FACTS),
)  # fmt: skip
FACTS = (
    (time(14, 10), "Spuit gewisseld, stand 50 ml per uur", Source.DEVICE, "pomp 3", "speed"),
    (time(14, 25), "Wissel afgetekend in het dossier", Source.RECORD, "verpleegdossier", "typed"),
    (time(15, 30), "Overdracht tussen dag- en avonddienst", Source.INTERVIEW, "twee diensten",
     "handed"),
    (time(18, 0), "Bloed afgenomen voor stollingscontrole", Source.RECORD, "laboratorium", "blood"),
    (time(18, 20), "Pomp stilgezet na de uitslag", Source.DEVICE, "pomp 3", "blood"),
)  # fmt: skip


def load_causal_tree(analyst: Actor, file: CalamityFile, now: datetime) -> None:
    """Grown as the page grows it, a few days ago."""
    at = now - timedelta(days=3)
    ids: dict[str, UUID] = {"": uuid4()}
    row = begin_tree(
        actor=analyst, at=at, file_id=file.pk, top=ids[""], text=EVENT, source=Source.RECORD
    )
    revision = row.revision
    for word, under, text, source, stop in (*BOXES, *RECOVERY):
        ids[word] = uuid4()
        act = Act.RECOVERY if word == "blood" else Act.BELOW
        change = Change(act, ids[under], text=text, source=source, stop=stop, new=ids[word])
        revision = change_tree(
            actor=analyst, at=at, file_id=file.pk, revision=revision, change=change
        ).revision
    for clock, text, source, what, word in FACTS:
        fact = Fact(text, source, what, file.happened_on, clock, 0, (ids[word],))
        add_fact(actor=analyst, at=at, file_id=file.pk, fact=fact)
