"""Each shape of flow is followed where the table says so, and nowhere else."""

from __future__ import annotations

import pytest

from tests.shapes import Shape, count, shapes

ALL = list(shapes())


@pytest.mark.parametrize(
    "shape", [shape for shape in ALL if shape.cases], ids=lambda shape: str(shape.name)
)
def test_a_shape_is_followed(shape: Shape) -> None:
    one = count(shape)
    assert one.marked > 0
    assert one.found == one.marked
    assert one.false == 0


@pytest.mark.parametrize(
    "shape", [shape for shape in ALL if shape.not_followed], ids=lambda shape: str(shape.name)
)
def test_what_is_not_followed_is_silent(shape: Shape) -> None:
    # Found here one day, it belongs to the shapes that are followed.
    one = count(shape)
    assert (one.found, one.false) == (0, 0)
    assert one.marked > 0
