"""One line a finding, as compilers print it: `path:row:col: CODE message`."""

from __future__ import annotations

from maskqlint.reporters import Results, View
from maskqlint.reporters.cells import one_row


def render(results: Results, view: View) -> str:
    """The report; nothing at all without findings."""
    return "".join(
        f"{one_row(view.relative(finding.path))}:{finding.span.start.row}:{finding.span.start.column}: "
        f"{finding.code} {' '.join(finding.message.split())}\n"
        for finding in results.findings
    )
