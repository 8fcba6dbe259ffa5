"""Sentences and clauses."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.sentences import clauses, sentences
from marsad.text.span import Span


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mr. Smith met Gen. Jones on 3 Jan. 2021. He paid $2.4 million.",
         ["Mr. Smith met Gen. Jones on 3 Jan. 2021.", "He paid $2.4 million."]),
        ('"It ends." He left (see p. 3. of it). The U.S. forces stay.',
         ['"It ends."', "He left (see p. 3. of it).", "The U.S. forces stay."]),
        ("قال د. أحمد إن 2.5 مليون فروا. وأضاف: «انتهى». ثم غادر؟ نعم!",
         ["قال د. أحمد إن 2.5 مليون فروا.", "وأضاف: «انتهى».", "ثم غادر؟", "نعم!"]),
        ("M. Dupont a dit : « C’est fini. » Il est parti. Art. 5 du traité.",
         ["M. Dupont a dit : « C’est fini. »", "Il est parti.", "Art. 5 du traité."]),
        ("1. Calls upon States to act;\n2. Decides to remain seized;\n(a) first, and\n(b) second.",
         ["1. Calls upon States to act;", "2. Decides to remain seized;", "(a) first, and", "(b) second."]),
        ("Text runs over\nthe line. More", ["Text runs over\nthe line.", "More"]),
        ("", []),
        (" \n\u200f\n", []),
    ],
)  # fmt: skip
def test_sentences(text: str, parts: list[str]) -> None:
    """Hand-cut texts in three languages."""
    assert [span.of(text) for span in sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The ministers met in Rome, but the talks failed; France, Italy and Spain left while others stayed there.",
         ["The ministers met in Rome,", "but the talks failed;", "France, Italy and Spain left",
          "while others stayed there."]),
        ("France, Spain and Iraq (a host, but late) voted.", ["France, Spain and Iraq (a host, but late) voted."]),
        ("رحب الوزراء بالبيان، بينما رفضت روسيا القرار؛ وامتنعت الصين.",
         ["رحب الوزراء بالبيان،", "بينما رفضت روسيا القرار؛", "وامتنعت الصين."]),
        ("It paid 10,000 dinars.", ["It paid 10,000 dinars."]),
    ],
)  # fmt: skip
def test_clauses(text: str, parts: list[str]) -> None:
    """Lists of names, brackets and numbers stay whole."""
    assert [span.of(text) for span in clauses(text, Span(0, len(text)))] == parts


@given(st.text(st.sampled_from('aA1 .,;:!?…\n"»«()[]،؛؟بو-\u200f\u00a0'), max_size=80))
def test_nothing_visible_is_lost(text: str) -> None:
    """Sentences, and clauses of each, are in order and together hold all that can be seen."""
    found = sentences(text)
    for cut in (found, [part for span in found for part in clauses(text, span)]):
        assert all(a.end <= b.start for a, b in pairwise(cut))
        assert "".join(span.of(text) for span in cut).translate(HIDDEN) == text.translate(HIDDEN)


HIDDEN = dict.fromkeys(map(ord, " \n\u200f\u00a0"))


def test_hostile_texts_take_linear_time() -> None:
    """A tenfold text takes about ten times as long, not a hundred."""
    for unit in (".", "\n", '. "', "(a", "; a) ", "\u200b", ", ", "word word\n", "A."):
        times = []
        for size in (10_000, 100_000):
            text = unit * (size // len(unit))
            started = time.perf_counter()
            for span in sentences(text):
                clauses(text, span)
            clauses(text, Span(0, len(text)))
            times.append(time.perf_counter() - started)
        assert times[1] < 40 * times[0] + 0.2, unit


def test_wrapped_lines_are_joined_and_paragraphs_kept() -> None:
    """A page of some sixty columns: lines cut anywhere are joined, preambles and items stay apart."""
    text = (
        "Resolution 9999 (2030)\n\n"
        "Recalling what was said by the representatives of Ruritania and\n"
        "Syldavia at the 9000th meeting, and noting the report of the\n"
        "Secretary-General on the situation, contained in resolution 9998\n"
        "(2029), and its annex,\n"
        "Deeply concerned by the suffering of the people of Ruritania,\n"
        "1. Decides to remain seized of the matter; and 2. Requests a\n"
        "report.\n"
    )
    assert [span.of(text).replace("\n", " ") for span in sentences(text)] == [
        "Resolution 9999 (2030)",
        "Recalling what was said by the representatives of Ruritania and Syldavia at the 9000th meeting, and noting "
        "the report of the Secretary-General on the situation, contained in resolution 9998 (2029), and its annex,",
        "Deeply concerned by the suffering of the people of Ruritania,",
        "1. Decides to remain seized of the matter;",
        "and 2. Requests a report.",
    ]
