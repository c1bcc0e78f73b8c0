"""A server's life: how it ends, and what does not end it."""

from __future__ import annotations

import asyncio
import json
import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from maskqlint import engine
from maskqlint.lsp.checker import Checker, State
from maskqlint.lsp.documents import Document
from maskqlint.lsp.parent import is_alive
from tests.lsp.support import HELPER, MODEL, PATIENCE, Editor, put

COMMAND = [sys.executable, "-m", "maskqlint", "server"]


def message(method: str, params: Any = None, number: int | None = None) -> bytes:
    body: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
    if number is not None:
        body["id"] = number
    data = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


def hello(process: int | None) -> bytes:
    return message("initialize", {"processId": process, "capabilities": {}}, 1)


@pytest.mark.parametrize(
    ("messages", "status"),
    [
        ([hello(None), message("shutdown", number=2), message("exit")], 0),
        ([hello(None), message("exit")], 1),
        ([message("exit")], 1),
        ([hello(None)], 1),
        ([], 1),
    ],
    ids=["shutdown and exit", "exit alone", "exit at once", "input ends", "no input"],
)
def test_how_it_ends(messages: list[bytes], status: int) -> None:
    run = subprocess.run(
        COMMAND, input=b"".join(messages), capture_output=True, timeout=PATIENCE, check=False
    )
    assert (run.returncode, run.stderr) == (status, b"")


def test_it_ends_when_the_editor_is_gone_whoever_started_it() -> None:
    """The editor is not always the parent: there may be a wrapper in between."""
    editor = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    server = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert server.stdin is not None and server.stdout is not None
        server.stdin.write(hello(editor.pid))
        server.stdin.flush()
        assert server.stdout.readline().startswith(b"Content-Length")
        editor.communicate(b"\n", timeout=PATIENCE)
        # Its pipes stay open: nothing but the missing process tells it.
        assert server.wait(PATIENCE) == 1
    finally:
        server.kill()
        server.communicate()


def test_it_ends_when_its_parent_is_gone() -> None:
    """The pipes are held by a third process, so that they do not tell it."""
    script = (
        "import subprocess, sys, os\n"
        f"server = subprocess.Popen({COMMAND!r}, stdin=0, stdout=1)\n"
        "print(server.pid, file=sys.stderr, flush=True)\n"
        "input_ = sys.stdin; os.read(3, 1)\n"
    )
    reader, writer = os.pipe()
    go_reader, go_writer = os.pipe()
    out_reader, out_writer = os.pipe()

    def renumber() -> None:
        os.dup2(go_reader, 3)

    wrapper = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=reader,
        stdout=out_writer,
        stderr=subprocess.PIPE,
        preexec_fn=renumber,
        pass_fds=(3,),
    )
    os.close(out_writer)
    assert wrapper.stderr is not None
    assert wrapper.stderr.readline()
    os.write(writer, hello(os.getpid()))
    assert os.read(out_reader, 1)
    os.write(go_writer, b"x")
    wrapper.wait(PATIENCE)
    # What it writes to ends with the server, which alone holds the other end.
    while select.select([out_reader], [], [], PATIENCE)[0] and os.read(out_reader, 4096):
        pass
    assert select.select([out_reader], [], [], 0)[0]
    for each in (reader, writer, go_reader, go_writer, out_reader):
        os.close(each)
    wrapper.stderr.close()


def test_what_is_alive() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert is_alive(os.getpid()) and not is_alive(process.pid)


@pytest.mark.asyncio
async def test_nonsense_ends_nothing(editor: Editor) -> None:
    await editor.begin()
    editor.client.protocol.notify("maskqlint/unknown", {})
    editor.close("never-opened.py")
    unknown = types.TextDocumentIdentifier("ssh://host/model.py")
    hover = types.HoverParams(unknown, types.Position(10**6, 10**6))
    assert await editor.client.text_document_hover_async(hover) is None
    editor.open("helper.py")
    assert len(await editor.diagnostics("helper.py")) == 1


# -- the checker by itself


def document(root: Path, name: str, text: str) -> Document:
    path = str(root / name)
    return Document.of((root / name).as_uri(), path, 1, text)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    put(tmp_path, {"model.py": MODEL, "helper.py": HELPER})
    return tmp_path


def codes(state: State, path: Path) -> list[str]:
    return [each.code for each in state.findings[str(path)]]


@pytest.mark.asyncio
async def test_a_crash_of_an_analysis_is_logged_once_and_what_was_known_stays(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged: list[str] = []
    checker = Checker(logged.append)
    checker.open(document(project, "helper.py", HELPER))
    before = await checker.current()
    assert codes(before, project / "helper.py") == ["MQ101"]

    def crash(*arguments: Any, **more: Any) -> Any:
        raise ZeroDivisionError("by a defect")

    with monkeypatch.context() as patch:
        patch.setattr(engine, "check", crash)
        for number in range(3):
            checker.open(document(project, "helper.py", HELPER + "\n" * number))
            assert codes(await checker.current(), project / "helper.py") == ["MQ101"]
    assert len(logged) == 1
    assert logged[0].startswith("the analysis failed: ZeroDivisionError: by a defect\nTraceback")
    checker.open(document(project, "helper.py", ""))
    assert codes(await checker.current(), project / "helper.py") == []


@pytest.mark.asyncio
async def test_a_crash_of_a_rule_hides_nothing_else(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from maskqlint.flow import entries

    original = entries.walk_entry

    def crash(it: Any, entry: Any, *, always: bool) -> bool:
        if entry.name == "Broken":
            raise ZeroDivisionError("by a defect")
        return original(it, entry, always=always)

    monkeypatch.setattr(entries, "walk_entry", crash)
    logged: list[str] = []
    checker = Checker(logged.append)
    text = MODEL + MODEL.partition("\n\n\n")[2].replace("Net", "Broken")
    for number in range(3):
        checker.open(document(project, "model.py", text + "\n" * number))
        checker.open(document(project, "helper.py", HELPER))
        assert codes(await checker.current(), project / "helper.py") == ["MQ101"]
    assert [each.partition(": internal")[2] for each in logged] == [
        " error: ZeroDivisionError: by a defect"
    ]


@pytest.mark.asyncio
async def test_a_check_of_a_text_that_has_changed_meanwhile_is_given_up(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checker = Checker(print)
    original = engine.check
    texts: list[bytes] = []
    path = str(project / "helper.py")

    def check(*arguments: Any, overlay: Any, progress: Any, **more: Any) -> Any:
        texts.append(overlay[path])
        if len(texts) == 1:
            # The editor's next message arrives while this is at work.
            loop.call_soon_threadsafe(
                checker.open, document(project, "helper.py", "# newer\n" + HELPER)
            )
            while checker.turn == 1:
                pass
        return original(*arguments, overlay=overlay, progress=progress, **more)

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(engine, "check", check)
    checker.open(document(project, "helper.py", HELPER))
    state = await checker.current()
    assert texts == [HELPER.encode(), b"# newer\n" + HELPER.encode()]
    assert [each.span.start.row for each in state.findings[path]] == [3]


@pytest.mark.asyncio
async def test_who_gives_up_waiting_does_not_end_the_check_for_others(project: Path) -> None:
    checker = Checker(print)
    checker.open(document(project, "helper.py", HELPER))
    first, second = (asyncio.ensure_future(checker.current()) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    assert codes(await second, project / "helper.py") == ["MQ101"]
    assert first.cancelled()


@pytest.mark.asyncio
async def test_many_who_ask_at_once_share_one_check(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    original = engine.check

    def check(*arguments: Any, **more: Any) -> Any:
        counted.append(1)
        return original(*arguments, **more)

    monkeypatch.setattr(engine, "check", check)
    checker = Checker(print)
    checker.open(document(project, "helper.py", HELPER))
    states = await asyncio.gather(*(checker.current() for _ in range(20)))
    assert len(counted) == 1
    assert all(each is states[0] for each in states)
