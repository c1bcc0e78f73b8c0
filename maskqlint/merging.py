"""Reports of several machines, in JSON or SARIF, as one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from maskqlint.settings import ConfigError

Rules = Mapping[str, Any]
Report = dict[str, Any]
"""A finding in JSON, or a result in SARIF."""


def merge(files: Sequence[str], rules: Rules) -> str:
    """One report of the files' kind, as one run would have made it; raises ConfigError.

    Args:
        rules: by code; they say which of several findings at one place speaks.
    """
    documents = [(file, _load(file)) for file in files]
    if all(isinstance(document, list) for _, document in documents):
        from maskqlint.reporters.json import dump

        return dump(_joined([document for _, document in documents], rules))
    if all(_is_sarif(document) for _, document in documents):
        from maskqlint.reporters.sarif import dump as dump_sarif

        return dump_sarif(_joined_sarif([document for _, document in documents], rules))
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


class Shape(NamedTuple):
    """Where a kind of report has what is compared.

    Attributes:
        place: the file and the span.
        way: the number of steps to it, the message, and the steps: the less, the better.
    """

    code: str
    place: Callable[[Report], Any]
    way: Callable[[Report], tuple[int, str, list[Any]]]


def _once(reports: Iterable[Report], shape: Shape, rules: Rules) -> list[Report]:
    """One report for each cause at a place, chosen as `walk.precedence` does within one run."""
    best: dict[str, Report] = {}
    for report in sorted(reports, key=shape.way):
        code = report[shape.code]
        # Of rules that we do not know, and those about files, each speaks for itself.
        key = _text([shape.place(report), getattr(rules.get(code), "cause", code)])
        if code < best.setdefault(key, report)[shape.code]:
            best[key] = report
    last = {code for code, rule in rules.items() if getattr(rule, "is_last_resort", False)}
    taken = {_text(shape.place(each)) for each in best.values() if each[shape.code] not in last}
    return [
        each
        for each in best.values()
        if each[shape.code] not in last or _text(shape.place(each)) not in taken
    ]


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


# JSON


def _joined(reports: Sequence[list[Report]], rules: Rules) -> list[Report]:
    shape = Shape("code", lambda finding: [finding["filename"], *_corners(finding)], _way)
    once = _once((finding for report in reports for finding in report), shape, rules)
    return sorted(once, key=_key)


def _corners(at: Mapping[str, Any]) -> list[int]:
    ends = (at["location"], at.get("end_location", at["location"]))
    return [end[part] for end in ends for part in ("row", "column")]


def _way(finding: Report) -> tuple[int, str, list[Any]]:
    steps = [
        [step["filename"], *_corners(step), step["message"]] for step in finding.get("trace", [])
    ]
    return len(steps), finding["message"], steps


def _key(finding: Report) -> tuple[str, int, int, str, str]:
    place = finding["location"]
    return (
        finding["filename"],
        place["row"],
        place["column"],
        finding["code"],
        finding["message"],
    )


# SARIF


def _joined_sarif(documents: Sequence[Report], known: Rules) -> Report:
    """The first document, with the rules and results of all."""
    runs = [document["runs"][0] for document in documents]
    rules: dict[str, Any] = {}
    results: list[Report] = []
    notes: list[Any] = []
    for run in runs:
        for rule in run["tool"]["driver"].get("rules", []):
            rules.setdefault(rule["id"], rule)
        results += run["results"]
        for invocation in run.get("invocations", []):
            notes += invocation.get("toolExecutionNotifications", [])
    successful = all(
        invocation.get("executionSuccessful", True)
        for run in runs
        for invocation in run.get("invocations", [])
    )
    invocation = {"executionSuccessful": successful}
    once = _once(results, Shape("ruleId", _sarif_place, _sarif_way), known)
    first = runs[0]
    driver = {**first["tool"]["driver"], "rules": [rules[code] for code in sorted(rules)]}
    run = {
        **first,
        "tool": {"driver": driver},
        "invocations": [
            {**invocation, "toolExecutionNotifications": notes} if notes else invocation
        ],
        "results": _numbered(sorted(once, key=_sarif_key), sorted(rules)),
    }
    return {**documents[0], "runs": [run]}


def _numbered(results: list[Report], rules: list[str]) -> list[Report]:
    """The results with their rule's place, and the numbers of those alike anew."""
    from maskqlint.reporters.sarif import FINGERPRINT

    seen: Counter[str] = Counter()
    numbered = []
    for result in results:
        prints = dict(result.get("partialFingerprints", {}))
        if FINGERPRINT in prints:
            digest = prints[FINGERPRINT].partition(":")[0]
            seen[digest] += 1
            prints[FINGERPRINT] = f"{digest}:{seen[digest]}"
        index = rules.index(result["ruleId"])
        numbered.append({**result, "ruleIndex": index, "partialFingerprints": prints})
    return numbered


def _sarif_place(result: Report) -> list[Any]:
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    corners = ("startLine", "startColumn", "endLine", "endColumn")
    return [place["artifactLocation"]["uri"], *(region[corner] for corner in corners)]


def _sarif_way(result: Report) -> tuple[int, str, list[Any]]:
    message = result["message"]["text"]
    steps = [
        [*_sarif_place({"locations": [step["location"]]}), step["location"]["message"]["text"]]
        for flow in result.get("codeFlows", [])
        for step in flow["threadFlows"][0]["locations"]
    ]
    # The place itself stands behind a way that does not end there.
    if steps and steps[-1][-1] == message:
        steps.pop()
    return len(steps), message, steps


def _sarif_key(result: Report) -> tuple[Any, ...]:
    return (*_sarif_place(result)[:3], result["ruleId"], result["message"]["text"])
