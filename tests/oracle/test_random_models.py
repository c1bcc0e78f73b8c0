"""On models that chance puts together, the linter tells what goes wrong, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.oracle.grammar import grown
from tests.oracle.rates import compared, rates


@st.composite
def models(draw: Callable[[st.SearchStrategy[str]], str]) -> str:
    """The source of a model; hypothesis makes it smaller where it finds a disagreement."""
    return grown(lambda options: draw(st.sampled_from(options)))


@settings(
    max_examples=30,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(models())
def test_each_fault_has_a_finding_and_each_finding_a_fault(text: str) -> None:
    found, _ = compared(text)
    assert not found.silent, text
    assert not found.hidden, text


@pytest.mark.parametrize("seed", range(3))
def test_a_seed_gives_one_model(seed: int) -> None:
    one, other = (grown(random.Random(seed).choice) for _ in range(2))
    assert one == other


def test_rates_count_places_and_findings() -> None:
    counts = rates(8)
    assert counts.models == 8
    assert counts.missed <= counts.wrong
    assert counts.false <= counts.reported
    assert counts.wrong > 8
    assert f"of {counts.wrong} faults" in str(counts)
