"""Reports of several machines, in JSON or SARIF, as one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from maskqlint.settings import ConfigError


def merge(files: Sequence[str]) -> str:
    """One report of the files' kind; raises ConfigError. What several report is there once."""
    documents = [(file, _load(file)) for file in files]
    if all(isinstance(document, list) for _, document in documents):
        from maskqlint.reporters.json import dump

        return dump(_joined([document for _, document in documents]))
    if all(_is_sarif(document) for _, document in documents):
        from maskqlint.reporters.sarif import dump as dump_sarif

        return dump_sarif(_joined_sarif([document for _, document in documents]))
    raise ConfigError(f"{files[0]} and the others must all be maskqlint's JSON, or all its SARIF")


def _load(file: str) -> Any:
    try:
        with open(file, encoding="utf-8") as handle:
            document = json.load(handle)
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{file}: is no JSON: {error}") from None
    if isinstance(document, list) and all(_is_finding(each) for each in document):
        return document
    if _is_sarif(document):
        return document
    raise ConfigError(f"{file}: is no report of maskqlint in JSON or SARIF")


def _is_finding(each: Any) -> bool:
    return isinstance(each, dict) and {"code", "filename", "location", "message"} <= set(each)


def _is_sarif(document: Any) -> bool:
    """Whether it has what is touched here: one run of ours, with its rules."""
    try:
        (run,) = document["runs"]
        driver = run["tool"]["driver"]
        return driver["name"] == "maskqlint" and isinstance(run["results"], list)
    except (TypeError, KeyError, ValueError):
        return False


def _joined(reports: Sequence[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    once = {_key(finding): finding for report in reversed(reports) for finding in report}
    return sorted(once.values(), key=_key)


def _key(finding: dict[str, Any]) -> tuple[str, int, int, str, str]:
    place = finding["location"]
    return (
        finding["filename"],
        place["row"],
        place["column"],
        finding["code"],
        finding["message"],
    )


def _joined_sarif(documents: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The first document, with the rules and results of all."""
    runs = [document["runs"][0] for document in documents]
    rules: dict[str, Any] = {}
    results: dict[str, Any] = {}
    notes: list[Any] = []
    for run in runs:
        for rule in run["tool"]["driver"].get("rules", []):
            rules.setdefault(rule["id"], rule)
        for result in run["results"]:
            results.setdefault(json.dumps(_place(result), sort_keys=True), result)
        for invocation in run.get("invocations", []):
            notes += invocation.get("toolExecutionNotifications", [])
    index = {code: number for number, code in enumerate(sorted(rules))}
    joined = [{**each, "ruleIndex": index[each["ruleId"]]} for each in results.values()]
    successful = all(
        invocation.get("executionSuccessful", True)
        for run in runs
        for invocation in run.get("invocations", [])
    )
    invocation = {"executionSuccessful": successful}
    first = runs[0]
    driver = {**first["tool"]["driver"], "rules": [rules[code] for code in sorted(rules)]}
    run = {
        **first,
        "tool": {"driver": driver},
        "invocations": [
            {**invocation, "toolExecutionNotifications": notes} if notes else invocation
        ],
        "results": sorted(joined, key=_sarif_key),
    }
    return {**documents[0], "runs": [run]}


def _place(result: dict[str, Any]) -> list[Any]:
    """What makes two machines' results one."""
    return [result["ruleId"], result["message"], result["locations"][0]["physicalLocation"]]


def _sarif_key(result: dict[str, Any]) -> tuple[str, int, int, str]:
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    uri: str = place["artifactLocation"]["uri"]
    return (uri, region["startLine"], region["startColumn"], result["ruleId"])
