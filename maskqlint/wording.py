"""What is said in another language: English texts are the keys of a table.

Messages of rules bring their own translations. This table has the rest: what repairs say,
the words that stand in messages for what has no source, and those of reports.
"""

from __future__ import annotations

import os
import re
import sys
from functools import lru_cache


def say(text: str, lang: str, otherwise: str = "") -> str:
    """The text in a language; as it is where the table does not have it.

    A text with names or numbers in it is found by a key that has `{}` in their places;
    those are looked up, too.

    Args:
        otherwise: a text of the table to put around one that it does not have.
    """
    if lang == "en" or not text:
        return text
    texts, patterns = _table(lang)
    if text in texts:
        return texts[text]
    for pattern, translation in patterns:
        match = pattern.fullmatch(text)
        if match is not None:
            return translation.format(*(say(part, lang) for part in match.groups()))
    return say(otherwise.format(text), lang) if otherwise else text


@lru_cache(maxsize=2)
def _table(lang: str) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """The texts without places, and the patterns of the others, in the table's order."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:  # pragma: no cover
        import tomli as tomllib

    file = os.path.join(os.path.dirname(__file__), f"wording_{lang}.toml")
    with open(file, "rb") as handle:
        sections = tomllib.load(handle)
    texts: dict[str, str] = {}
    patterns = []
    for section in sections.values():
        for text, translation in section.items():
            if "{}" in text:
                parts = (re.escape(part) for part in text.split("{}"))
                patterns.append((re.compile("(.+?)".join(parts), re.DOTALL), translation))
            else:
                texts[text] = translation
    return texts, patterns
