"""Findings stand where they stood after rows above them came or went."""

from __future__ import annotations

import pytest

from maskqlint.findings import Position, Span
from maskqlint.incremental.moves import Move, Moves, moved, moves_between, rows_between
from tests.fake_engine import finding

PATH = "/model.py"


def span(first: int, last: int) -> Span:
    return Span(Position(first, 5), Position(last, 9))


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("abc", "abc", ((1, 4, 0),)),
        ("abc", "axbc", ((1, 2, 0), (2, 4, 1))),
        ("abc", "ac", ((1, 2, 0), (3, 4, -1))),
        ("abcd", "xabyd", ((1, 3, 1), (4, 5, 1))),
        ("", "ab", ()),
        ("ab", "", ()),
    ],
)
def test_the_rows_that_two_texts_share(
    old: str, new: str, kept: tuple[tuple[int, int, int], ...]
) -> None:
    assert moves_between(PATH, list(old), list(new)) == Moves(PATH, kept)


def test_a_span_stays_in_its_run_of_rows() -> None:
    moves = Moves(PATH, ((1, 3, 1), (5, 9, 0)))
    assert moves.span(span(1, 2)) == span(2, 3)
    assert moves.span(span(5, 8)) == span(5, 8)
    assert moves.span(span(2, 5)) is None


def test_rows_are_not_counted_twice() -> None:
    assert rows_between(list("aa"), list("aaa")) == (2, 0)


@pytest.mark.parametrize(
    ("at", "expected"),
    [(span(1, 2), span(1, 2)), (span(6, 7), span(8, 9)), (span(2, 3), None), (span(4, 4), None)],
)
def test_a_span_moves_unless_the_change_touches_it(at: Span, expected: Span | None) -> None:
    assert Move(PATH, 3, 6, 2).span(at) == expected


def test_a_finding_moves_with_its_way() -> None:
    found = finding(PATH, 7, 3)
    now = moved(found, Move(PATH, 3, 6, 2))
    assert now is not None
    assert (now.span.start.row, now.noqa_row) == (9, 9)
    assert [step.span.start.row for step in now.trace] == [1]


def test_a_step_that_the_change_touches_is_left_out() -> None:
    now = moved(finding(PATH, 7, 3), Move(PATH, 1, 2, 0))
    assert now is not None
    assert now.trace == ()


def test_a_finding_that_the_change_touches_is_gone() -> None:
    assert moved(finding(PATH, 7, 3), Move(PATH, 7, 8, 0)) is None


def test_another_files_change_moves_nothing() -> None:
    found = finding(PATH, 7, 3)
    assert moved(found, Move("/other.py", 1, 2, 5)) is found
