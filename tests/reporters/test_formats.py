"""The formats that machines read."""

from __future__ import annotations

import importlib
import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from maskqlint.findings import Applicability, Edit, Fix
from maskqlint.reporters import FORMATS, View, render
from tests.fake_engine import Report, span

# It has no types of its own, and its stubs are one more thing to install.
jsonschema = importlib.import_module("jsonschema")

SCHEMA = Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json"


def test_concise_is_one_line_a_finding(report: Report, view: View) -> None:
    assert render("concise", report, view).splitlines() == [
        "model.py:9:16: MQ101 mask was rounded by self.quant: 1 comes back as 1.0007 "
        "when the largest value is 60.5",
        "ops dir/ops.py:3:9: MQ101 mask == 1 is 50% noise, see: above",
        "ops dir/ops.py:5:5: MQ003 unused",
    ]


def test_json_has_the_shape_of_the_contract(report: Report, view: View, project: Path) -> None:
    model = str(project / "model.py")
    first, second, third = json.loads(render("json", report, view))
    assert first == {
        "code": "MQ101",
        "name": "quantized-equality",
        "severity": "error",
        "filename": model,
        "location": {"row": 9, "column": 16},
        "end_location": {"row": 9, "column": 25},
        "message": "mask was rounded by self.quant: 1 comes back as 1.0007 when the largest "
        "value is 60.5",
        "url": None,
        "noqa_row": 9,
        "fix": {
            "applicability": "unsafe",
            "message": "ask whether it is not 0",
            "edits": [
                {
                    "content": "torch.logical_not(mask == 0)",
                    "location": {"row": 9, "column": 16},
                    "end_location": {"row": 9, "column": 25},
                }
            ],
        },
        "alternatives": first["alternatives"],
        "trace": [
            {
                "filename": model,
                "location": {"row": 7, "column": 13},
                "end_location": {"row": 7, "column": 26},
                "message": "quantized here by self.quant",
            },
            first["trace"][1],
        ],
    }
    assert first["alternatives"][0]["applicability"] == "display"
    # only the edit in the other file names its file
    assert [edit.get("filename") for edit in second["fix"]["edits"]] == [model, None]
    assert second["noqa_row"] == 4
    assert (third["fix"], third["alternatives"], third["trace"]) == (None, [], [])


@pytest.fixture
def sarif(report: Report, view: View) -> Any:
    return json.loads(render("sarif", report, view))


def test_sarif_is_valid(sarif: Any, view: View) -> None:
    schema = json.loads(SCHEMA.read_text())
    for document in (
        sarif,
        json.loads(render("sarif", Report(), view)),
        json.loads(render("sarif", Report(failures=("a worker died",)), View())),
    ):
        jsonschema.validate(document, schema)


def test_sarif_has_rules_with_help(sarif: Any) -> None:
    rules = sarif["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["MQ003", "MQ101", "MQ201"]
    assert rules[1]["shortDescription"]["text"] == "Reports `==` on a grid."
    assert rules[1]["help"]["markdown"].startswith("## What it does")
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["note", "error", "warning"]


def test_sarif_has_flows_fixes_and_suppressions(sarif: Any, project: Path) -> None:
    run = sarif["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    error, known, commented, warning, note = run["results"]
    assert [each["ruleIndex"] for each in run["results"]] == [1, 1, 1, 1, 0]
    assert error["level"] == "error"
    place = error["locations"][0]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "model.py", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 9, "startColumn": 16, "endLine": 9, "endColumn": 25},
    }
    assert place["logicalLocations"] == [{"fullyQualifiedName": "Net.forward"}]
    flow = error["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["message"]["text"][:9] for step in flow] == [
        "quantized", "a slice o", "mask was "
    ]  # fmt: skip
    # the way of the warning ends at its place already
    assert len(warning["codeFlows"][0]["threadFlows"][0]["locations"]) == 4
    assert [fix["description"]["text"] for fix in error["fixes"]] == [
        "ask whether it is not 0 (unsafe)",
        "compare before the stub (display)",
    ]
    files = [each["artifactLocation"]["uri"] for each in warning["fixes"][0]["artifactChanges"]]
    assert files == ["model.py", "ops%20dir/ops.py"]
    assert known["suppressions"] == [{"kind": "external", "justification": "in the baseline"}]
    assert commented["suppressions"][0]["kind"] == "inSource"
    assert "suppressions" not in error and "fixes" not in note


def test_sarif_names_files_outside_by_their_whole_uri(report: Report, tmp_path: Path) -> None:
    (result, *_) = json.loads(render("sarif", report, View(str(tmp_path / "else"))))["runs"][0][
        "results"
    ]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": f"file://{tmp_path}/model.py"}


def test_sarif_says_why_a_run_failed(view: View) -> None:
    (invocation,) = json.loads(render("sarif", Report(failures=("it died",)), view))["runs"][0][
        "invocations"
    ]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "it died"


@pytest.mark.parametrize("name", ["sarif", "gitlab"])
def test_fingerprints_survive_moved_lines_and_differ_among_alike(
    report: Report, view: View, name: str
) -> None:
    error = report.findings[0]
    moved = replace(error, span=span(12, 16, 25))

    def prints(*findings: Any) -> list[str]:
        document = json.loads(render(name, Report(findings), view))
        if name == "gitlab":
            return [each["fingerprint"] for each in document]
        results = document["runs"][0]["results"]
        return [each["partialFingerprints"]["maskqlint/v1"] for each in results]

    assert prints(error) == prints(moved)
    first, second = prints(error, moved)
    assert first == prints(error)[0] != second


def test_github_escapes_what_would_end_a_command(report: Report, view: View) -> None:
    first, second, third = render("github", report, view).splitlines()
    assert first.startswith(
        "::error title=MQ101 quantized-equality,file=model.py,line=9,endLine=9,col=16,endColumn=25"
        "::mask was rounded by self.quant: 1 comes back"
    )
    assert first.endswith(
        "%0A1. model.py:7: quantized here by self.quant%0A2. model.py:8: a slice of it"
        "%0ARepair: ask whether it is not 0"
    )
    assert second.startswith(
        "::warning title=MQ101 quantized-equality,file=ops dir/ops.py,line=3,endLine=4"
        "::mask == 1 is 50%25 noise,%0Asee: above"
    )
    assert third.startswith("::notice ")


def test_github_escapes_properties(report: Report, tmp_path: Path) -> None:
    finding = replace(report.findings[0], path=str(tmp_path / "a,b:c.py"))
    assert "file=a%2Cb%3Ac.py," in render("github", Report((finding,)), View(str(tmp_path)))


def test_gitlab_has_what_its_widget_reads(report: Report, view: View) -> None:
    issues = json.loads(render("gitlab", report, view))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
    assert issues[1]["location"] == {"path": "ops dir/ops.py", "lines": {"begin": 3, "end": 4}}
    assert issues[0]["check_name"] == "MQ101 quantized-equality"
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert json.loads(render("gitlab", Report(), view)) == []


def test_junit_has_a_suite_a_file(report: Report, view: View) -> None:
    root = ElementTree.fromstring(render("junit", report, view))
    assert root.attrib == {"name": "maskqlint", "tests": "3", "failures": "3", "errors": "0"}
    assert [suite.attrib["tests"] for suite in root] == ["1", "2"]
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None and (failure.text or "").startswith("model.py:9:16: MQ101 mask")


def test_junit_is_well_formed_whatever_a_message_holds(report: Report, view: View) -> None:
    finding = replace(report.findings[0], message='<&">\n\x1b\x00 \ud800')
    root = ElementTree.fromstring(render("junit", Report((finding,)), view))
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.attrib["message"] == '<&">\n\ufffd\ufffd \ufffd'


def test_junit_without_findings_has_a_case_that_passes(view: View) -> None:
    root = ElementTree.fromstring(render("junit", Report(), view))
    assert (root.attrib["tests"], root.attrib["failures"]) == ("1", "0")
    assert root.find("testsuite/testcase/failure") is None


def test_rdjson_counts_columns_in_bytes(report: Report, project: Path) -> None:
    path = str(project / "model.py")
    row = "        名字 = mask == 1\n".encode()
    view = View(str(project), overlay={path: b"\n" * 8 + row})
    document = json.loads(render("rdjson", report, view))
    assert document["source"] == {"name": "maskqlint"}
    error, warning, note = document["diagnostics"]
    assert error["location"]["range"]["start"] == {"line": 9, "column": 20}
    assert (error["severity"], error["code"]) == ("ERROR", {"value": "MQ101"})
    assert len(error["related_locations"]) == 2
    assert warning["location"]["path"] == "ops dir/ops.py"
    # what needs more than one edit is no suggestion
    assert [each["text"] for each in error["suggestions"]] == ["torch.logical_not(mask == 0)"]
    assert "suggestions" not in warning and "related_locations" not in note


def test_rdjson_suggests_only_in_the_file_itself(report: Report, view: View, project: Path) -> None:
    edit = Edit(str(project / "ops.py"), span(1, 1, 1), "x")
    finding = replace(
        report.findings[0], fix=Fix("m", Applicability.SAFE, (edit,)), alternatives=()
    )
    (diagnostic,) = json.loads(render("rdjson", Report((finding,)), view))["diagnostics"]
    assert "suggestions" not in diagnostic


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_with_a_line_end_or_is_empty(
    report: Report, view: View, name: str
) -> None:
    assert render(name, report, view).endswith("\n")
    assert render(name, Report(), view) in ("",) or render(name, Report(), view).endswith("\n")
