"""What `marsad judge` says, and what its pages say of it."""

from __future__ import annotations

import re

from marsad.cli.judge import judge as command
from marsad.terms import codelists
from tests.conftest import ROOT


def test_everything_is_said_in_both_languages_with_the_same_values() -> None:
    for section, entries in codelists.read("judge.yaml").items():
        for key, texts in entries.items():
            assert set(texts) == {"en", "ar"}, (section, key)
            names = [re.findall(r"{(\w+)}", texts[lang]) for lang in ("en", "ar")]
            assert sorted(names[0]) == sorted(names[1]), (section, key)


def test_the_pages_name_every_key_and_option() -> None:
    page = (ROOT / "docs/how-to/judge.md").read_text(encoding="utf-8")
    assert all(f"`{key}`" in page for key in "anerusq")
    reference = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    section = reference.partition("## `marsad judge")[2].partition("\n## ")[0]
    options = [o.opts[0] for o in command.params if o.opts[0].startswith("--")]
    assert [option for option in options if f"| `{option}` |" not in section] == []
