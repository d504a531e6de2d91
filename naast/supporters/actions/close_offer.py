"""Takes an answered offer of a talk off the supporter's page; yes or no looks alike here."""

from uuid import UUID

from naast.supporters.models_care import TalkOffer


def close_offer(*, person_id: UUID) -> bool:
    """False: there was none, or it was answered. Part of answering, which writes the event."""
    rows = TalkOffer.objects.filter(supporter__person_id=person_id, open=True)
    return rows.update(open=False) > 0
