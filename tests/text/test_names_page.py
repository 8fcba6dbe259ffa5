"""The example of the page on names is what the code answers."""

import doctest

from marsad.text.names import names
from tests.conftest import ROOT


def test_the_example_of_the_page() -> None:
    page = (ROOT / "docs" / "reference" / "text-names.md").read_text(encoding="utf-8")
    example = doctest.DocTestParser().get_doctest(page, {"names": names}, "text-names.md", None, 0)
    assert example.examples
    assert doctest.DocTestRunner().run(example).failed == 0
