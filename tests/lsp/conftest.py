"""A server in a process of its own, and an editor in front of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from pytest_lsp import LanguageClient

from tests.lsp.support import CONFIG, HELPER, MODEL, Editor, put


@pytest_lsp.fixture(config=CONFIG)  # type: ignore[untyped-decorator]
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    yield
    if lsp_client.capabilities is None:
        lsp_client.exit(None)  # the test has failed before it began
    await lsp_client.shutdown_session()


@pytest.fixture
def editor(client: LanguageClient, tmp_path: Path) -> Editor:
    """An editor whose project has a model and the helper that it calls."""
    put(tmp_path, {"model.py": MODEL, "helper.py": HELPER})
    return Editor(client, tmp_path)
