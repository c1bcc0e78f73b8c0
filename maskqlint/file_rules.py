"""The rules about files and comments, which the engine applies itself, documented like all others."""

from __future__ import annotations

from typing import ClassVar

from maskqlint.findings import Severity


class FileRule:
    """Base of these rules; it has what reports say of a rule."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    is_fixable: ClassVar[bool] = False

    @classmethod
    def doc(cls) -> str:
        """The rule's documentation in markdown."""
        import inspect

        return inspect.cleandoc(cls.__doc__ or "")


class SyntaxErrorRule(FileRule):
    """## What it does
    Reports a file that is no Python source, or that nests deeper than can be read.

    ## Why is this bad?
    Nothing else can be said of such a file: what goes wrong in it stays unseen.

    ## Example
    ```python
    def forward(self, x
        return self.quant(x)
    ```

    ## Use instead
    ```python
    def forward(self, x):
        return self.quant(x)
    ```

    ## Fix safety
    There is no fix.

    ## References
    - The Python Language Reference, "Full Grammar specification"
    """

    code = "MQ001"
    name = "syntax-error"
    severity = Severity.ERROR


class UnreadableFileRule(FileRule):
    """## What it does
    Reports a file that cannot be opened, or whose bytes are no text in the encoding it claims.

    ## Why is this bad?
    Nothing else can be said of such a file: what goes wrong in it stays unseen.

    ## Example
    ```python
    # -*- coding: ascii -*-
    # größe
    ```

    ## Use instead
    ```python
    # größe
    ```

    ## Fix safety
    There is no fix.

    ## References
    - PEP 263, "Defining Python Source Code Encodings"
    """

    code = "MQ002"
    name = "unreadable-file"
    severity = Severity.ERROR


class UnusedSuppressionRule(FileRule):
    """## What it does
    Reports a `# maskqlint: ignore` or `# noqa: MQ...` on a line where there is nothing to suppress.

    ## Why is this bad?
    It hides what somebody will write there one day, and tells readers of a problem that is gone.

    ## Example
    ```python
    keep = mask == 0  # maskqlint: ignore[MQ101]
    ```

    ## Use instead
    ```python
    keep = mask == 0
    ```

    ## Fix safety
    The fix removes a comment, or one code of it: it is safe.

    ## References
    - README, "Suppressions"
    """

    code = "MQ003"
    name = "unused-suppression"
    severity = Severity.NOTE
    is_fixable = True


FILE_RULES = {
    rule.code: rule for rule in (SyntaxErrorRule, UnreadableFileRule, UnusedSuppressionRule)
}
