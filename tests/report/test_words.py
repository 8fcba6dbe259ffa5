"""Every word of the report stands in both languages, with the same blanks to fill."""

from __future__ import annotations

import re

import pytest

from marsad.report.words import LANGUAGES, say, words


def test_both_languages_and_the_same_blanks() -> None:
    for group, entries in words().items():
        for key, texts in entries.items():
            assert set(texts) == set(LANGUAGES), (group, key)
            blanks = [sorted(set(re.findall(r"\{[^}]*\}", text))) for text in texts.values()]
            assert blanks[0] == blanks[1], (group, key)
            assert all(re.fullmatch(r"\{[a-z_]+\}", blank) for blank in blanks[0]), (group, key)
            assert not re.search(r"[A-Za-z]", re.sub(r"\{[a-z_]+\}|Natural Earth|English", "", texts["ar"])), (
                group,
                key,
            )
            assert not re.search(r"[0-9]", texts["ar"]), (group, key)


def test_a_blank_is_filled_once() -> None:
    assert say("map", "part", "en", region="{countries}", countries="x") == "{countries}: x"


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("map", "no-such-word", "en")
