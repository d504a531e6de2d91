"""A small round on loopback, and a second browser."""

from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from playwright.sync_api import Browser

from naast.questionnaires.queries.shipped import evaluation_form
from tests.browser import OpenPage
from tests.page.firefox import Firefox, started
from tests.page.small_round import SmallRound, serve


@pytest.fixture(scope="session")
def round_keys() -> tuple[rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey]:
    """The keys of issuer and count, made once."""
    return rsa.generate_private_key(65537, 3072), ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def small_round(
    round_keys: tuple[rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey],
) -> Iterator[SmallRound]:
    """An open round with an issuer and a collector of its own."""
    made = SmallRound(evaluation_form(), *round_keys)
    servers = serve(made)
    yield made
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def firefox() -> Iterator[Firefox]:
    """One Firefox for the session. Missing: a skip with a sentence, but a failure in CI."""
    with started() as running:
        yield running


@pytest.fixture
def open_tab(chromium: Browser, small_round: SmallRound) -> Iterator[OpenPage]:
    """Opens tabs in contexts of their own: nobody shares what a browser keeps."""
    opener = OpenPage(chromium, small_round.collector, [])
    yield opener
    for context in opener.contexts:
        context.close()
