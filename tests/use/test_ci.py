"""CI: shards that add up to the whole, reports that are joined, and flake8."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.use.conftest import FOUND, GOOD, MODEL, ROOT, Ran, User, installed

# It has no types of its own; pre-commit needs it.
yaml = importlib.import_module("yaml")

MQ401, MQ101, MQ201 = FOUND
HELPER = """\
def keep_ones(mask, other):
    flags = mask == 1
    return flags, (mask != other)
"""
CALLER = MODEL.replace(
    "agents[..., -1] == 1", "keep_ones(agents[..., -1], agents[..., {column}])[0]"
).replace("import torch\n", "import torch\nfrom helper import keep_ones\n")


@pytest.fixture
def monorepo(user: User) -> User:
    """Models of several files, a helper that several entry points reach, comments, broken files."""
    for project in sorted((ROOT / "fixtures" / "projects").iterdir()):
        for path in sorted((project / "bad").rglob("*.py")) if project.is_dir() else ():
            user.write(f"{project.name}/{path.relative_to(project / 'bad')}", path.read_bytes())
    user.write("maskqlint.toml", f"src = {json.dumps([each.name for each in folders(user)])}")
    user.write("helper.py", HELPER)
    for column in range(3):
        user.write(f"caller_{column}.py", CALLER.format(column=column))
    user.write("used.py", MODEL.replace("== 1", "== 1  # maskqlint: ignore[MQ101] -- exact"))
    user.write("unused.py", GOOD.replace("== 1", "== 1  # maskqlint: ignore[MQ101]"))
    user.write("helper_2.py", HELPER.replace("== 1", "== 1  # maskqlint: ignore[MQ101]"))
    user.write("caller_9.py", CALLER.format(column=9).replace("helper", "helper_2"))
    user.write("broken.py", "from torch.quantization import QuantStub\nx = (\n")
    user.write("bytes.py", b"# \xff\n")
    return user


def folders(user: User) -> list[Path]:
    return [path for path in sorted(user.home.iterdir()) if path.is_dir()]


@pytest.mark.parametrize("count", [2, 5])
def test_the_union_of_the_shards_is_the_whole_run(monorepo: User, count: int) -> None:
    whole = monorepo.run("check", "--output-format", "json", "--output-format", "sarif:all.sarif")
    codes = {each["code"] for each in json.loads(whole.out)}
    assert {"MQ001", "MQ002", "MQ003", "MQ101", "MQ201", "MQ401"} <= codes
    sizes = []
    for part in range(1, count + 1):
        ran = monorepo.run(
            "check", "--shard", f"{part}/{count}",
            "--output-format", f"json:{part}.json", "--output-format", f"sarif:{part}.sarif",
        )  # fmt: skip
        assert (ran.out, ran.err) == ("", "")
        sizes.append(len(json.loads(monorepo.read(f"{part}.json"))))
    parts = [f"{part}.json" for part in range(count, 0, -1)]
    assert monorepo.run("merge", *parts).out == whole.out
    # Each does a part of the work.
    assert max(sizes) <= 2 * len(json.loads(whole.out)) / count + 5
    assert monorepo.run("merge", *(each.replace("json", "sarif") for each in parts)).out == (
        monorepo.read("all.sarif")
    )


def test_merge_writes_a_file_and_takes_no_mixture(user: User) -> None:
    user.run("check", "--output-format", "json:a.json", "--output-format", "sarif:a.sarif")
    assert user.run("merge", "a.json", "a.json", "-o", "b.json").out == ""
    assert user.read("b.json") == user.read("a.json")
    ran = user.run("merge", "a.json", "a.sarif", "-o", "c.json")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert not (user.home / "c.json").exists()


# The README's workflows


def workflow(name: str) -> Any:
    """The YAML block of the README that begins with a file's name."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text.partition(f"```yaml\n# {name}\n")[2].partition("```")[0]
    return yaml.safe_load(block)


def test_the_github_workflow_reports_the_whole_run(user: User) -> None:
    user.write("second.py", MODEL)
    jobs = workflow(".github/workflows/maskqlint.yml")["jobs"]
    for shard in jobs["shards"]["strategy"]["matrix"]["shard"]:
        (check,) = maskqlint_commands(jobs["shards"])
        ran = user.call("bash", "-c", check.replace("${{ matrix.shard }}", str(shard)))
        assert (ran.status, ran.err) == (1, "")
        assert ran.out.startswith("::error ")
    (merge,) = maskqlint_commands(jobs["report"])
    assert user.call("bash", "-c", merge).status == 0
    whole = user.run("check", "--output-format", "sarif").out
    upload = jobs["report"]["steps"][-1]["with"]["sarif_file"]
    assert user.read(upload) == whole


def maskqlint_commands(job: Any) -> list[str]:
    runs = [step["run"] for step in job["steps"] if "run" in step]
    return [run for run in runs if run.startswith("maskqlint ")]


def test_the_gitlab_job_writes_its_report(user: User) -> None:
    job = workflow(".gitlab-ci.yml")["maskqlint"]
    report = job["artifacts"]["reports"]["codequality"]
    found = []
    for index in range(1, job["parallel"] + 1):
        user.environment |= {"CI_NODE_INDEX": str(index), "CI_NODE_TOTAL": str(job["parallel"])}
        user.call("bash", "-c", job["script"][-1])
        found += [issue["check_name"][:5] for issue in json.loads(user.read(report))]
    assert sorted(found) == ["MQ101", "MQ201", "MQ401"]


# flake8


def flake8(user: User, *arguments: str, input: str = "") -> Ran:
    return user.call(installed("flake8"), "--isolated", "--select=MQ", *arguments, input=input)


def places(ran: Ran) -> list[str]:
    return [" ".join(line.split(" ")[:2]) for line in ran.out.splitlines()]


def test_flake8_has_our_findings_in_its_run(user: User) -> None:
    ran = flake8(user, "model.py")
    assert (ran.status, places(ran), ran.err) == (1, FOUND, "")
    user.write("model.py", GOOD)
    assert flake8(user, "model.py").status == 0


def test_flake8_selects_and_ignores_by_our_codes(user: User) -> None:
    assert places(flake8(user, "--extend-ignore=MQ1,MQ4", "model.py")) == [MQ201]
    user.write("maskqlint.toml", 'ignore = ["MQ2"]')
    assert places(flake8(user, "model.py")) == [MQ401, MQ101]
    user.write("model.py", MODEL.replace("== 1", "== 1  # noqa: MQ101"))
    assert places(flake8(user, "model.py")) == [MQ401]
    user.write("model.py", MODEL.replace("== 1", "== 1  # maskqlint: ignore[MQ101]"))
    assert places(flake8(user, "model.py")) == [MQ401]


def test_flake8_sees_the_project_and_stdin(user: User) -> None:
    user.write("base.py", MODEL.split("    def forward")[0].replace("Planner", "Base"))
    user.write("net.py", "from base import Base\n\n\nclass Net(Base):\n    def forward(self, x):\n"
                         "        return self.quant(x) == 1\n")  # fmt: skip
    assert places(flake8(user, "net.py")) == ["net.py:6:16: MQ101"]
    ran = flake8(user, "--stdin-display-name", "net.py", "-", input="\n" + user.read("net.py"))
    assert places(ran) == ["net.py:7:16: MQ101"]


def test_flake8_leaves_out_what_the_baseline_knows(user: User) -> None:
    user.write("maskqlint.toml", 'baseline = "known.json"')
    user.run("check", "--write-baseline")
    assert flake8(user, "model.py").status == 0


@pytest.mark.parametrize("text", ["selct = []", 'rule-packs = ["gone"]', 'select = ["X"]'])
def test_a_wrong_configuration_is_one_line_in_flake8(user: User, text: str) -> None:
    user.write("maskqlint.toml", text)
    ran = flake8(user, "model.py")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.startswith("model.py:1:1: MQ000 maskqlint.toml: ")
    assert ran.out.count("\n") == 1
