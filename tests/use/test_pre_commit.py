"""pre-commit itself, from the registry, in a git repository: what is refused, and what passes."""

from __future__ import annotations

import pytest

from maskqlint import __version__
from tests.use.conftest import GOOD, MODEL, Ran, User, installed

CONFIG = f"""\
repos:
  - repo: https://github.com/maskqlint/maskqlint
    rev: v{__version__}
    hooks:
      - id: {{hook}}
"""
BASE = MODEL.split("    def forward")[0].replace("Planner", "Base")
HEAD = """\
from base import Base


class Head(Base):
    def forward(self, x):
        return self.quant(x) {} 0
"""


@pytest.fixture
def hooked(committer: User) -> User:
    """A user whose repository has the hook, and a model in order."""
    committer.write("model.py", GOOD)
    return hook(committer)


def hook(user: User, name: str = "maskqlint", more: str = "") -> User:
    """Install a hook, and commit all that there is without it."""
    user.write(".pre-commit-config.yaml", CONFIG.format(hook=name) + more)
    assert user.call(installed("pre-commit"), "install").status == 0
    assert commit(user, "--no-verify").status == 0
    return user


def commit(user: User, *arguments: str) -> Ran:
    """`git commit` of everything, with the hook's output."""
    assert user.call("git", "add", "--all").status == 0
    return user.call("git", "commit", "--message", "Change", *arguments)


def commits(user: User) -> int:
    return len(user.call("git", "log", "--oneline").out.splitlines())


def test_a_bad_commit_is_refused_with_the_finding_shown_and_a_good_one_passes(hooked: User) -> None:
    hooked.write("model.py", MODEL)
    ran = commit(hooked)
    assert (ran.status, commits(hooked)) == (1, 1)
    assert "hook id: maskqlint" in ran.err
    assert "error[MQ101]: agents[..., -1] was rounded by self.quant" in ran.err
    assert "Found 3 errors" in ran.err
    hooked.write("model.py", GOOD + "\n# Changed.\n")
    ran = commit(hooked)
    assert (ran.status, commits(hooked)) == (0, 2)
    assert "Passed" in ran.err
    # The cache is no part of the repository.
    assert hooked.call("git", "status", "--porcelain", "--ignored=no").out == ""


def test_only_the_named_files_are_reported_in_the_context_of_the_project(hooked: User) -> None:
    hooked.write("base.py", BASE)
    hooked.write("old.py", MODEL)
    assert commit(hooked, "--no-verify").status == 0
    hooked.write("head.py", HEAD.format("!="))
    ran = commit(hooked)
    assert ran.status == 1
    # The stub stands in base.py, which is not named; old.py is bad, and not named either.
    assert "error[MQ501]" in ran.err and "head.py:6:16" in ran.err
    assert "old.py" not in ran.err
    hooked.write("head.py", HEAD.format("=="))
    assert commit(hooked).status == 0


def test_a_commit_without_python_is_none_of_our_business(hooked: User) -> None:
    hooked.write("old.py", MODEL)
    assert commit(hooked, "--no-verify").status == 0
    hooked.write("notes.txt", "== 1\n")
    ran = commit(hooked)
    assert ran.status == 0
    assert "no files to check" in ran.err


def test_where_no_file_is_named_the_whole_project_is_checked(committer: User) -> None:
    hook(committer, more="        pass_filenames: false\n        always_run: true\n")
    committer.write("notes.txt", "text\n")
    ran = commit(committer)
    assert (ran.status, "Found 3 errors" in ran.err) == (1, True)


def test_excluded_files_pass_by_pre_commit_s_setting_and_by_ours(committer: User) -> None:
    committer.write("old/model.py", GOOD)
    hook(committer, more="        exclude: ^model\\.py$\n")
    committer.write("model.py", MODEL + "# Changed.\n")
    assert commit(committer).status == 0
    committer.write("old/model.py", MODEL)
    assert commit(committer).status == 1
    committer.write("maskqlint.toml", 'extend-exclude = ["old"]\n')
    ran = commit(committer)
    assert (ran.status, "Passed" in ran.err) == (0, True)


def test_options_are_given_as_arguments(committer: User) -> None:
    committer.write("model.py", GOOD)
    hook(committer, more="        args: [--select=MQ2, --output-format=concise]\n")
    committer.write("model.py", MODEL)
    ran = commit(committer)
    assert (ran.status, "model.py:16:16: MQ201" in ran.err) == (1, True)
    assert "MQ101" not in ran.err


def test_the_other_hook_repairs_and_asks_to_look(committer: User) -> None:
    committer.write("model.py", GOOD)
    hook(committer, "maskqlint-fix")
    committer.write("model.py", MODEL)
    ran = commit(committer)
    assert (ran.status, commits(committer)) == (1, 1)
    assert "files were modified by this hook" in ran.err
    assert "Fixed 2 findings: 1 MQ201, 1 MQ401." in ran.err
    assert "self.quant_mask = QuantStub(scale=1.0)" in committer.read("model.py")
    ran = commit(committer)
    assert (ran.status, commits(committer)) == (0, 2)
