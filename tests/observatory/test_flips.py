"""What is said of the assumptions under which the verdict would be another one."""

from dataclasses import replace

from marsad.observatory import wording
from marsad.observatory.answer import Answer, Assumption
from tests.observatory.leanings import MORE, UP, dimension, leaning


def assumption(answer: Answer, call: str, *changed: dict[str, str], **regions: str) -> Assumption:
    names = {"en": "without Shift", "ar": "من دون الانزياح"}
    verdicts = {r: replace(answer.verdict, call=c) for r, c in regions.items()}
    return Assumption("a", names, replace(answer.verdict, call=call), verdicts, changed, call != answer.verdict.call)


def test_flips_name_the_assumption_and_the_verdict_that_it_gives(shrunk: Answer) -> None:
    base = leaning(shrunk, "undecided", 0.91, organization=UP, coalition=MORE)
    flipped = replace(base, robustness=(assumption(base, "coalition"),))
    assert wording.flips(flipped, "en") == [
        "Without Shift: the verdict would be: the Northern League expanded more (91 %)."
    ]
    assert wording.flips(flipped, "ar") == ["من دون الانزياح: يصير الحكم: ترجح كفة الرابطة الشمالية (٩١٪)."]
    decided = leaning(shrunk, "coalition", 0.91, organization=UP, coalition=MORE)
    undone = replace(decided, robustness=(assumption(decided, "undecided"),))
    assert wording.flips(undone, "en")[0].endswith("undecided (the Northern League 91 %, River Front 9 %).")


def test_flips_of_a_region_are_its_own(shrunk: Answer) -> None:
    base = replace(leaning(shrunk, "undecided", 0.6, organization=UP, coalition=MORE), regions={"home": shrunk.verdict})
    made = replace(base, robustness=(assumption(base, "undecided", home="coalition"),))
    assert "Nothing flips it" in wording.flips(made, "en")[0]
    assert "the Northern League expanded more" in wording.flips(made, "en", "home")[0]


def test_flips_say_so_where_nothing_flips_and_list_calls_that_change(shrunk: Answer) -> None:
    base = leaning(shrunk, "undecided", 0.6, organization=UP, coalition=MORE)
    change = {"side": "organization", "id": "shift", "region": "all", "from": "stable", "to": "undecided"}
    rows = (change | {"region": "south"}, change | {"region": "home"}, change, change | {"id": "reach"})
    made = replace(base, robustness=(assumption(base, "undecided", *rows),))
    assert wording.flips(made, "en") == [
        "Nothing flips it: the verdict is the same under 1 other assumption.",
        "Without Shift: the verdict stands, but 4 calls would change: Shift: from stable to undecided; "
        "Reach: from stable to undecided; Shift, The South: from stable to undecided; and 1 more.",
    ]
    assert "ويتغير التقدير في ٤ مواضع: الانزياح: من «مستقر» إلى «غير محسوم»" in wording.flips(made, "ar")[1]


def test_where_there_is_no_verdict_nothing_is_said_to_stand(shrunk: Answer) -> None:
    change = {"side": "organization", "id": "shift", "region": "south", "from": "stable", "to": "undecided"}
    base = replace(leaning(shrunk, "undecided", 0.6, organization=UP, coalition=MORE), regions={"south": None})
    few = replace(base.verdict, counted={"organization": ("a", "b", "c"), "coalition": ("a", "b")})
    made = replace(base, verdict=few, robustness=(assumption(replace(base, verdict=few), "undecided", change),))
    for region in ("all", "south"):
        assert wording.flips(made, "en", region) == [
            "There is no verdict to flip: too few dimensions could be measured.",
            "Without Shift: still no verdict, but 1 call would change: Shift"
            + ", The South" * (region == "all")
            + ": from stable to undecided.",
        ]
        assert wording.flips(made, "ar", region)[0].startswith("لا حكم هنا ليُقلب")


def test_a_flip_tells_the_calls_of_its_place_with_their_new_size(shrunk: Answer) -> None:
    base = leaning(shrunk, "undecided", 0.6, organization=UP, coalition=MORE)
    change = {"side": "organization", "id": "intensity", "region": "all", "from": "contracting", "to": "expanding"}
    made = assumption(base, "coalition", change, change | {"region": "south"})
    other = dimension("intensity", "events-per-month", "ratio", (1.8, 1.19, 2.71))
    shown = wording.flips(replace(base, robustness=(replace(made, dimensions=(other,)),)), "en")
    assert shown == [
        "Without Shift: the verdict would be: the Northern League expanded more (60 %); and 1 call would change: "
        "Intensity: from contracting to expanding, +80 % [+19 to +171]."
    ]
