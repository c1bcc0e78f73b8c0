"""Every row of the table of operators can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from maskqlint.flow.operators import Table, TableError

HEADER = "namespace\tname\tclass\tvariant\tcanonical\tparameters\n"


def test_every_row_is_an_operator() -> None:
    table = Table()
    rows = list(table)
    assert len(rows) > 1000
    assert all(table.operator(*row) is not None for row in rows)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("namespace\tname\n", "the columns are not"),
        (HEADER + "F\ta\tKEEP\t\ta\t\n" * 2, "stands there twice"),
        (HEADER + "F\ta\tKEEP\n", "has not 6 columns"),
        (HEADER + "F\ta\tWRONG\t\ta\t\n", "no class 'WRONG'"),
    ],
)
def test_a_wrong_table_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "operators.tsv"
    path.write_text(text)
    with pytest.raises(TableError, match=message):
        Table(str(path)).operator("F", "a")
