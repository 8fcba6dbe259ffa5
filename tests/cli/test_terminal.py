"""Lines for a terminal: never too wide, never able to steer it, isolates closed on each line."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from marsad.cli import terminal

WORDS = st.text(alphabet="abcde مرصد\u064b\u2066\u2067\u2068\u2069漢%()12", max_size=300)
OPENS = "\u2066\u2067\u2068"


def closed(line: str) -> bool:
    depth = 0
    for c in line:
        depth += (c in OPENS) - (c == "\u2069" and depth > 0)
    return depth == 0


@given(WORDS, st.integers(40, 120), st.sampled_from(["", "  "]))
def test_wrapped_lines_fit_keep_every_letter_and_close_their_isolates(text: str, columns: int, indent: str) -> None:
    lines = terminal.wrap(text, columns, indent)
    for line in lines:
        # a per cent sign stays with its number, a wide letter counts two: the cut of a long word allows for neither
        assert terminal.columns_of(line) <= columns or "漢" in line or " %" in line
        assert closed(line)
    kept = [c for c in text if c not in OPENS + "\u2069 "]
    assert [c for line in lines for c in line if c not in OPENS + "\u2069 "] == kept


def test_wrap_by_hand() -> None:
    assert terminal.wrap("one two three 90 % of", 10, "  ") == ["one two", "  three", "  90 % of"]
    assert terminal.wrap("   note: a", 40, "   ") == ["   note: a"]
    assert terminal.wrap("\u2068a b\u2069", 2) == ["\u2068a\u2069", "\u2068b\u2069"]


@given(st.text())
def test_safe_text_cannot_steer_a_terminal(text: str) -> None:
    kept = terminal.safe(text)
    assert all(unicodedata.category(c) != "Cc" for c in kept)
    assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2028\x1b\x9b")
    assert closed(kept)
    assert terminal.safe(kept) == kept


def test_columns_of_marks_and_wide_letters() -> None:
    assert terminal.columns_of("يتوسّع") == 5
    assert terminal.columns_of("漢字") == 4
    assert terminal.columns_of("\u2068a\u2069") == 1


def test_an_arabic_line_is_directed_unless_its_first_strong_letter_is_arabic() -> None:
    assert terminal.directed("GED ثم", "ar") == "\u200fGED ثم"
    assert terminal.directed("٥ ثم GED", "ar") == "٥ ثم GED"
    assert terminal.directed("\u2068GED\u2069 ثم", "ar") == "\u200f\u2068GED\u2069 ثم"
    assert terminal.directed("  ٣٨٪)", "ar") == "\u200f  ٣٨٪)"
    assert terminal.directed("", "ar") == ""
    assert terminal.directed("GED", "en") == "GED"


def test_table_and_beside() -> None:
    lines = terminal.table([("a", "bb", "c"), ("long", "1", "")], right=(1,))
    assert lines == ["a     bb  c", "long   1"]
    assert terminal.beside(["x", "yy"], ["1"]) == ["x    1", "yy"]
