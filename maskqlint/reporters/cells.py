"""Text as a terminal shows it: how many cells it takes, cut and wrapped to fit."""

from __future__ import annotations

import unicodedata

from maskqlint.late_dataclass import dataclass

ELLIPSIS = "…"
# Line ends, escape sequences and marks that turn the direction of text.
_MOVING = ("Cc", "Cf", "Zl", "Zp")
_CLOSING = frozenset("，。；：、！？）》】”’")
_TAB = "    "


def shown(character: str) -> str:
    """The character, or what stands for it where a terminal would move or change colour."""
    if character == "\t":
        return _TAB
    if character == "\f":
        return " "
    if unicodedata.category(character) in (*_MOVING, "Cs"):
        return "\ufffd"
    return character


def width(text: str) -> int:
    """The cells that the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def one_row(text: str) -> str:
    """The text, such as a path, as it is but for what would end a row or move a terminal."""
    if text.isascii() and text.isprintable():
        return text
    # Bytes that are no text stay, as surrogates: the stream escapes them.
    return "".join(
        "\ufffd" if unicodedata.category(character) in _MOVING else character for character in text
    )


def plain(text: str) -> str:
    """The text on one line, with nothing in it that a terminal acts on."""
    return "".join(map(shown, " ".join(text.split())))


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a source line: its text, and where its characters are in it."""

    text: str
    _lead: int
    _first: int
    _sizes: tuple[int, ...]

    def cells(self, start: int, end: int) -> tuple[int, int]:
        """The cells before the characters from `start` to `end`, and those they take."""
        start, end = max(0, start - self._first), max(0, end - self._first)
        return self._lead + sum(self._sizes[:start]), max(1, sum(self._sizes[start:end]))


def window(line: str, start: int, end: int, room: int) -> Window:
    """What of a line fits into `room` cells with the characters from `start` to `end` in sight."""
    pieces = [shown(character) for character in line]
    start = min(start, len(pieces))
    end = max(start, min(end, len(pieces)))
    sizes = [width(piece) for piece in pieces]
    first, last = 0, len(pieces)
    if sum(sizes) > room:
        first, last = _part(sizes, start, end, room)
    before = ELLIPSIS if first else ""
    after = ELLIPSIS if last < len(pieces) else ""
    text = before + "".join(pieces[first:last]).rstrip() + after
    return Window(text, len(before), first, tuple(sizes[first:last]))


def fold(line: str, room: int) -> list[str]:
    """All of a line of code in rows of at most `room` cells, the later ones further in."""
    text = "".join(map(shown, line.rstrip()))
    hanging = " " * min(_lead(text) + 4, room // 2)
    rows = []
    while width(text) > room:
        least = _lead(text) + 1
        end = len(text)
        while width(text[:end]) > room and end > least:
            end -= 1
        # Behind a space or an opening bracket, unless that would leave the row all but empty.
        gap = max(text.rfind(" ", 0, end + 1), *(text.rfind(each, 0, end) for each in "([{")) + 1
        end = gap if gap > max(end // 2, least) else end
        rows.append(text[:end].rstrip())
        text = hanging + text[end:].lstrip(" ")
    return [*rows, text] if text or not rows else rows


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def fits(line: str, start: int, end: int, room: int) -> bool:
    """Whether the characters from `start` to `end` are in sight of one window."""
    return sum(width(shown(character)) for character in line[start:end]) <= room - 2


def _part(sizes: list[int], start: int, end: int, room: int) -> tuple[int, int]:
    """First and last character of a window: some context before, then as much as fits."""
    room -= 2  # for the marks that something is left out
    marked = sum(sizes[start:end])
    context = max(0, min(sum(sizes[:start]), (room - marked) // 2))
    rest = sum(sizes[end:])
    # What the end of the line does not need goes to its beginning.
    context = max(context, room - marked - rest)
    first = start
    while first > 0 and sizes[first - 1] <= context:
        first -= 1
        context -= sizes[first]
    last = first
    while last < len(sizes) and sizes[last] <= room:
        room -= sizes[last]
        last += 1
    return first, last


def wrap(text: str, room: int, hanging: int = 0) -> list[str]:
    """The words in lines of at most `room` cells; later ones begin `hanging` cells in.

    Text without spaces, such as Chinese, is broken between characters.
    """
    lines, line, used = [], "", 0
    for word in _words(plain(text), room - hanging):
        space = " " if line and word.startswith(" ") else ""
        word = word.strip()
        size = width(word)
        if line and used + len(space) + size > room:
            lines.append(line)
            line, used, space = "", hanging, ""
        line += space + word
        used += len(space) + size
    lines.append(line)
    return [lines[0], *(" " * hanging + each for each in lines[1:])]


def _words(text: str, room: int) -> list[str]:
    """Words with the space before them; wide characters and overlong words come apart."""
    words: list[str] = []
    for word in text.split(" "):
        piece, size = " ", 0
        for character in word:
            cells = _cells(character)
            if character in _CLOSING and not size and words:
                # No line of Chinese begins with one of these.
                words[-1] += character
                continue
            if size and (size + cells > room or cells == 2):
                words.append(piece)
                piece, size = "", 0
            piece += character
            size += cells
            if cells == 2:
                words.append(piece)
                piece, size = "", 0
        if piece.strip():
            words.append(piece)
    return words
