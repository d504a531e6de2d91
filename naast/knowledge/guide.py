"""The conversation guide: one screen, and the rest behind "more". Every text has a lasting id."""

from collections.abc import Iterator
from dataclasses import dataclass

from naast.knowledge.pieces import Item, Part
from naast.knowledge.texts import (
    alarm,
    analysis,
    around,
    conversation,
    danger,
    disclosure,
    farewell,
    preparation,
    promises,
    reactions,
    self_check,
)


@dataclass(frozen=True)
class Guide:
    """What a supporter has in hand. The first three fit on one screen of a phone."""

    opening: Item
    questions: tuple[Item, ...]
    watch: Part
    then: Part
    more: tuple[Part, ...]


def guide() -> Guide:
    """The guide of a conversation (BRIEF S3); texts are translated when they are shown."""
    return Guide(
        opening=conversation.OPENING_SENTENCE,
        questions=conversation.FIVE_QUESTIONS,
        watch=alarm.WATCH,
        then=alarm.THEN,
        more=(
            conversation.OPENING,
            conversation.QUESTIONS,
            conversation.SAYING,
            conversation.TECHNIQUE,
            conversation.NEVER,
            preparation.INTERVIEW,
            preparation.FAMILY,
            preparation.SUPPORTER,
        ),
    )


def advice_for_head() -> tuple[Part, ...]:
    """What the head of department does and says: this hour, today, this week."""
    return (around.HEAD_THIS_HOUR, around.HEAD_TODAY, around.HEAD_THIS_WEEK)


def words_for_head() -> tuple[Part, ...]:
    """What stands under the three blocks of time; each folds away."""
    return (
        around.HEAD_SAY,
        around.HEAD_NOT,
        around.HEAD_ASK,
        around.HEAD_TEAM,
        around.HEAD_HEARS,
        around.HEAD_SELF,
    )


def every_part() -> tuple[Part, ...]:
    """All parts, each once."""
    found = guide()
    reading = (*reactions.REACTIONS, *reactions.HELPS, reactions.HELPS_MORE, promises.PROMISES)
    around_you = (*advice_for_head(), *words_for_head(), around.COLLEAGUES)
    hardest = (danger.DANGER, danger.BREAKING, *farewell.AFTER_A_DEATH)
    others = (*disclosure.DISCLOSURE, *analysis.ANALYSIS)
    return (found.watch, found.then, *found.more, *around_you, *reading, *hardest, *others)


def part(part_id: str) -> Part:
    """The part with this id; KeyError when a page asks for one that does not exist."""
    return {found.id: found for found in every_part()}[part_id]


def every_item() -> Iterator[Item]:
    """All texts with an id, for tests and for translators."""
    found = guide()
    yield found.opening
    yield from found.questions
    for each in every_part():
        yield from each.items
    yield from (*self_check.STATEMENTS, self_check.LIFE)
