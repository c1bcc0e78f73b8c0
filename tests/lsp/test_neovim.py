"""The README's snippet in a real editor: Neovim's own client, headless."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases_support import ROOT
from tests.lsp.support import ARTICLE
from tests.readme_support import readme

TITLE = "MQ101: compare with 0, which is exact (where the value is 0 or 1) (unsafe)"
BEFORE = "actors_input[:, :, :, -1] == 1"
AFTER = "torch.logical_not(actors_input[:, :, :, -1] == 0)"


def snippet() -> str:
    found = re.search(r"<!-- neovim -->\n```lua\n(.*?)^```$", readme(), re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.mark.skipif(
    shutil.which("nvim") is None and "MASKQLINT_CI" not in os.environ,
    reason="needs Neovim: apt-get install neovim",
)
def test_neovim_shows_the_findings_and_applies_a_repair(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "pyproject.toml").touch()
    model = tmp_path / "project" / "model.py"
    shutil.copy(ARTICLE, model)
    init = tmp_path / "init.lua"
    init.write_text(snippet())
    home = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environment = {
        **os.environ,
        **home,
        "XDG_STATE_HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
        "PATH": os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]]),
        "MODEL": str(model),
        "ANSWERS": str(tmp_path / "answers.json"),
        "TITLE": TITLE,
    }
    driver = os.path.join(ROOT, "tests", "lsp", "neovim.lua")
    command = ["nvim", "--headless", "-n", "-i", "NONE", "-u", str(init), "-c", f"luafile {driver}"]
    run = subprocess.run(
        command,
        cwd=tmp_path / "project",
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert (tmp_path / "answers.json").exists(), run.stderr
    answer = json.loads((tmp_path / "answers.json").read_text())
    assert answer.get("problem") is None
    text = model.read_text()
    assert answer["codes"] == ["MQ401", "MQ101", "MQ201"]
    rows = [text.split("\n")[row] for row in answer["rows"]]
    assert [row.partition("#> ")[2] for row in rows] == answer["codes"]
    assert TITLE in answer["offered"] and "MQ101: ignore this here" in answer["offered"]
    assert text.count(BEFORE) == 1
    assert "\n".join([*answer["text"], ""]) == text.replace(BEFORE, AFTER)
    assert "MQ101" not in answer["left"] and "MQ201" in answer["left"]
