"""Of what the grammar allows, the likeliest stays: candidates of one phrase, lines, claims that are made twice."""

from dataclasses import replace

from marsad.model.proposal import Proposal
from marsad.reading.document import Document, Sentence
from marsad.reading.rank.choose import ranked, settled
from marsad.reading.rank.model import Chooser, Models, Ranker

TEXT = "Peru told Chile that it refused the aid convoy."
SENTENCE: Sentence = Document.of(TEXT, lang="en").sentences[0]
AT = TEXT.index("refused")
BY_HAND = Models(
    acts=Ranker(2.0, {}),
    ways=Ranker(0.0, {"way=grammar": 3.0, "way=behind": -3.0}),
    line=Chooser(("military", "political"), (0.0, 1.0), {}),
    least=0.2,
)


def refusal(code: str, *ways: str, line: str = "military") -> Proposal:
    slots = {"by": code, "line": line}
    return Proposal("refusal", TEXT[AT:], AT, len(TEXT), "refusal.act", slots, ways=ways, phrase=AT)


def kept(*proposals: Proposal, models: Models = BY_HAND) -> list[tuple[object, object]]:
    return [(p.slots["by"], p.slots["line"]) for p in ranked([(SENTENCE, p) for p in proposals], models)]


def test_one_of_a_phrases_candidates_stays() -> None:
    assert kept(refusal("CHL", "behind"), refusal("PER", "grammar")) == [("PER", "political")]


def test_those_found_in_one_way_stay_together() -> None:
    found = kept(refusal("PER", "grammar"), refusal("BOL", "grammar"), refusal("CHL", "behind"))
    assert sorted(found) == [("BOL", "political"), ("PER", "political")]


def test_the_unlikely_is_left_out() -> None:
    assert kept(refusal("PER", "grammar"), models=replace(BY_HAND, acts=Ranker(-5.0, {}))) == []


def test_a_line_that_the_words_name_is_kept() -> None:
    named = refusal("PER", "grammar", line="humanitarian")
    assert settled(SENTENCE, named)  # "aid"
    assert not settled(SENTENCE, refusal("PER", "grammar"))
    assert kept(named) == [("PER", "humanitarian")]


def test_the_same_claim_is_made_once() -> None:
    one = replace(refusal("PER"), phrase=-1)
    assert len(kept(one, replace(one, start=AT - 3, quote=TEXT[AT - 3 :]))) == 1


def test_a_confidence_is_the_product_of_what_must_be_right() -> None:
    (found,) = ranked([(SENTENCE, refusal("PER", "grammar"))], BY_HAND)
    act, way, line = BY_HAND.acts.probability([]), Ranker(3.0, {}).probability([]), BY_HAND.line.choose([])[1]
    assert found.confidence == act * way * line
