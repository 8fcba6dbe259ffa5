"""Reading a report back: its elements, and whether they nest as HTML wants them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img"}


@dataclass(eq=False, repr=False)
class Node:
    tag: str
    attributes: dict[str, str]
    parents: tuple[Node, ...]
    text: str = ""

    def within(self, class_: str) -> bool:
        """Whether the element or one around it has a class."""
        return any(class_ in n.attributes.get("class", "").split() for n in (*self.parents, self))


@dataclass(eq=False, repr=False)
class Page(HTMLParser):
    """Every element in order; `faults` are tags that do not nest."""

    nodes: list[Node] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"an attribute twice on <{tag}>")
        node = Node(tag, {name: value or "" for name, value in attrs}, tuple(self._open))
        self.nodes.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1].tag if self._open else 'nothing'}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for node in self._open:
            node.text += data

    def all(self, tag: str) -> list[Node]:
        return [n for n in self.nodes if n.tag == tag]

    def ids(self) -> list[str]:
        return [n.attributes["id"] for n in self.nodes if "id" in n.attributes]


def read(text: str) -> Page:
    """The page of a text, to its end."""
    page = Page()
    page.feed(text)
    page.close()
    page.faults += [f"<{n.tag}> is never closed" for n in page._open]
    return page
