"""Where an organization is said to grow or shrink: a group, a change, a place.

Invariant: the sentence names the change; its group and its place are named there too, or are words ("the group", "the
province") for the one that the document named last. What must, should or will happen is no presence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from marsad.model.proposal import Proposal
from marsad.reading.arguments import PLACE_JOINT, Place, place_of, places_in
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.made import made
from marsad.reading.rules.presence_known import last_place, recent, spoken_of
from marsad.text.fold import folded
from marsad.text.names import Name, names

TRENDS = ("expanding", "receding", "retaken", "resurging", "defeated", "present")
UNNAMED = ("gangs", "armed-groups", "insurgents", "rebels", "jihadists", "militants", "militias", "bandits")
GOVERNMENTS = ("gna", "gnu-libya", "presidential-leadership-council", "syrian-opposition-coalition", "KRG", "plo")
OWN = ("gangs", "armed-groups", "bandits", "militias")  # that stand for themselves even where a group has been named
REACH, NEAR = 90, 60  # characters between the change and its group or the place behind it; and the place before it
PRONOUN, JOINED = 8, 8  # characters between a change and the pronoun it is said of; between the words of one change
OF = 20  # characters between "the retreat of" and who retreats, a place and its "where", "the region" and its name
TIGHT = 4  # characters between a change and the army that it is said of
OPENING = 12  # characters from the beginning of a sentence to the place that it is all about ("In Ituri, ...")
CAPITALIZED = 45  # characters behind a change in which a name that no table holds is its place
_NAME = re.compile(
    r"(?<=[\s'’(])[A-ZÉÈÀÂÎÔ][\w'’-]{2,40}"
    r"(?:(?: (?:du|de|des|de la|of|of the))?[ -](?:al-|el-)?[A-ZÉÈÀÂÎÔ][\w'’-]{1,40}){0,3}"
)
_WHERE = re.compile(r"\b(?:where|où|حيث)\b")
_IN = re.compile(
    r"(?:\b(?:in|into|of|from|across|en|au|aux|du|de|dans|à|في|من|إلى|على|داخل)(?: the| la| le)?\s|\bب|\bل)\Z"
)
_LED = re.compile(
    r"\b(?:in|into|to|towards?|on|around|near|of|from|across|à|au|en|dans|vers|sur|de|du|des)\s(?:the |la |le |les )?"
    r"(?:[a-zé]+ (?:of |de |des |du |d['’])?)?\Z|[dl]['’]\Z"
)
_OUT = re.compile(r"(?:outside|beyond|hors d[eu]|خارج|بعيدا عن)(?: the| la| l['’])?\s?\Z")
_BY = re.compile(r"(?:\b(?:par|by)(?: the| les| des| la| le)?|على يد|على أيدي|من قبل|بقيادة)\s(?:l['’])?\Z")
_FROM = re.compile(r"\bfrom(?: the)?\s\Z|\bdepuis(?: la| le| les)?\s\Z|\bانطلاقا من\s\Z")
_RETAKEN = ("receding", "expanding")  # taken from the group behind; taken by the group before
_AND = re.compile(r"\b(?:and|et)\b|و")
_DRIVES = re.compile(
    r"\b(?:a|ont|avait|avaient|has|have|had) "
    r"(?:chass|délog|expuls|repouss|refoul|driven|pushed|expelled|ousted|dislodged)"
)
_NO_PLACE = frozenset(("etat", "sommet", "gouvernement", "conseil", "president", "council", "government", "summit"))
_OWN = re.compile(r"\b(?:its|their|son|sa|ses|leurs?)\b|[\u0621-\u064a]{3}(?:ه|ها|هم)\Z")  # "the growth of its hold"
# What opens another clause between a change and a group behind it.
_CLAUSE = re.compile(
    r"[;؛:]|\b(?:where|while|but|whereas|which|who|though|although|où|tandis|mais|alors|qui|dont|pendant)\b"
    r"|, and\b|, et\b"
    r"|حيث|بينما|فيما|في حين|غير أن|إلا أن|لكن|، و(?!تنظيم|جماعة|حركة)"
)
_REFLEXIVE = ("", "se", "s'", "s’")  # between a modal and its verb
_BARE = re.compile(r"it|they|ils?|elles?|هو|هي|هم", re.IGNORECASE)
_ENDS = ";؛:"


class Group(NamedTuple):
    """Who grows or shrinks, and where it is named."""

    code: str
    start: int
    end: int


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One proposal for each place of each change."""
    acts = _acts(sentence)
    known = places_in(sentence) if acts else []
    told: set[tuple[str, str]] = set()
    text = sentence.document.text
    for i, act in enumerate(acts):
        group = _group(sentence, act)
        if group is None or not _said(sentence, act):
            continue
        others = (a.start for a in acts[i + 1 :] if a.start >= act.end and a.category != "presence.present")
        limit = next(others, sentence.span.end)
        trend = act.category.removeprefix("presence.")
        if trend == "retaken":
            trend = _RETAKEN[group.start < act.start]
        for place in _places(sentence, act, limit, known) or _own_place(sentence, group):
            if (group.code, place.code) in told:
                continue
            if trend == "expanding" and _FROM.search(text[max(0, place.start - 8) : place.start]):
                continue  # where it comes from
            told.add((group.code, place.code))
            span = min(act.start, group.start, place.start), max(act.end, group.end, place.end)
            yield made(
                sentence, "presence.change", *span,
                org=group.code, place=place.code, trend=trend,
            )  # fmt: skip


def _acts(sentence: Sentence) -> list[Hit]:
    """The changes, those that make one expression as one: "the growth of its hold" is growth."""
    no = sentence.hits("presence.no")
    names_in = [n for n in sentence.names if n.kind in ("armed-group", "body", "person")]  # "… pour la libération de …"
    made: list[Hit] = []
    for act in sentence.hits(*(f"presence.{trend}" for trend in TRENDS)):
        if any(h.start < act.end and act.start < h.end for h in no) or any(
            n.start <= act.start < n.end for n in names_in
        ):
            continue
        between = sentence.document.text[made[-1].end : act.start] if made else ""
        if not made or len(between) > JOINED or "," in between or "،" in between:
            made.append(act)
        elif made[-1].category == "presence.present":
            made[-1] = act._replace(start=made[-1].start, end=max(act.end, made[-1].end))
        else:
            made[-1] = made[-1]._replace(end=max(act.end, made[-1].end))
    return made


def _said(sentence: Sentence, act: Hit) -> bool:
    """Whether the change is stated: not denied, asked for or yet to come."""
    text = sentence.document.text

    def ahead(category: str) -> bool:
        return any(
            text[h.end : act.start].strip() in _REFLEXIVE
            and (text[h.start : h.end] != "أن" or text[act.start] in "يتن")  # before a noun it says nothing
            for h in sentence.hits(category)
            if h.end <= act.start
        )

    wished = any(0 <= act.start - h.end <= REACH for h in sentence.hits("presence.wish"))
    if ahead("negation") or (wished and act.category == "presence.receding"):
        return False
    return not ahead("presence.unreal") or ahead("presence.real")


def _group(sentence: Sentence, act: Hit) -> Group | None:
    """The nearest group: by name, by a word for one, or an army that the change is said of; else a pronoun's."""
    text = sentence.document.text
    near = [g for g in _groups(sentence, act) if _gap(act, g) <= REACH and not _other_acts(sentence, act, g)]
    near = [g for g in near if not _CLAUSE.search(text, act.end, max(act.end, g.start))]
    if act.behind:
        near = [g for g in near if 0 <= g.start - act.end <= OF]
    if act.category == "presence.retaken":
        near = [g for g in near if not _BY.search(text[max(sentence.span.start, g.start - 12) : g.start])]
        near = [g for g in near if g.start >= act.end] or near  # from whom it was taken
    if _DRIVES.search(text, max(sentence.span.start, act.start - 8), act.end):
        near = [g for g in near if g.start >= act.start]  # who has driven out is not who was driven
    return min(near, key=lambda g: _gap(act, g)) if near else _pronoun(sentence, act)


def _groups(sentence: Sentence, act: Hit) -> list[Group]:
    named = [n for n in sentence.names if n.kind == "armed-group" and n.code not in GOVERNMENTS]
    found = [Group(n.code, n.start, n.end) for n in named]
    for hit in sentence.hits("presence.group", *(f"presence.org.{name}" for name in UNNAMED)):
        name = hit.category.removeprefix("presence.org.")
        code = (
            name if name in OWN else spoken_of(sentence, hit.start, hit.end) or ("" if name == hit.category else name)
        )
        if code and not any(g.start < hit.end and hit.start < g.end for g in found):
            found.append(Group(code, hit.start, hit.end))
    return found if act.category == "presence.retaken" else [*found, *_armies(sentence, act, named)]


def _pronoun(sentence: Sentence, act: Hit) -> Group | None:
    """The group that the document named last, where a pronoun for it stands at the change or within."""
    if act.behind:
        return None
    for hit in sentence.hits("presence.pronoun"):
        group = Group(spoken_of(sentence, hit.start, hit.end), hit.start, hit.end)
        reach = REACH if recent(sentence, hit.start) and _BARE.fullmatch(sentence.document.text, *hit[1:3]) else PRONOUN
        if group.code and _gap(act, group) <= reach and not _other_acts(sentence, act, group):
            return group
    code = spoken_of(sentence, act.start, act.start) if _OWN.search(sentence.document.text[act.start : act.end]) else ""
    since = max(sentence.span.start, act.start - NEAR)
    alone = not _other_acts(sentence, act, Group(code, since, since))
    return Group(code, act.start, act.end) if code and alone else None


def _other_acts(sentence: Sentence, act: Hit, group: Group) -> bool:
    """Whether another actor stands between a group and the change that follows, or the change and a group behind."""
    start, end = (group.end, act.start) if group.end <= act.start else (act.end, group.start)
    others = (
        n for n in sentence.names if n.kind in ("state", "body", "armed-group", "office") and n.code != group.code
    )
    return any(start <= n.start and n.end <= end and not _placed(sentence, n.start) for n in others)


def _outside(sentence: Sentence, at: int) -> bool:
    return bool(_OUT.search(sentence.document.text[max(sentence.span.start, at - 16) : at]))


def _placed(sentence: Sentence, at: int) -> bool:
    """Whether a preposition before a name makes it a place, no actor."""
    text = sentence.document.text
    return bool(_IN.search(text[max(sentence.span.start, at - 12) : at]))


def _armies(sentence: Sentence, act: Hit, named: Sequence[Name]) -> Iterator[Group]:
    """The army right behind a change ("the retreat of the army"): its state is the place's or the nationality's.

    An army before a group that is named next does something to it.
    """
    for hit in sentence.hits("presence.army"):
        if 0 <= hit.start - act.end <= TIGHT and not any(0 <= n.start - hit.end <= REACH for n in named):
            near = [n for n in sentence.names if n.country and 0 <= n.start - hit.end <= REACH]
            if near:
                yield Group(near[0].country, hit.start, hit.end)


def _places(sentence: Sentence, act: Hit, limit: int, places: Sequence[Place]) -> list[Place]:
    """The nearest row of places behind the change, up to the next one; else before it; else the one last named."""
    text = sentence.document.text
    ends = [at for at in (text.find(mark, act.end, limit) for mark in _ENDS) if at >= 0]
    limit = min([limit, act.end + REACH, *ends])
    before = [p for p in places if p.end <= act.start and act.start - p.end <= REACH]
    where = [m for m in _WHERE.finditer(text, max(sentence.span.start, act.start - REACH), act.start)][-1:]
    headed = [p for m in where for p in places if 0 <= m.start() - p.end <= OF]
    leaving = act.category == "presence.receding"
    behind = [p for p in places if act.start < p.start < limit and (leaving or not _outside(sentence, p.start))]
    if not behind:  # "twelve Afghan provinces"
        adjectives = [n for n in sentence.names if n.kind == "nationality" and act.end <= n.start < limit]
        behind = [Place(n.start, n.end, n.country or n.code) for n in adjectives[:1]]
    for other in (_unknown(sentence, act, limit), _known(sentence, act.end, limit)):
        if other and not (behind and behind[0].start < other.end):
            behind = [other, *behind]
    if len(behind) > 1 and _FROM.search(text[max(0, behind[0].start - 12) : behind[0].start]):
        behind = behind[1:] if act.category == "presence.expanding" else behind  # "from A into B"
    if headed and not (behind and _LED.search(text[act.start : behind[0].start][-30:])):
        return headed[-1:]
    if behind:
        row = behind[:1]
        for place in behind[1:]:
            joint = text[row[-1].end : place.start][:60]
            joined = PLACE_JOINT.match(joint) or joint.strip() in ("or", "ou", "أو")
            if not joined or (place.code.isupper() > row[-1].code.isupper() and not _AND.search(joint)):
                break  # another stretch, or the country of the town
            row.append(place)
        return row
    first = [p for p in places if p.end <= act.start and p.start - sentence.span.start <= OPENING]
    opening = [p for p in first if text[p.end : p.end + 1] in (",", "،")]
    last = _known(sentence, act.start - NEAR, act.start)
    return [p for p in before if act.start - p.end <= NEAR][-1:] or opening[:1] or ([last] if last else [])


def _known(sentence: Sentence, start: int, end: int) -> Place | None:
    """The place that "the province" or the like stands for in a stretch."""
    hit = last_place(sentence, start, end)
    return Place(hit.start, hit.end, hit.category) if hit else None


def _own_place(sentence: Sentence, group: Group) -> list[Place]:
    """The place that the name of a branch holds: "the Islamic State in Libya"."""
    found = re.search(r"\s(?:in|au|en|في)\s", sentence.document.text[group.start : group.end])
    if found is None:
        return []
    within = names(sentence.document.text[group.start + found.end() : group.end], sentence.lang)
    return [Place(group.start, group.end, place_of(n)) for n in within if place_of(n)][:1]


def _unknown(sentence: Sentence, act: Hit, limit: int) -> Place | None:
    """A capitalized name close behind the change that no table holds: "now controls Kitshanga"."""
    text = sentence.document.text
    if sentence.lang == "ar":
        return None
    for match in _NAME.finditer(text, act.end, min(limit, act.end + CAPITALIZED)):
        start, end = match.span()
        taken = [(n.start, n.end) for n in sentence.names] + [(d.start, d.end) for d in sentence.dates]
        if any(s < end and start < e for s, e in taken):
            return None
        if start - act.end > TIGHT and not _LED.search(text[act.end : start]):
            return None
        code = re.sub(r"[\s'’]+", "-", folded(match[0]))
        return None if code in _NO_PLACE else Place(start, end, code)
    return None


def _gap(act: Hit, group: Group) -> int:
    return max(group.start - act.end, act.start - group.end, 0)
