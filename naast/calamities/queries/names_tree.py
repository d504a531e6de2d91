"""Whether a text for the analysis names somebody of the hospital."""

from collections.abc import Callable, Collection, Iterable

from naast.calamities.logic.prisma.names import NOBODY, Directory, directory_of, names_in
from naast.calamities.wording_tree import NAMED, NAMED_SEVERAL
from naast.people.models import Person


def staff_directory() -> Directory:
    """Everybody, also who has left or died; once for as many texts as follow."""
    rows = Person.objects.order_by().values_list("name", flat=True)
    return directory_of(rows.iterator(chunk_size=5000))


def named_in(texts: Iterable[str], but: Collection[str] = ()) -> tuple[str, ...]:
    """Words that look like a name, with everybody of the directory in mind; empty: none.

    but: words that the writer says are no person."""
    told = [text for text in texts if text]
    directory = staff_directory() if any(map(_has_words, told)) else NOBODY
    return tuple(dict.fromkeys(word for text in told for word in names_in(text, directory, but)))


class NamesSomebody(Exception):
    """names: the words that look like a person's; str() says which, and what to do."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(_sentence(names))


def refuse_names(texts: Iterable[str], but: Collection[str] = ()) -> None:
    """Raises NamesSomebody."""
    if names := named_in(texts, but):
        raise NamesSomebody(names)


def _sentence(names: tuple[str, ...]) -> str:
    told = ", ".join(f"\u201c{name}\u201d" for name in names)
    if len(names) == 1:
        return NAMED % {"name": names[0]}
    return NAMED_SEVERAL % {"names": told}


def _has_words(text: str) -> bool:
    return any(len(word) > 2 for word in text.split())


def name_finder() -> Callable[[str], tuple[str, ...]]:
    """For many texts."""
    directory = staff_directory()
    return lambda text: names_in(text, directory)
