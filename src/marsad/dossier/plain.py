"""YAML without surprises: each scalar is the string that stands there; aliases, tags and repeated keys are refused.

Invariant: the tree returned is finite and small (depth and number of nodes are bounded), and each node knows its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from marsad.dossier.files import decoded
from marsad.dossier.problem import FormatError

DEPTH = 8
NODES = 50_000


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a list or a mapping, and the line where it starts."""

    value: str | list[Node] | dict[str, Node]
    line: int
    key_lines: dict[str, int] | None = None

    @property
    def text(self) -> str | None:
        """The scalar's text; None for a list or a mapping."""
        return self.value if isinstance(self.value, str) else None

    @property
    def items(self) -> list[Node] | None:
        """The list's items; an empty scalar is an empty list; None for anything else."""
        if self.value == "":
            return []
        return self.value if isinstance(self.value, list) else None

    @property
    def entries(self) -> dict[str, Node] | None:
        """The mapping's entries; an empty scalar is an empty mapping; None for anything else."""
        if self.value == "":
            return {}
        return self.value if isinstance(self.value, dict) else None

    def plain(self) -> Any:
        """The tree as str, list and dict."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value


def read_yaml(content: bytes) -> Node:
    """Parse one YAML document; raises FormatError (`yaml-...`, with the line) for anything but plain data."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(yaml.parse(decoded(content), Loader=loader)).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
        raise FormatError("yaml-syntax", reason=reason, line=mark.line + 1 if mark else None) from None


class _Builder:
    """Builds nodes from parser events, so that nothing is expanded before it is judged."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.count = 0

    def document(self) -> Node:
        root: Node | None = None
        for event in self.events:
            name = type(event).__name__
            if name in ("StreamStartEvent", "DocumentStartEvent", "DocumentEndEvent", "StreamEndEvent"):
                continue
            if root is not None:
                raise FormatError("yaml-documents", line=event.start_mark.line + 1)
            root = self.node(event, 0)
        return root if root is not None else Node("", 1)

    def node(self, event: Any, depth: int) -> Node:
        line = event.start_mark.line + 1
        name = type(event).__name__
        self.count += 1
        if name == "AliasEvent" or getattr(event, "anchor", None):
            raise FormatError("yaml-alias", line=line)
        if getattr(event, "tag", None):
            raise FormatError("yaml-tag", line=line, tag=event.tag)
        if depth > DEPTH or self.count > NODES:
            raise FormatError("yaml-size", line=line)
        if name == "ScalarEvent":
            return Node(str(event.value), line)
        if name == "SequenceStartEvent":
            return Node(self.sequence(depth), line)
        return self.mapping(line, depth)

    def sequence(self, depth: int) -> list[Node]:
        items = []
        while type(event := next(self.events)).__name__ != "SequenceEndEvent":
            items.append(self.node(event, depth + 1))
        return items

    def mapping(self, line: int, depth: int) -> Node:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while type(event := next(self.events)).__name__ != "MappingEndEvent":
            key = self.node(event, depth + 1)
            if key.text is None:
                raise FormatError("yaml-key", line=key.line)
            if key.text in entries:
                raise FormatError("yaml-repeated-key", line=key.line, key=key.text, first=lines[key.text])
            lines[key.text] = key.line
            entries[key.text] = self.node(next(self.events), depth + 1)
        return Node(entries, line, lines)
