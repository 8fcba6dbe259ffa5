"""dossier.yaml to a `Scene`: the two sides, regions, windows, and what is known about the ledger itself.

Invariant: every key is known and of the right shape, or a problem says so; a part that cannot be read is left out of
the scene, and the parts beside it are still read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

from marsad.dossier import cells, layout
from marsad.dossier.cells import Reader
from marsad.dossier.plain import Node
from marsad.dossier.problem import Findings, FormatError
from marsad.model.dates import DateError, parse_month
from marsad.model.scene import Assertion, Council, Names, Profile, Region, Scene, Window
from marsad.terms import codelists

Value = TypeVar("Value")

KEYS = {"marsad": True, "id": True, "title": True, "coalition": True, "organization": True, "lines": False,
        "regions": False, "windows": False, "profile": False, "assertions": False}  # fmt: skip
REGION_KEYS = (*codelists.LANGUAGES, "iso3", "except")
WINDOW_KEYS = {"id": True, "from": True, "to": True, "opens": False, "closes": False}
PROFILE_KEYS = ("core", "councils", "comparable", "collected")
COUNCIL_KEYS = {"body": True, "seats": True, "majority": True, "veto": False}
ASSERTION_KEYS = {"kind": True, "figure": True, "difference": True, "why": True}
FLOW_TABLES = tuple(name for name, columns in layout.TABLES.items() if "date" in columns and name != "sources")

EMPTY = Scene("", {}, "", "", codelists.codes("lines"), {}, (), Profile())


def read_scene(root: Node, reader: Reader, findings: Findings) -> Scene:
    """The scene of a parsed dossier.yaml."""
    return _SceneReader(reader, findings).scene(root)


def region_ids(root: Node) -> tuple[str, ...]:
    """The ids of the regions, before the scene is read (commitments may name them)."""
    regions = (root.entries or {}).get("regions")
    return tuple((regions.entries or {}) if regions else ())


class _SceneReader:
    def __init__(self, reader: Reader, findings: Findings) -> None:
        self.reader = reader
        self.findings = findings

    def fault(self, code: str, line: int, path: str, **values: object) -> None:
        self.findings.add(code, layout.DOSSIER_FILE, "", line, path, **values)

    def scene(self, root: Node) -> Scene:
        entries = self.mapping(root, "", KEYS)
        if (version := self.text(entries, "marsad")) and version != layout.FORMAT:
            self.fault("format", entries["marsad"].line, "marsad", value=version, known=layout.FORMAT)
        regions = self.regions(entries.get("regions"))
        return Scene(
            id=self.text(entries, "id", self.identity),
            title=self.names(entries.get("title"), "title"),
            coalition=self.text(entries, "coalition", self.actor),
            organization=self.text(entries, "organization", self.actor),
            lines=tuple(self.listed(entries, "lines", "lines", self.line)) or codelists.codes("lines"),
            regions=regions,
            windows=tuple(self.parts(entries, "windows", "windows", self.window)),
            profile=self.profile(entries.get("profile"), regions),
            assertions=tuple(self.parts(entries, "assertions", "assertions", self.assertion)),
        )

    # Shapes: each returns what is sound and notes what is not.

    def mapping(
        self, node: Node, path: str, keys: Mapping[str, bool] | Collection[str], also: Collection[str] = ()
    ) -> Mapping[str, Node]:
        """The known entries of a mapping; unknown keys and absent required ones are noted."""
        if (entries := node.entries) is None:
            self.fault("yaml-mapping", node.line, path)
            return {}
        known = tuple(keys) + tuple(also)
        for key in entries:
            if key not in known:
                line = (node.key_lines or {}).get(key, node.line)
                near = self.reader.hints.near(key, known)
                code = "key-unknown-near" if near else "key-unknown"
                self.fault(code, line, path, value=key, near=near, known=", ".join(known))
        if isinstance(keys, Mapping):
            for key, required in keys.items():
                if required and (key not in entries or entries[key].value in ("", [], {})):
                    self.fault("key-missing", node.line, path, value=key)
        return {key: entry for key, entry in entries.items() if key in known and entry.value != ""}

    def text(
        self,
        entries: Mapping[str, Node],
        key: str,
        read: Callable[[str], str] | None = None,
        path: str = "",
    ) -> str:
        """A scalar, judged by `read`; "" where it is absent or unsound."""
        return self.scalar(entries[key], f"{path}{key}", read or self.plain) or "" if key in entries else ""

    def scalar(self, node: Node, path: str, read: Callable[[str], Value]) -> Value | None:
        if (text := node.text) is None:
            self.fault("yaml-scalar", node.line, path)
            return None
        try:
            self.reader.read(layout.TEXT, text)  # no control characters in whatever is shown
            return read(text)
        except FormatError as fault:
            self.fault(fault.code, node.line, path, **fault.values)
        except DateError as error:
            self.fault(f"date-{error.code}", node.line, path, value=error.value)
        return None

    def items(self, node: Node, path: str) -> list[Node]:
        if (items := node.items) is None:
            self.fault("yaml-list", node.line, path)
            return []
        return items

    def listed(self, entries: Mapping[str, Node], key: str, path: str, read: Callable[[str], str]) -> Iterator[str]:
        """The sound scalars of a list, each once."""
        seen: set[str] = set()
        for node in self.items(entries[key], path) if key in entries else ():
            if (value := self.scalar(node, path, read)) is None:
                continue
            if value in seen:
                self.fault("list-repeats", node.line, path, value=value)
            else:
                seen.add(value)
                yield value

    def parts(
        self, entries: Mapping[str, Node], key: str, path: str, read: Callable[[Node, str], Value | None]
    ) -> Iterator[Value]:
        for index, node in enumerate(self.items(entries[key], path) if key in entries else ()):
            if (value := read(node, f"{path}[{index}]")) is not None:
                yield value

    # Scalars

    def plain(self, text: str) -> str:
        return text

    def identity(self, text: str) -> str:
        if not layout.ID.match(text):
            raise FormatError("id-form", value=text)
        return text

    def actor(self, text: str) -> str:
        return self.reader.reference("actors", text)

    def meeting(self, text: str) -> str:
        return self.reader.reference("meetings", text)

    def figure(self, text: str) -> str:
        return self.reader.reference("figures", text)

    def line(self, text: str) -> str:
        return self.reader.code("lines", text)

    def flow_table(self, text: str) -> str:
        return self.reader.one_of(FLOW_TABLES, text)

    # Parts

    def names(self, node: Node | None, path: str) -> Names:
        """Names by language; English is required, Arabic and French fall back to it."""
        if node is None:
            return {}
        entries = self.mapping(node, path, {"en": True}, codelists.LANGUAGES[1:])
        return {lang: text for lang in entries if (text := self.text(entries, lang, path=f"{path}."))}

    def regions(self, node: Node | None) -> dict[str, Region]:
        if node is None:
            return {}
        if (entries := node.entries) is None:
            self.fault("yaml-mapping", node.line, "regions")
            return {}
        regions = {}
        for region_id, part in entries.items():
            if region := self.region(region_id, part):
                regions[region_id] = region
        for region_id, region in regions.items():
            for other in region.except_:
                if other in regions and regions[other].except_:
                    self.fault("region-except-nested", entries[region_id].line, f"regions.{region_id}", value=other)
        return regions

    def region(self, region_id: str, node: Node) -> Region | None:
        path = f"regions.{region_id}"
        if not layout.ID.match(region_id):
            self.fault("id-form", node.line, "regions", value=region_id)
            return None
        if region_id in (layout.WHOLE, layout.MEMBERS) or region_id in self.reader.ids["actors"]:
            self.fault("region-id-taken", node.line, "regions", value=region_id)
        entries = self.mapping(node, path, REGION_KEYS)
        if ("iso3" in entries) == ("except" in entries):
            self.fault("region-content", node.line, path)
        if "en" not in entries:
            self.fault("key-missing", node.line, path, value="en")
        return Region(
            region_id,
            {lang: self.text(entries, lang, path=f"{path}.") for lang in codelists.LANGUAGES if lang in entries},
            frozenset(self.listed(entries, "iso3", f"{path}.iso3", cells.country)),
            tuple(self.listed(entries, "except", f"{path}.except", self.other_region(region_id))),
        )

    def other_region(self, region_id: str) -> Callable[[str], str]:
        def read(text: str) -> str:
            if text in self.reader.regions and text != region_id:
                return text
            near = self.reader.hints.near(text, (r for r in self.reader.regions if r != region_id))
            raise FormatError("region-near" if near else "region", value=text, near=near)

        return read

    def window(self, node: Node, path: str) -> Window | None:
        entries = self.mapping(node, path, WINDOW_KEYS)
        bounds = [self.scalar(entries[k], f"{path}.{k}", parse_month) if k in entries else None for k in ("from", "to")]
        window_id = self.text(entries, "id", self.identity, f"{path}.")
        start, stop = bounds
        if not window_id or start is None or stop is None:
            return None
        if start >= stop:
            self.fault("window-order", node.line, path, start=entries["from"].value, stop=entries["to"].value)
            return None
        opens, closes = (self.text(entries, k, self.meeting, f"{path}.") for k in ("opens", "closes"))
        return Window(window_id, start, stop, opens, closes)

    def profile(self, node: Node | None, regions: Mapping[str, Region]) -> Profile:
        if node is None:
            return Profile()
        entries = self.mapping(node, "profile", PROFILE_KEYS)
        return Profile(
            core=self.text(entries, "core", self.other_region(""), "profile."),
            councils=tuple(self.parts(entries, "councils", "profile.councils", self.council)),
            comparable=tuple(self.parts(entries, "comparable", "profile.comparable", self.pair)),
            collected=self.collected(entries.get("collected")),
        )

    def council(self, node: Node, path: str) -> Council | None:
        entries = self.mapping(node, path, COUNCIL_KEYS)
        body = self.text(entries, "body", self.actor, f"{path}.")
        seats, majority = (
            self.scalar(entries[k], f"{path}.{k}", cells.count) if k in entries else None for k in ("seats", "majority")
        )
        veto = tuple(self.listed(entries, "veto", f"{path}.veto", self.actor))
        if not body or seats is None or majority is None:
            return None
        if not 0 < majority <= seats or len(veto) > seats:
            self.fault("council-numbers", node.line, path, seats=seats, majority=majority, veto=len(veto))
            return None
        return Council(body, seats, majority, veto)

    def pair(self, node: Node, path: str) -> tuple[str, str] | None:
        items = self.items(node, path)
        meetings = [self.scalar(item, path, self.meeting) for item in items]
        if len(items) != 2 or items[0].value == items[1].value:
            self.fault("pair", node.line, path)
            return None
        first, second = meetings
        return (first, second) if first and second else None

    def collected(self, node: Node | None) -> dict[str, tuple[int, int]]:
        if node is None:
            return {}
        if (entries := node.entries) is None:
            self.fault("yaml-mapping", node.line, "profile.collected")
            return {}
        collected = {}
        for table, span in entries.items():
            path = f"profile.collected.{table}"
            if self.scalar(Node(table, span.line), "profile.collected", self.flow_table) is None:
                continue
            if months := self.scalar(span, path, _months):
                collected[table] = months
        return collected

    def assertion(self, node: Node, path: str) -> Assertion | None:
        entries = self.mapping(node, path, ASSERTION_KEYS)
        kind = self.text(entries, "kind", lambda text: self.reader.code("assertions.kind", text), f"{path}.")
        figure = self.text(entries, "figure", self.figure, f"{path}.")
        why = self.text(entries, "why", path=f"{path}.")
        difference = (
            self.scalar(entries["difference"], f"{path}.difference", cells.signed) if "difference" in entries else None
        )
        if not kind or not figure or difference is None:
            return None
        return Assertion(kind, figure, difference, why)


def _months(text: str) -> tuple[int, int]:
    """`2019-01/2024-12`, both months included, as [first, stop)."""
    first, _, last = text.partition("/")
    start, stop = parse_month(first), parse_month(last) + 1
    if start >= stop:
        raise FormatError("date-reversed", value=text)
    return start, stop


__all__ = ["EMPTY", "read_scene", "region_ids"]
