"""The two processes, for every test here that asks for them."""

from tests.factories.evaluation import processes

__all__ = ["processes"]
