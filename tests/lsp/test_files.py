"""Files that come, go, move, lie elsewhere or nowhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from tests.lsp.support import HELPER, MODEL, Editor

pytestmark = pytest.mark.asyncio


async def test_the_client_is_asked_to_tell_of_changes_on_disk(editor: Editor) -> None:
    await editor.begin()
    editor.open("helper.py")
    await editor.diagnostics("helper.py")
    (registration,) = editor.registered
    assert registration.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    options: Any = registration.register_options
    patterns = [each["globPattern"] for each in options["watchers"]]
    assert patterns == ["**/*.py", "**/*.toml", "**/.gitignore"]


async def test_a_change_on_disk_is_told(editor: Editor) -> None:
    await editor.begin()
    editor.open("helper.py")
    assert len(await editor.diagnostics("helper.py")) == 1
    (editor.root / "model.py").write_text(MODEL.replace("self.quant(x)", "x"))
    editor.disk("model.py")
    await editor.until(lambda each: not each.diagnostics)
    (editor.root / "model.py").unlink()
    (editor.root / "moved.py").write_text(MODEL)
    editor.disk("model.py", "moved.py")
    published = await editor.until(lambda each: bool(each.diagnostics))
    related = published.diagnostics[0].related_information
    assert related is not None and related[0].location.uri == editor.uri("moved.py")


async def test_a_client_that_does_not_watch_has_its_files_looked_at(editor: Editor) -> None:
    await editor.begin(watches=False)
    editor.open("helper.py")
    assert len(await editor.diagnostics("helper.py")) == 1
    (editor.root / "model.py").write_text(MODEL.replace("self.quant(x)", "x"))
    editor.change("helper.py", HELPER + "\n")
    assert await editor.diagnostics("helper.py") == []
    assert editor.registered == []


async def test_files_that_the_editor_renames_or_deletes(editor: Editor) -> None:
    await editor.begin(watches=False)
    operations = editor.initialized.capabilities.workspace
    assert operations is not None and operations.file_operations is not None
    assert operations.file_operations.did_rename is not None
    editor.open("helper.py")
    assert len(await editor.diagnostics("helper.py")) == 1
    os.rename(editor.root / "model.py", editor.root / "network.py")
    rename = types.FileRename(editor.uri("model.py"), editor.uri("network.py"))
    editor.client.workspace_did_rename_files(types.RenameFilesParams([rename]))
    published = await editor.until(
        lambda each: any(
            step.location.uri == editor.uri("network.py")
            for found in each.diagnostics
            for step in found.related_information or ()
        )
    )
    assert published.uri == editor.uri("helper.py")
    (editor.root / "network.py").unlink()
    deleted = types.FileDelete(editor.uri("network.py"))
    editor.client.workspace_did_delete_files(types.DeleteFilesParams([deleted]))
    await editor.until(lambda each: not each.diagnostics)
    (editor.root / "again.py").write_text(MODEL)
    created = types.FileCreate(editor.uri("again.py"))
    editor.client.workspace_did_create_files(types.CreateFilesParams([created]))
    await editor.until(lambda each: bool(each.diagnostics))


async def test_an_open_file_that_is_deleted_is_still_checked(editor: Editor) -> None:
    await editor.begin()
    editor.open("helper.py")
    assert len(await editor.diagnostics("helper.py")) == 1
    (editor.root / "helper.py").unlink()
    editor.disk("helper.py")
    editor.change("helper.py", "\n" + HELPER)
    assert [each.range.start.line for each in await editor.diagnostics("helper.py")] == [2]


async def test_a_closed_file_shows_nothing_and_its_saved_text_holds(editor: Editor) -> None:
    await editor.begin()
    editor.open("model.py", MODEL.replace("self.quant(x)", "x"))
    editor.open("helper.py")
    assert await editor.diagnostics("helper.py") == []
    editor.close("model.py")
    # The model on disk calls the helper with a quantized value.
    await editor.until(lambda each: each.uri == editor.uri("helper.py") and each.diagnostics)
    editor.close("helper.py")
    await editor.until(lambda each: each.uri == editor.uri("helper.py") and not each.diagnostics)


async def test_a_file_outside_any_project(editor: Editor, tmp_path: Path) -> None:
    (editor.root / "pyproject.toml").unlink()
    await editor.begin()
    editor.open("helper.py")
    assert len(await editor.diagnostics("helper.py")) == 1


async def test_a_text_that_is_in_no_file(editor: Editor) -> None:
    await editor.begin()
    editor.open("untitled:Untitled-1", MODEL.replace("Net", "Other"))
    editor.open("helper.py")
    assert await editor.diagnostics("untitled:Untitled-1") == []
    found = await editor.diagnostics("helper.py")
    assert len(found) == 1
    # It is checked by itself, and as a part of the folder's project.
    editor.change(
        "untitled:Untitled-1", MODEL.replace("valid(self.quant(x))", "self.quant(x) == 1")
    )
    (own,) = await editor.diagnostics("untitled:Untitled-1")
    assert own.code == "MQ101" and own.related_information is not None
    assert own.related_information[0].location.uri == "untitled:Untitled-1"


async def test_what_is_no_python_file_is_left_alone(editor: Editor) -> None:
    await editor.begin()
    editor.open("git:/model.py?HEAD", MODEL.replace("valid(self.quant(x))", "self.quant(x) == 1"))
    editor.open("untitled:notes", "not a program (", language="plaintext")
    editor.open("helper.py")
    await editor.diagnostics("helper.py")
    assert set(editor.published) == {editor.uri("helper.py")}
