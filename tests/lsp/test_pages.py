"""Rules' pages are where a link says, or there is no link."""

from __future__ import annotations

from pathlib import Path

import pytest

from maskqlint.lsp.pages import Pages, user_cache

OURS = ("maskqlint.rules",)


def test_a_page_is_written_once_and_again_when_it_is_another(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    href = Pages(folder=str(folder)).href("MQ101", OURS)
    page = folder / "MQ101.md"
    assert href == page.as_uri()
    text = page.read_text()
    assert text.startswith("# MQ101 quantized-equality\n\nerror, fixable\n\n## What it does\n")
    page.write_text("of an older version")
    pages = Pages(folder=str(folder))
    assert pages.href("MQ101", OURS) == href
    assert page.read_text() == text
    assert [each.name for each in folder.iterdir()] == ["MQ101.md"]


def test_rules_of_files_and_comments_have_pages_too(tmp_path: Path) -> None:
    assert Pages(folder=str(tmp_path)).href("MQ003", OURS) is not None
    assert (tmp_path / "MQ003.md").exists()


def test_without_a_page_there_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Pages(folder=str(tmp_path / "file")).href("MQ101", OURS) is None
    assert Pages(folder=str(tmp_path)).href("MQ999", OURS) is None
    assert Pages(folder=str(tmp_path)).href("MQ101", ("no.such.pack",)) is None


def test_pages_may_stand_elsewhere() -> None:
    assert Pages("https://lint.example/{code}#{code}").href("MQ101", OURS) == (
        "https://lint.example/MQ101#MQ101"
    )


def test_the_users_cache_is_where_the_user_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert user_cache() == "/caches"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/somebody")
    assert user_cache() == "/home/somebody/.cache"
