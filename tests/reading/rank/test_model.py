"""The logistic regressions, applied by hand-worked weights."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.rank.model import Chooser, Ranker, from_json, models

RANKER = Ranker(-1.0, {"a": 2.0, "b": -0.5})
CHOOSER = Chooser(("military", "political"), (0.0, 0.5), {"troops": (2.0, -1.0), "talks": (-1.0, 1.0)})


def test_a_probability_is_the_logistic_of_the_summed_weights() -> None:
    assert RANKER.probability(["a", "b"]) == pytest.approx(1 / (1 + math.exp(-0.5)))
    assert RANKER.probability([]) == pytest.approx(1 / (1 + math.e))


def test_what_training_never_saw_weighs_nothing() -> None:
    assert RANKER.probability(["a", "unheard of"]) == RANKER.probability(["a"])
    assert CHOOSER.choose(["unheard of"]) == CHOOSER.choose([])


def test_the_likeliest_value_and_its_share() -> None:
    value, likely = CHOOSER.choose(["troops"])
    assert value == "military"
    assert likely == pytest.approx(math.exp(2) / (math.exp(2) + math.exp(-0.5)))
    assert CHOOSER.choose(["talks"])[0] == "political"


@given(st.dictionaries(st.text(max_size=3), st.floats(-1e300, 1e300), max_size=6), st.floats(-1e6, 1e6))
def test_any_weights_give_a_probability_in_any_order(weights: dict[str, float], intercept: float) -> None:
    ranker = Ranker(intercept, weights)
    assert 0 <= ranker.probability(weights) <= 1
    assert ranker.probability(weights) == ranker.probability(reversed(list(weights)))


def test_a_file_without_a_model_is_told() -> None:
    with pytest.raises(KeyError):
        from_json({"acts": {}, "ways": {}})


def test_the_models_that_come_with_marsad_know_the_lines() -> None:
    assert {"military", "political", "humanitarian", "finance"} <= set(models().line.values)
    assert 0 < models().least < 1
