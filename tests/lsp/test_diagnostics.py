"""What an editor is told of the texts that it has open."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from tests.lsp.support import ARTICLE, HELPER, MODEL, PATIENCE, Editor

pytestmark = pytest.mark.asyncio

EMOJI = "😀😀"


def codes(diagnostics: Any) -> list[str]:
    return [each.code for each in diagnostics]


async def test_the_reports_model_has_its_three_diagnostics(editor: Editor) -> None:
    await editor.begin()
    editor.open("one.py", Path(ARTICLE).read_text())
    found = await editor.diagnostics("one.py")
    assert codes(found) == ["MQ401", "MQ101", "MQ201"]
    assert {each.severity for each in found} == {types.DiagnosticSeverity.Error}
    assert {each.source for each in found} == {"maskqlint"}


async def test_a_code_links_to_a_page_that_opens(editor: Editor) -> None:
    await editor.begin()
    editor.open("helper.py")
    (found,) = await editor.diagnostics("helper.py")
    assert found.code_description is not None
    page = Path(found.code_description.href.removeprefix("file://")).read_text()
    assert page.startswith("# MQ101 quantized-equality\n")


async def test_the_client_may_say_where_pages_are(editor: Editor) -> None:
    await editor.begin({"ruleUrl": "https://lint.example/rules/{code}.html"})
    editor.open("helper.py")
    (found,) = await editor.diagnostics("helper.py")
    assert found.code_description is not None
    assert found.code_description.href == "https://lint.example/rules/MQ101.html"


async def test_the_way_of_a_value_leads_to_the_places_where_it_went(editor: Editor) -> None:
    await editor.begin()
    editor.open("helper.py")
    (found,) = await editor.diagnostics("helper.py")
    assert found.related_information is not None
    steps = [
        (each.message, each.location.uri, each.location.range.start.line)
        for each in found.related_information
    ]
    assert steps[0] == ("quantized here by self.quant", editor.uri("model.py"), 11)
    assert steps[-1][1:] == (editor.uri("helper.py"), 1)


@pytest.mark.parametrize(
    ("encodings", "width"),
    [
        (None, 2),
        (["utf-16"], 2),
        (["utf-8", "utf-16"], 4),
        (["utf-32"], 1),
        (["morse", "utf-32", "utf-8"], 1),
    ],
)
async def test_columns_count_what_the_client_asks_for(
    editor: Editor, encodings: list[Any] | None, width: int
) -> None:
    await editor.begin(encodings=encodings)
    expected = next((each for each in encodings or () if each != "morse"), "utf-16")
    assert editor.initialized.capabilities.position_encoding == expected
    editor.open("helper.py", HELPER.replace("return x", f'"{EMOJI}"; return x'))
    (found,) = await editor.diagnostics("helper.py")
    column = len('    ""; return ') + width * len(EMOJI)
    start, end = found.range.start, found.range.end
    assert (start.line, start.character) == (1, column)
    assert end.character == column + len("x[..., -1] == 1")


async def test_rows_are_what_the_protocol_counts(editor: Editor) -> None:
    await editor.begin()
    # Python's splitlines would also end rows at these, and every later one would be wrong.
    editor.open("helper.py", '"""\f \x0b \x1c \u2028"""\r\n' + HELPER.replace("\n", "\r\n"))
    (found,) = await editor.diagnostics("helper.py")
    assert found.range.start == types.Position(2, 11)


async def test_a_byte_order_mark_counts_where_the_editor_counts_it(editor: Editor) -> None:
    await editor.begin()
    model = MODEL.replace("import valid", "import table")
    editor.open("model.py", model.replace("valid(self.quant(x))", "table[0](self.quant(x))"))
    editor.open("helper.py", "\ufefftable = [lambda x: x == 1]\n")
    (found,) = await editor.diagnostics("helper.py")
    assert found.range.start == types.Position(0, len("\ufefftable = [lambda x: "))


async def test_a_change_is_told_and_refreshes_the_other_files(editor: Editor) -> None:
    await editor.begin()
    editor.open("model.py")
    editor.open("helper.py")
    assert codes(await editor.diagnostics("helper.py")) == ["MQ101"]
    editor.change("model.py", MODEL.replace("self.quant(x)", "x"))
    published = await editor.until(
        lambda params: params.uri == editor.uri("helper.py") and not params.diagnostics
    )
    assert published.version == 1
    editor.change("helper.py", "\n" + HELPER)
    editor.change("model.py", MODEL)
    found = await editor.diagnostics("helper.py")
    assert [(each.code, each.range.start.line) for each in found] == [("MQ101", 2)]


async def test_unsaved_texts_stand_for_files(editor: Editor) -> None:
    await editor.begin()
    (editor.root / "helper.py").unlink()
    editor.open("model.py")
    assert await editor.diagnostics("model.py") == []
    editor.open("helper.py", HELPER)
    assert codes(await editor.diagnostics("helper.py")) == ["MQ101"]


async def test_what_is_suppressed_or_known_is_not_told(editor: Editor) -> None:
    await editor.begin()
    editor.open("helper.py", HELPER.replace("== 1", "== 1  # maskqlint: ignore[MQ101]"))
    assert await editor.diagnostics("helper.py") == []
    editor.change("helper.py", HELPER + "# maskqlint: ignore[MQ101]\n")
    assert codes(await editor.diagnostics("helper.py")) == ["MQ101", "MQ003"]


async def test_while_a_text_does_not_parse_the_rest_stays(editor: Editor) -> None:
    await editor.begin()
    editor.open("model.py")
    editor.open("helper.py", HELPER + "\n\ndef more(x):\n    return x\n")
    assert codes(await editor.diagnostics("helper.py")) == ["MQ101"]
    editor.change("helper.py", "# a row more\n" + HELPER + "\n\ndef more(x:\n    return x\n")
    found = await editor.diagnostics("helper.py")
    assert [(each.code, each.range.start.line) for each in found] == [("MQ101", 2), ("MQ001", 5)]
    # What is typed at the finding itself takes it away.
    editor.change("helper.py", HELPER.replace("== 1", "== ("))
    assert codes(await editor.diagnostics("helper.py")) == ["MQ001"]
    editor.change("helper.py", HELPER)
    assert codes(await editor.diagnostics("helper.py")) == ["MQ101"]


async def test_another_files_findings_stay_while_one_does_not_parse(editor: Editor) -> None:
    await editor.begin()
    editor.open("helper.py")
    editor.open("model.py")
    assert codes(await editor.diagnostics("helper.py")) == ["MQ101"]
    editor.change("model.py", MODEL + "\n\nclass Other(:\n")
    assert codes(await editor.diagnostics("model.py")) == ["MQ001"]
    editor.change("helper.py", "\n" + HELPER)
    found = await editor.diagnostics("helper.py")
    assert [(each.code, each.range.start.line) for each in found] == [("MQ101", 2)]


async def test_a_client_that_asks_is_answered_and_not_told(editor: Editor) -> None:
    await editor.begin(pull=True)
    editor.open("helper.py")
    editor.open("model.py")
    report = await editor.pull("helper.py")
    assert codes(report.items) == ["MQ101"]
    same = await editor.pull("helper.py", report.result_id)
    assert isinstance(same, types.RelatedUnchangedDocumentDiagnosticReport)
    assert same.result_id == report.result_id
    editor.change("helper.py", "\n" + HELPER)
    moved = await editor.pull("helper.py", report.result_id)
    assert [each.range.start.line for each in moved.items] == [2]
    assert editor.news() == 0


async def test_an_answer_has_the_other_files_whose_findings_changed(editor: Editor) -> None:
    await editor.begin(pull=True)
    editor.open("helper.py")
    editor.open("model.py")
    first = await editor.pull("helper.py")
    assert not first.related_documents[editor.uri("model.py")].items
    editor.change("model.py", MODEL.replace("self.quant(x)", "x"))
    report = await editor.pull("model.py")
    assert not report.items
    assert not report.related_documents[editor.uri("helper.py")].items
    assert (await editor.pull("model.py")).related_documents is None


@pytest.mark.parametrize("related", [True, False])
async def test_a_client_that_asks_is_told_when_to_ask_again(editor: Editor, related: bool) -> None:
    await editor.begin(pull=True, related=related)
    editor.open("helper.py")
    assert codes((await editor.pull("helper.py")).items) == ["MQ101"]
    (editor.root / "model.py").write_text(MODEL.replace("self.quant(x)", "x"))
    editor.disk("model.py")
    await asyncio.wait_for(editor.asked_again.wait(), PATIENCE)
    assert not (await editor.pull("helper.py")).items


async def test_a_client_that_takes_no_related_files_is_told_to_ask_for_them(
    editor: Editor,
) -> None:
    await editor.begin(pull=True, related=False)
    editor.open("helper.py")
    editor.open("model.py")
    assert codes((await editor.pull("helper.py")).items) == ["MQ101"]
    editor.change("model.py", MODEL.replace("self.quant(x)", "x"))
    await asyncio.wait_for(editor.asked_again.wait(), PATIENCE)
    report = await editor.pull("helper.py")
    assert not report.items and report.related_documents is None
