"""The patterns of a match statement: what they bind, and whether they can match at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import containers, names, narrowing, objects
from maskqlint.flow.values import Constant, DictRef, ListRef, Tuple, Unknown, Value, union

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def match_case(
    it: Interpreter,
    pattern: cst.MatchPattern,
    value: Value,
    subject: cst.BaseExpression | None = None,
) -> bool:
    """Bind what a pattern names; False if the value cannot match it."""
    if isinstance(pattern, cst.MatchAs):
        matched = pattern.pattern is None or match_case(it, pattern.pattern, value, subject)
        if matched and pattern.name is not None:
            names.store_name(it, pattern.name, value)
        return matched
    if isinstance(pattern, cst.MatchOr):
        return any(match_case(it, each.pattern, value, subject) for each in pattern.patterns)
    if isinstance(pattern, (cst.MatchValue, cst.MatchSingleton)):
        return _constant(it, it.evaluate(pattern.value), value)
    if isinstance(pattern, cst.MatchClass):
        return _class(it, pattern, value, subject)
    if isinstance(pattern, cst.MatchSequence):
        return _sequence(it, pattern, value)
    if isinstance(pattern, cst.MatchMapping):
        return _mapping(it, pattern, value)
    return True


def _constant(it: Interpreter, wanted: Value, value: Value) -> bool:
    if len(wanted) != 1 or not isinstance(wanted[0], Constant):
        return True
    return any(not isinstance(one, Constant) or one == wanted[0] for one in value)


def _class(
    it: Interpreter, pattern: cst.MatchClass, value: Value, subject: cst.BaseExpression | None
) -> bool:
    types = it.evaluate(pattern.cls)
    kept = tuple(one for one in value if narrowing.is_one_of(it, one, types, truth=True))
    if not kept:
        return False
    if subject is not None:
        narrowing.set_place(it, subject, kept)
    for keyword in pattern.kwds:
        item = union(objects.attribute(it, one, keyword.key.value, keyword.key) for one in kept)
        match_case(it, keyword.pattern, item)
    if len(pattern.patterns) == 1:
        match_case(it, pattern.patterns[0].value, kept)
    return True


def _sequence(it: Interpreter, pattern: cst.MatchSequence, value: Value) -> bool:
    kept = tuple(one for one in value if not isinstance(one, (Constant, DictRef)))
    if not kept:
        return False
    patterns = list(pattern.patterns)
    star = next((i for i, each in enumerate(patterns) if isinstance(each, cst.MatchStar)), None)
    if star is None and all(
        isinstance(one, Tuple) and len(one.items) != len(patterns) for one in kept
    ):
        return False
    parts = containers.unpack(it, kept, len(patterns), star)
    for each, part in zip(patterns, parts, strict=True):
        if isinstance(each, cst.MatchStar):
            if each.name is not None:
                names.store_name(it, each.name, part)
        elif not match_case(it, each.value, part):
            return False
    return True


def _mapping(it: Interpreter, pattern: cst.MatchMapping, value: Value) -> bool:
    kept = tuple(one for one in value if not isinstance(one, (Constant, ListRef, Tuple)))
    if not kept:
        return False
    for element in pattern.elements:
        key = it.evaluate(element.key)
        known = narrowing.contains(it, key, kept, is_negated=False)
        if narrowing.truth(it, known) is False:
            return False
        item = containers.item(it, kept, key, element.key)
        if not match_case(it, element.pattern, item):
            return False
    if pattern.rest is not None:
        names.store_name(it, pattern.rest, (Unknown(),))
    return True
