"""From answers to sums. No row of answers outlives its own turn.

Each row goes into the sums of its questions and of the declared tables, and is forgotten. What is
left cannot be put together again to who answered what else.
"""

import secrets
from collections import Counter
from collections.abc import Mapping
from typing import Any

from count.forms import Answer, Form

UNANSWERED, GIVEN = "", "given"


class Tally:
    """Sums that grow by one row of answers at a time."""

    def __init__(self, form: Form) -> None:
        self.form, self.accepted, self.invalid = form, 0, 0
        self._questions: dict[str, Counter[str]] = {name: Counter() for name in form.items}
        self._tables: dict[str, Counter[tuple[str, str]]] = {
            table: Counter() for table, _, _ in form.tables
        }
        self._texts: dict[str, list[str]] = {name: [] for name in form.texts()}

    def add(self, answers: Mapping[str, Answer]) -> None:
        """One row that the form allows."""
        self.accepted += 1
        given = {name: str(answer) for name, answer in answers.items()}
        for table, rows, columns in self.form.tables:
            pair = given.get(rows, UNANSWERED), given.get(columns, UNANSWERED)
            self._tables[table][pair] += 1
        for name, counter in self._questions.items():
            if name in self._texts and name in given:
                self._texts[name].append(given[name].strip())
                counter[GIVEN] += 1
            else:
                counter[given.get(name, UNANSWERED)] += 1

    def add_invalid(self) -> None:
        """One that says nothing."""
        self.invalid += 1

    def questions(self) -> dict[str, dict[str, int]]:
        """How often each answer was given; every possible one is named, also with nought."""
        return {
            name: {code: counter[code] for code in (*_codes(self.form, name), UNANSWERED)}
            for name, counter in self._questions.items()
        }

    def tables(self) -> dict[str, Any]:
        """The declared tables, whole."""
        return {table: self._table(table, *sides) for table, *sides in self.form.tables}

    def _table(self, table: str, rows: str, columns: str) -> dict[str, Any]:
        down, across = ([*self.form.items[name].codes, UNANSWERED] for name in (rows, columns))
        cells = [[self._tables[table][row, column] for column in across] for row in down]
        return {"rows": down, "columns": across, "cells": cells}

    def texts(self) -> dict[str, list[str]]:
        """What was written, per question in an order of chance."""
        chance = secrets.SystemRandom()
        return {name: chance.sample(texts, len(texts)) for name, texts in self._texts.items()}


def _codes(form: Form, name: str) -> tuple[str, ...]:
    return (GIVEN,) if form.items[name].kind == "text" else form.items[name].codes
