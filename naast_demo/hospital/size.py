"""How large the invented hospital is: a large one, and a small one with thirty offers a year."""

from dataclasses import dataclass

_WARDS = (
    "Spoedeisende hulp", "Intensive care", "Operatiekamers", "Verloskunde", "Kinderafdeling",
    "Interne geneeskunde", "Chirurgie", "Cardiologie", "Longziekten", "Neurologie", "Oncologie",
    "Orthopedie", "Urologie", "Psychiatrie", "Geriatrie", "Dialyse", "Radiologie", "Laboratorium",
    "Apotheek", "Poliklinieken",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Size:
    """offers: of support, in each of the last three years, oldest first. answers: to the evaluation
    in them; 0 where no round was counted, because fewer than ten answered. groups: of intervision.
    events: reported in a month. files: of calamities, in the four years before now."""

    name: str
    staff: int
    team: int
    sites: tuple[tuple[str, str], ...]
    wards: tuple[str, ...]
    groups: int
    events: int
    files: int
    offers: tuple[int, int, int]
    answers: tuple[int, int, int]


LARGE = Size(
    name="Ziekenhuis Denkbeeld",
    staff=5000,
    team=70,
    sites=(("north", "Noord"), ("south", "Zuid"), ("river", "Rivierzijde")),
    wards=_WARDS,
    groups=7,
    events=48,
    files=36,
    offers=(58, 67, 74),
    answers=(27, 34, 39),
)
# Orientation: of five university hospitals the smallest had 18 a year who said yes.
SMALL = Size(
    name="Streekziekenhuis De Hazelaar",
    staff=900,
    team=18,
    sites=(("main", "Hoofdgebouw"),),
    wards=_WARDS,
    groups=2,
    events=14,
    files=20,
    offers=(24, 30, 31),
    answers=(0, 12, 15),
)
