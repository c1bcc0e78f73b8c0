"""Settings come from the project's files and from the client; a wrong one is said once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from maskqlint.lsp.configuration import KeptSettings
from maskqlint.lsp.options import Options, read
from tests.lsp.support import HELPER, MODEL, PATIENCE, Editor, put


def severities(diagnostics: Any) -> list[Any]:
    return [each.severity for each in diagnostics]


ERROR, WARNING = types.DiagnosticSeverity.Error, types.DiagnosticSeverity.Warning


@pytest.mark.asyncio
async def test_a_broken_configuration_is_said_once_and_the_last_good_one_holds(
    editor: Editor,
) -> None:
    config = editor.root / "maskqlint.toml"
    config.write_text('severity = { MQ101 = "warning" }\n')
    await editor.begin()
    editor.open("helper.py")
    assert severities(await editor.diagnostics("helper.py")) == [WARNING]
    config.write_text('sevirity = { MQ101 = "note" }\n')
    for number in range(1, 4):
        editor.disk("maskqlint.toml")
        editor.change("helper.py", "\n" * number + HELPER)
        assert severities(await editor.diagnostics("helper.py")) == [WARNING]
    assert [each.message for each in editor.client.messages] == [
        f'maskqlint: {config}: unknown key "sevirity"; did you mean "severity"?'
    ]
    config.write_text("")
    editor.disk("maskqlint.toml")
    published = await editor.until(lambda each: severities(each.diagnostics) == [ERROR])
    assert published.uri == editor.uri("helper.py")
    config.write_text("sevirity = 1\n")  # broken again is said again
    editor.disk("maskqlint.toml")
    editor.change("helper.py", HELPER)
    await editor.diagnostics("helper.py")
    assert len(editor.client.messages) == 2


@pytest.mark.asyncio
async def test_a_configuration_that_is_broken_in_one_project_holds_in_no_other(
    editor: Editor,
) -> None:
    for name in ("one", "two"):
        put(editor.root / name, {"model.py": MODEL, "helper.py": HELPER})
    (editor.root / "one" / "maskqlint.toml").write_text("select = 1\n")
    (editor.root / "two" / "maskqlint.toml").write_text('severity = { MQ101 = "warning" }\n')
    await editor.begin()
    editor.open("one/helper.py")
    editor.open("two/helper.py")
    assert severities(await editor.diagnostics("two/helper.py")) == [WARNING]
    assert severities(await editor.diagnostics("one/helper.py")) == [ERROR]
    assert len(editor.client.messages) == 1
    # Saving another file of that project looks at its configuration again.
    (editor.root / "one" / "maskqlint.toml").write_text('ignore = ["MQ101"]\n')
    editor.save("one/helper.py", HELPER)
    published = await editor.until(
        lambda each: each.uri == editor.uri("one/helper.py") and not each.diagnostics
    )
    assert published.version == 1


@pytest.mark.asyncio
async def test_a_baseline_holds_findings_back(editor: Editor) -> None:
    (editor.root / "maskqlint.toml").write_text('baseline = "known.json"\n')
    entry = (
        '{"path": "helper.py", "symbol": "valid", "code": "MQ101",'
        ' "source": "x[..., -1] == 1", "count": 1}'
    )
    (editor.root / "known.json").write_text(
        f'{{"tool": "maskqlint", "version": 1, "findings": [{entry}]}}\n'
    )
    await editor.begin()
    editor.open("helper.py")
    assert await editor.diagnostics("helper.py") == []
    editor.change("helper.py", HELPER + HELPER.replace("valid", "other"))
    editor.open("model.py", MODEL.replace("valid", "other"))
    found = await editor.until(lambda each: len(each.diagnostics) == 1)
    assert found.diagnostics[0].range.start.line == 3


@pytest.mark.asyncio
async def test_the_client_may_name_a_configuration(editor: Editor, tmp_path: Path) -> None:
    other = tmp_path / "strict.toml"
    other.write_text('severity = { MQ101 = "warning" }\n')
    await editor.begin({"configuration": str(other)})
    editor.open("helper.py")
    assert severities(await editor.diagnostics("helper.py")) == [WARNING]


@pytest.mark.asyncio
async def test_settings_may_change_while_the_server_runs(editor: Editor, tmp_path: Path) -> None:
    other = tmp_path / "strict.toml"
    other.write_text('severity = { MQ101 = "warning" }\n')
    await editor.begin()
    editor.open("helper.py")
    assert severities(await editor.diagnostics("helper.py")) == [ERROR]
    configure = editor.client.workspace_did_change_configuration
    settings = {"maskqlint": {"configuration": str(other)}}
    configure(types.DidChangeConfigurationParams(settings))
    await editor.until(lambda each: severities(each.diagnostics) == [WARNING])
    # A client may say only that something has changed, and be asked what.
    editor.client.set_configuration({"maskqlint": {"debounce": 1}})
    configure(types.DidChangeConfigurationParams(None))
    editor.published.clear()
    await editor.until(lambda each: severities(each.diagnostics) == [ERROR])


@pytest.mark.asyncio
async def test_a_wrong_setting_is_said(editor: Editor) -> None:
    await editor.begin({"fixAl": "safe", "debounce": "fast"})
    editor.open("helper.py")
    await asyncio.wait_for(editor.diagnostics("helper.py"), PATIENCE)
    assert [each.message for each in editor.client.messages] == [
        'maskqlint: unknown setting "fixAl"; did you mean "fixAll"?; "debounce" must be a number'
    ]


@pytest.mark.parametrize(
    ("raw", "options", "problem"),
    [
        (None, Options(), ""),
        ({}, Options(), ""),
        ({"fixAll": "unsafe", "debounce": 5}, Options("unsafe", 5), ""),
        ({"maskqlint": {"ruleUrl": "https://x/{code}"}}, Options(rule_url="https://x/{code}"), ""),
        (["fixAll"], Options(), "the settings are no object"),
        ({"fixAll": "all"}, Options(), '"fixAll" must be "safe" or "unsafe"'),
        ({"debounce": -1}, Options(), '"debounce" must not be negative'),
        ({"debounce": True}, Options(), '"debounce" must be a number'),
        (
            {"configuration": 1, "debounce": 3},
            Options(debounce=3),
            '"configuration" must be a text',
        ),
    ],
)
def test_what_a_client_may_set(raw: Any, options: Options, problem: str) -> None:
    assert read(raw) == (options, problem)


@pytest.mark.parametrize(
    "broken", ["select = 1\n", 'select = ["MQ999"]\n', 'target = "journey7"\n', "select = [\n"]
)
def test_the_last_good_settings_hold_for_new_files_too(tmp_path: Path, broken: str) -> None:
    (tmp_path / "maskqlint.toml").write_text('ignore = ["MQ1"]\n')
    (tmp_path / "deep").mkdir()
    good: dict[str, Any] = {}
    assert KeptSettings(good)(str(tmp_path / "a.py")).ignore == ("MQ1",)
    (tmp_path / "maskqlint.toml").write_text(broken)
    settings = KeptSettings(good)
    assert settings(str(tmp_path / "deep" / "b.py")).ignore == ("MQ1",)
    assert len(settings.problems) == 1
