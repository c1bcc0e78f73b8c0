"""Each finding shows when the model runs rounded, and each repair ends it and changes nothing in float."""

from __future__ import annotations

import pytest

from tests.oracle.exceptions import HIDDEN, SILENT, UNMET
from tests.oracle.ledger import before, proofs, proved, recorded, together
from tests.oracle.proof import Subject
from tests.oracle.subjects import SUBJECTS

every_program = pytest.mark.parametrize("subject", SUBJECTS, ids=[s.name for s in SUBJECTS])


@every_program
def test_each_finding_is_a_fault_and_each_fault_has_a_finding(subject: Subject) -> None:
    agreement = before(subject).agreement
    hidden = {(subject.name, finding.code) for finding in agreement.hidden}
    assert hidden == {key for key in HIDDEN if key[0] == subject.name}
    assert not agreement.silent


@every_program
def test_each_repair_ends_its_fault_and_keeps_the_float_model(subject: Subject) -> None:
    assert not [(proof.row, proof.problems) for proof in proofs(subject) if proof.problems]


@every_program
@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
def test_all_repairs_together_do_so(subject: Subject, unsafe: bool) -> None:
    assert not together(subject, unsafe=unsafe)


def test_what_is_excused_is_under_proof() -> None:
    names = {subject.name for subject in SUBJECTS}
    excused = {key[0] for key in (*HIDDEN, *UNMET)} | set(SILENT)
    assert excused <= names


def test_the_record_for_the_readme_is_what_was_proved() -> None:
    assert recorded() == proved()  # python -m tests.oracle.ledger writes it
