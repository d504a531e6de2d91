"""Somebody who opens every page they may reach, and remembers each to the byte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any

from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.web.access_matrix import MATRIX, OPEN, PUBLIC_PAGES
from tests.web.world import World

CHANCE = re.compile(  # made anew for every page: form tokens, and the keys of forms
    rb'name="(?:csrfmiddlewaretoken|key)" value="[^"]*"'
)
LINK = re.compile(rb'href="(/[^"#?]*)["#]')
# Signing in and one's own factors hold chance and nothing else; metrics count these very visits; a
# diary is read by whoever holds its secret address, which is nobody's here.
LEFT_OUT = ("account_", "mfa_", "socialaccount_", "openid_", "usersessions_", "signin:",
            "api:metrics", "public:calendar", "safety:calamity_diary_feed")  # fmt: skip
MOST = 600  # a crawl that finds no end is a fault
Seen = dict[tuple[str, str], bytes]


@dataclass
class Crawl:
    """papers: PDFs too, which cost most of the time; public: pages without a reader too."""

    world: World
    papers: bool = False
    public: bool = False

    def of(self, *actors: str) -> Seen:
        """By actor and address: the status, where it leads, and every byte but chance."""
        return {
            (actor, address): page
            for actor in actors
            for address, page in self._pages(actor, self.world.client(actor), actor == actors[0])
        }

    def _pages(self, actor: str, client: Client, first: bool) -> Iterator[tuple[str, bytes]]:
        """Every address of the map, and every link on the pages; what everybody who signed in
        may open, only the first does."""
        todo, known = list(self._addresses(actor)), set(self._left_out(first))
        while todo:
            address = todo.pop(0)
            if address in known or (address.endswith(".pdf") and not self.papers):
                continue
            known.add(address)
            assert len(known) < MOST
            page = visit(client, address)
            yield address, page
            todo += [link.decode() for link in LINK.findall(page)]

    def _addresses(self, actor: str) -> Iterator[str]:
        """The access matrix holds every one, and tells who may open it."""
        for name in sorted(MATRIX):
            if MATRIX[name].found[actor] == OPEN:
                yield self._address(name)

    def _left_out(self, first: bool) -> Iterator[str]:
        alike = [name for name in MATRIX if not first and self._is_for_all(name)]
        names = [name for name in MATRIX if name.startswith(LEFT_OUT)]
        for name in {*names, *alike} if self.public else {*names, *alike, *PUBLIC_PAGES}:
            yield self._address(name)

    def _is_for_all(self, name: str) -> bool:
        return all(MATRIX[name].found[actor] == OPEN for actor in self.world.sessions)

    def _address(self, name: str) -> str:
        words = MATRIX[name].kwargs.items()
        return reverse(name, kwargs={key: self.world.things[word] for key, word in words})


def visit(client: Client, address: str) -> bytes:
    """What somebody learns from an answer."""
    cache.clear()  # no limits on how often
    answer: Any = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = f"{answer.status_code} {answer.headers.get('Location', '')}\n".encode()
    return head + CHANCE.sub(b"", content)


def differences(before: Seen, after: Seen) -> dict[tuple[str, str], set[str]]:
    """By reader and page: lines that only one of both has; a page that only one crawl found."""
    return {
        page: _lines(before.get(page, b"no page"), after.get(page, b"no page"))
        for page in sorted(before.keys() | after.keys())
        if before.get(page) != after.get(page)
    }


def _lines(*pages: bytes) -> set[str]:
    one, two = (
        [line.strip() for line in page.decode(errors="replace").splitlines()] for page in pages
    )
    found = unified_diff(one, two, n=0, lineterm="")
    return {line for line in found if line[:1] in "+-" and line[:3] not in {"+++", "---"}}
