"""Naast: a trained colleague beside a care worker after a serious event."""

__version__ = "0.1.0"
