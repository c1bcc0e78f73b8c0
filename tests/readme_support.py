"""The Chinese README's tables, made from those of the English one."""

from __future__ import annotations

import os
import re

from maskqlint.wording import say
from tests.cases_support import ROOT

TABLES = ("repairs", "configuration")
"""What stands between `<!-- name -->` and `<!-- /name -->` is generated."""


def readme(name: str = "README.md") -> str:
    """The text of a README."""
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        return file.read()


def part(text: str, name: str) -> str:
    """What stands between the marks of a name."""
    return text.partition(f"<!-- {name} -->\n")[2].partition(f"<!-- /{name} -->")[0]


def in_chinese(table: str) -> str:
    """A table with each cell as it is said in Chinese."""
    return "".join(
        "|" + "|".join(f" {_cell(cell.strip())} " if cell.strip("-") else cell for cell in row) + "|\n"
        for row in (line.strip("|").split("|") for line in table.splitlines())
    )  # fmt: skip


def _cell(text: str) -> str:
    return say(text, "zh")


def main() -> None:
    """Write the tables of README.zh-CN.md anew."""
    english, chinese = readme(), readme("README.zh-CN.md")
    for name in TABLES:
        new = in_chinese(part(english, name))
        chinese = re.sub(
            f"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)",
            lambda found, new=new: new,  # type: ignore[misc]
            chinese,
            flags=re.DOTALL,
        )
    with open(os.path.join(ROOT, "README.zh-CN.md"), "w", encoding="utf-8") as file:
        file.write(chinese)


if __name__ == "__main__":
    main()
