"""Reports: each format as its readers take it, in files and several at once."""

from __future__ import annotations

import importlib
import json
import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest

from tests.use.conftest import FOUND, GOOD, MODEL, ROOT, User, installed

# It has no types of its own, and its stubs are one more thing to install.
jsonschema = importlib.import_module("jsonschema")

SARIF = json.loads((ROOT / "tests" / "data" / "sarif-schema-2.1.0.json").read_text())
SHARED = ROOT.parent / "shared" / "data" / "sarif-schema-2.1.0.json"
FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson")
# A name that every format has to quote in its own way.
ODD = "a %,:<&'\"ü b.py"


def results(user: User, *arguments: str) -> list[Any]:
    """The results of a SARIF report, which is valid."""
    document = json.loads(user.run("check", "--output-format", "sarif", *arguments).out)
    jsonschema.validate(document, SARIF)
    found: list[Any] = document["runs"][0]["results"]
    return found


@pytest.mark.skipif(not SHARED.exists(), reason="not beside the shared data")
def test_the_schema_is_the_shared_one() -> None:
    assert json.loads(SHARED.read_text()) == SARIF


def test_concise_is_path_row_column_code_message(user: User) -> None:
    for line in user.check().out.splitlines():
        assert re.fullmatch(r"model\.py:\d+:\d+: MQ\d{3} \S.*", line)


def test_full_shows_the_way_and_the_repair(user: User) -> None:
    out = user.run("check", "--select", "MQ101").out
    assert "13 |         agents = self.quant(agents)" in out
    assert "1. quantized here by self.quant" in out
    assert "= repair (unsafe fix): compare with 0" in out
    assert out.endswith("Found 1 error (1 fixable with --fix --unsafe-fixes).\n")
    assert max(map(len, out.splitlines())) <= 80


def test_json_is_a_list_of_objects_and_nothing_else(user: User) -> None:
    found = json.loads(user.run("check", "--output-format", "json", "--statistics").out)
    assert [each["code"] for each in found] == ["MQ401", "MQ101", "MQ201"]
    assert set(found[0]) == {
        *("code", "name", "severity", "filename", "location", "end_location", "message"),
        *("url", "noqa_row", "fix", "alternatives", "trace"),
    }
    assert found[1]["filename"] == str(user.home / "model.py")
    assert (found[1]["location"], found[1]["end_location"]) == (
        {"row": 14, "column": 16},
        {"row": 14, "column": 36},
    )
    user.write("model.py", GOOD)
    assert user.run("check", "--output-format", "json").out == "[]\n"


def test_sarif_has_what_code_scanning_shows(user: User) -> None:
    ran = user.run("check", "--output-format", "sarif")
    run = json.loads(ran.out)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["markdown"].startswith("## What it does") for rule in rules)
    mask, equality, product = results(user)
    for result in (mask, equality, product):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        flow = result["codeFlows"][0]["threadFlows"][0]["locations"]
        assert [step["executionOrder"] for step in flow] == list(range(1, len(flow) + 1))
        assert flow[0]["location"]["message"]["text"] == "quantized here by self.quant"
        assert result["fixes"][0]["artifactChanges"][0]["replacements"]
        assert "suppressions" not in result
    prints = [each["partialFingerprints"]["maskqlint/v1"] for each in (mask, equality, product)]
    user.write("model.py", "# moved\n\n" + MODEL)
    moved = results(user)
    assert moved[0]["locations"] != mask["locations"]
    assert [each["partialFingerprints"]["maskqlint/v1"] for each in moved] == prints


def test_a_sarif_fix_is_what_fix_does(user: User) -> None:
    (result,) = results(user, "--select", "MQ401")
    text = MODEL.splitlines(keepends=True)
    (change,) = result["fixes"][0]["artifactChanges"]
    for each in reversed(change["replacements"]):
        region, new = each["deletedRegion"], each["insertedContent"]["text"]
        first, last = region["startLine"] - 1, region["endLine"] - 1
        before = text[first][: region["startColumn"] - 1]
        after = text[last][region["endColumn"] - 1 :] if last < len(text) else ""
        text[first : last + 1] = [before + new + after]
    user.run("check", "--select", "MQ401", "--fix")
    assert "".join(text) == user.read("model.py")


def test_sarif_marks_what_is_suppressed(user: User) -> None:
    comment = "== 1  # maskqlint: ignore[MQ101] -- exact on the chip"
    user.write("model.py", MODEL.replace("== 1", comment))
    user.run("check", "--select", "MQ201", "--write-baseline", "--baseline", "known.json")
    marked = {
        result["ruleId"]: result.get("suppressions")
        for result in results(user, "--baseline", "known.json")
    }
    assert marked == {
        "MQ401": None,
        "MQ101": [{"kind": "inSource", "justification": "exact on the chip"}],
        "MQ201": [{"kind": "external", "justification": "in the baseline"}],
    }


def test_github_commands_are_escaped(user: User) -> None:
    user.write(ODD, MODEL)
    (user.home / "model.py").unlink()
    lines = user.run("check", "--output-format", "github").out.splitlines()
    assert len(lines) == 3
    for line in lines:
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.+)", line)
        assert command is not None
        named = dict(each.split("=", 1) for each in command[2].split(","))
        assert named["file"] == "a %25%2C%3A<&'\"ü b.py"
        assert set(named) == {"title", "file", "line", "endLine", "col", "endColumn"}
        assert "%0A1. " in command[3] and "%0ARepair: " in command[3]


def test_paths_for_a_service_start_at_its_checkout(user: User) -> None:
    folder = user.write("nets/pyproject.toml", "").parent
    user.write("nets/model.py", MODEL)
    for name, variable in (("github", "GITHUB_WORKSPACE"), ("gitlab", "CI_PROJECT_DIR")):
        shown = []
        for root in ("", str(user.home), "/elsewhere"):
            command = (installed("maskqlint"), "check", "--output-format", name)
            ran = user.call(*command, cwd=folder, environment={variable: root})
            shown.append("nets/model.py" in ran.out)
        assert shown == [False, True, False]


def test_gitlab_has_what_its_schema_asks_for(user: User) -> None:
    issues = json.loads(user.run("check", "--output-format", "gitlab").out)
    assert len({issue["fingerprint"] for issue in issues}) == 3
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["description"] and issue["check_name"].startswith("MQ")
        assert issue["location"]["path"] == "model.py"
        assert issue["location"]["lines"]["begin"] in (13, 14, 16)


def test_junit_is_well_formed(user: User) -> None:
    user.write(ODD, MODEL)
    root = ElementTree.fromstring(user.run("check", "--output-format", "junit").out.encode())
    assert root.attrib == {"name": "maskqlint", "tests": "6", "failures": "6", "errors": "0"}
    assert [suite.attrib["name"] for suite in root] == [ODD, "model.py"]
    user.write("model.py", GOOD)
    (user.home / ODD).unlink()
    root = ElementTree.fromstring(user.run("check", "--output-format", "junit").out)
    assert (root.attrib["tests"], root.attrib["failures"]) == ("1", "0")


def test_rdjson_has_places_codes_and_suggestions(user: User) -> None:
    document = json.loads(user.run("check", "--output-format", "rdjson").out)
    codes = [each["code"]["value"] for each in document["diagnostics"]]
    assert codes == ["MQ401", "MQ101", "MQ201"]
    equality = document["diagnostics"][1]
    assert equality["location"]["path"] == "model.py"
    assert equality["location"]["range"]["start"] == {"line": 14, "column": 16}
    texts = [each["text"] for each in equality["suggestions"]]
    assert texts == ["torch.logical_not(agents[..., -1] == 0)", "agents[..., -1] > 0.5"]


def test_several_at_once_each_in_its_place(user: User) -> None:
    files = {name: f"out.{name}" for name in FORMATS}
    options = [f"--output-format={name}:{file}" for name, file in files.items()]
    ran = user.run("check", "--output-format", "concise", *options)
    assert (ran.status, ran.found, ran.err) == (1, FOUND, "")
    for name, file in files.items():
        # Alone they are the same: nothing is left of one in another.
        assert user.read(file) == user.run("check", "--output-format", name).out, name


def test_output_file_takes_the_report(user: User) -> None:
    ran = user.run("check", "--output-format", "json", "--output-file", "out.json")
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    assert len(json.loads(user.read("out.json"))) == 3


@pytest.mark.parametrize("name", FORMATS)
def test_a_path_that_is_no_text_is_no_reason_to_fail(user: User, name: str) -> None:
    odd = b"mod\xff.py".decode("utf-8", "surrogateescape")
    (user.home / "model.py").rename(user.home / odd)
    ran = user.run("check", "--output-format", name, "--output-format", f"{name}:out")
    assert (ran.status, ran.err) == (1, "")
    assert user.read("out") == ran.out
    if name == "sarif":
        jsonschema.validate(json.loads(ran.out), SARIF)
        assert '"uri": "mod%FF.py"' in ran.out
