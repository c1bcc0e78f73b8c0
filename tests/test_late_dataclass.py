"""The late dataclasses do what the library's do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, replace
from typing import Any

import pytest

from maskqlint.late_dataclass import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A frozen one."""

    row: int
    column: int = 1
    notes: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Named(Place):
    """With a base."""

    name: str = ""


@dataclass(slots=True)
class Bag:
    """One that changes."""

    items: list[int] = field(default_factory=list)
    seen: int = field(default=0, init=False)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Usual:
    """The library's."""

    row: int
    column: int = 1
    notes: tuple[str, ...] = field(default=(), compare=False, repr=False)


def test_fields_defaults_and_text() -> None:
    place = Place(3, notes=("a",))
    assert (place.row, place.column, place.notes) == (3, 1, ("a",))
    assert repr(place) == "Place(row=3, column=1)" == repr(Usual(3)).replace("Usual", "Place")
    assert repr(Named(1, name="x")) == "Named(row=1, column=1, name='x')"


def test_they_compare_by_their_fields() -> None:
    assert Place(1, notes=("a",)) == Place(1)
    assert hash(Place(1, 2)) == hash(Place(1, 2)) == hash(Usual(1, 2))
    assert Place(1) != Place(2)
    assert Place(1) != Named(1)
    assert sorted([Place(2), Place(1, 5), Place(1, 2)]) == [Place(1, 2), Place(1, 5), Place(2)]
    assert Place(1) <= Place(1) < Place(2) >= Place(2) > Place(1)
    with pytest.raises(TypeError, match="unhashable"):
        hash(Bag())


@pytest.mark.parametrize("make", [Place, Usual])
@pytest.mark.parametrize("keywords", [{}, {"row": 1, "other": 2}, {"column": 3}])
def test_wrong_arguments_are_refused(make: Callable[..., Any], keywords: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="argument"):
        make(**keywords)
    with pytest.raises(TypeError, match="argument"):
        make(1, 2, (), 4)
    with pytest.raises(TypeError, match="multiple values"):
        make(1, row=1)


def test_frozen_ones_do_not_change() -> None:
    place = Place(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'row'"):
        place.row = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'row'"):
        del place.row
    assert replace(place, row=2) == Place(2)


def test_they_are_copied_and_sent_to_other_processes() -> None:
    named = Named(1, 2, ("a",), "x")
    assert pickle.loads(pickle.dumps(named)) == copy.copy(named) == named
    assert pickle.loads(pickle.dumps(named)).notes == ("a",)
    bag = Bag([1])
    assert pickle.loads(pickle.dumps(bag)) == bag


def test_each_has_a_list_of_its_own() -> None:
    first, second = Bag(), Bag()
    first.items.append(1)
    first.seen = 2
    assert (second.items, second.seen) == ([], 0)
