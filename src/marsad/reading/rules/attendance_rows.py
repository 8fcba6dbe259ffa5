"""Who stands in the row of a phrase of attendance: the actors behind it or before it, past what is set aside.

Invariant: a row is of actors that one predicate takes, in the order of the text; nothing between two of them opens a
clause.
"""

from __future__ import annotations

import re

from marsad.reading.arguments import COALITION, MEMBERS, PARTICIPANTS, Actor, actors
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.text.names import Name, names

WORDS = 4  # words without a capital between two actors of a row where no office stands among them
OPENING = 15  # characters before a verb that opens its sentence
FIRST, NEXT, SUBJECT = 70, 75, 130  # characters: phrase to first actor; between two of a row; subject before its verb
OFFICE = 14  # characters between an office and its nationality
AHEAD, BEHIND, LABEL = "ahead", "behind", "label"
STOP = re.compile(r"[;؛:!?]\s")
_JOINER = re.compile(r"[,،(/]|\b(?:and|et|as well as|ainsi que)\b|(?:^|\s)و")
# Where and when a report was written, at its head.
DATELINE = re.compile(r"\A[^.–—]{0,60}?(?:\([^)]{1,30}\)\s?)?\s[-–—]\s")
# An apposition that holds of the one name before it alone: "A's president, in his capacity as chair".
_CAPACITY = re.compile(r"[وب]*(?:صفت|وصف)ه")
_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ee]n|dans|à)\s\Z|(?:^|\s)و?في\s\Z")
_VERB = re.compile(r"(?:n?['’]?y )?(?:étai|avai|manqu|participai|assistai|ont\b|a\b|were\b|was\b|are\b|is\b)")
_AND = re.compile(r"(?:^|\s)و")
_ASIDE = re.compile(r",\s*(?:which|who|whose|though|although|despite|qui|dont|bien que|pourtant)\b[^,]{0,120},\s*\Z")
_OF = re.compile(r"\b(?:of|de|du|des)\s(?:the |la |l['’])?\Z")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]l|[Ee]lle)\s(?:\w+ly\s|also\s|later\s|y\s|s['’])?\Z")
# Arabic nouns of attendance: what they govern follows them, and behind a "to" they only say what is meant.
NOMINAL = re.compile(r"(?:و|ف)?(?P<to>لل?)?(?:ال|ب|ب?ال)?(?:حضور|مشاركة|مقاطعة|غياب|تغيب|اعتذار|استضافة|دعوة|وجود)")
_LINE = re.compile(r"[.\n؛;]")
# A body of a state is that state: "the Libyan Government of National Unity", "مجلس القيادة الرئاسي اليمني".
_UNIONS = {"attendance.of.un": "UN", "attendance.of.eu": "EU"}


def people_in(sentence: Sentence) -> list[Actor]:
    """Actors by name, and nationalities of an office or a delegation: "son homologue américain", "نظيرته الليبية"."""
    nations = [n for n in sentence.names if n.kind == "nationality"]
    found = [_of_state(a, nations) for a in actors(sentence) if a.code not in (PARTICIPANTS, MEMBERS, COALITION)]
    offices = [(n.start, n.end) for n in sentence.names if n.kind == "office"]
    offices += [(h.start, h.end) for h in sentence.hits("attendance.office", "attendance.host.noun")]
    last: Name | None = None
    for name in nations:
        if any(a.start < name.end and name.start < a.end for a in found):
            continue
        near = last is not None and joined(sentence, last.end, name.start, 12)
        if near or any(0 <= name.start - e <= OFFICE or 0 <= s - name.end <= OFFICE for s, e in offices):
            found.append(Actor(name.start, name.end, name.country or name.code))
            last = name
    found += [
        a
        for n in sentence.names
        if (a := _in_title(n, sentence)) and not any(n.start < f.end and f.start < n.end for f in found)
    ]
    for hit in sentence.hits(*_UNIONS):
        if any(0 <= hit.start - e <= 3 or 0 <= s - hit.end <= 3 for s, e in offices):
            found.append(Actor(hit.start, hit.end, _UNIONS[hit.category]))
    head = DATELINE.match(sentence.text) if sentence.index == 0 else None
    first = sentence.span.start + (head.end() if head else 0)
    theirs = {n.start for n in sentence.names if n.kind == "person"}  # "Congo's A": A's own state is the one meant
    found = [a for a in found if not (_is_whose(sentence, a) and a.end + len("'s ") in theirs)]
    return sorted(a for a in found if a.start >= first and not _is_place(sentence, a))


def _is_whose(sentence: Sentence, actor: Actor) -> bool:
    return sentence.document.text.startswith(("'s ", "’s "), actor.end)


def _is_place(sentence: Sentence, actor: Actor) -> bool:
    """Whether a name says where, and not who: "in Cairo"."""
    text = sentence.document.text
    return bool(_WHERE.search(text, max(sentence.span.start, actor.start - 14), actor.start))


def _in_title(office: Name, sentence: Sentence) -> Actor | None:
    """The state of an office whose name ends in its nationality: "المبعوث الأمريكي"."""
    title = sentence.document.text[office.start : office.end]
    if office.kind != "office" or office.country or " " not in title:
        return None
    nation = next((n for n in names(title.split()[-1], sentence.lang) if n.kind == "nationality"), None)
    return Actor(office.start, office.end, nation.country or nation.code, office.level) if nation else None


def _of_state(actor: Actor, nations: list[Name]) -> Actor:
    if len(actor.code) == 3 and actor.code.isupper():
        return actor
    for name in nations:
        inside = actor.start <= name.start and name.end <= actor.end
        if inside or 0 <= name.start - actor.end <= 2 or 0 <= actor.start - name.end <= 1:
            start, end = min(actor.start, name.start), max(actor.end, name.end)
            return Actor(start, end, name.country or name.code, actor.level)
    return actor


def joined(sentence: Sentence, end: int, start: int, reach: int) -> bool:
    """Whether what stands between two actors leaves them in one row: a joiner, and nothing that opens a clause."""
    gap = sentence.document.text[end:start]
    if len(gap) > reach or STOP.search(gap):
        return False
    if "،" in gap and not _AND.search(gap) and len(gap.split()) > 1:
        return False  # in Arabic a comma without its و leads to another phrase
    office = next((h.start for h in sentence.hits("attendance.office") if end <= h.start < start), start)
    if sum(word[0].islower() for word in gap[: office - end].split()) > WORDS:
        return False
    if any(end <= h.start < office for h in sentence.hits("attendance.break", "meeting.noun")):
        return False
    return bool(_JOINER.search(gap)) or len(gap.split()) <= 2


def row_of(sentence: Sentence, cue: Hit, people: list[Actor], floor: int, ceiling: int) -> list[Actor]:
    """The actors of a phrase, on the side where its grammar has them."""
    if cue.category == "attendance.host.noun":
        return [a for a in people if 0 <= cue.start - a.end <= 3 or (a.start <= cue.start and cue.end <= a.end)]
    if cue.category == "attendance.thanks":
        return _thanked(sentence, cue, people, ceiling)
    if cue.category.endswith(LABEL):
        return _listed(sentence, cue, people, ceiling)
    at = cue.end
    if cue.category == "attendance.host.lead":
        comma = sentence.document.text.find(",", at, ceiling)
        at = comma if comma >= 0 else ceiling
    first = cue.start if cue.category.endswith(AHEAD) else at
    behind = _chain(sentence, at, [a for a in people if first <= a.start and a.end <= ceiling])
    opens = cue.start - sentence.span.start <= OPENING
    if cue.category == "attendance.met":
        return _met(sentence, cue, people, floor, behind)
    if cue.category.endswith(BEHIND) or cue.category == "attendance.observer":
        if cue.category.startswith("attendance.absent"):
            inside = [a for a in people if cue.start <= a.start and a.end <= cue.end]
            if inside:
                return inside
        back = opens or cue.category == "attendance.observer"
        if _CAPACITY.match(sentence.document.text, cue.start):
            return _subject(sentence, cue, people, sentence.span.start)[-1:]
        row = _subject(sentence, cue, people, floor) or (behind if back else []) or _carried(sentence, cue)
        return row + [a for a in _added(sentence, at, people, ceiling) if a not in row]
    if opens and cue.category == "attendance.host.ahead" and sentence.lang != "ar":
        behind = _to_comma(sentence, behind)
    text = sentence.document.text
    verbal = not NOMINAL.match(text, cue.start) if sentence.lang == "ar" else bool(_VERB.match(text, cue.start))
    if behind or not verbal:
        return behind
    return _subject(sentence, cue, people, floor)


def _listed(sentence: Sentence, cue: Hit, people: list[Actor], ceiling: int) -> list[Actor]:
    """All that a label lists, to the end of its line."""
    text = sentence.document.text
    end = _LINE.search(text, cue.end, ceiling)
    stop = end.start() if end else ceiling
    found = [a for a in people if cue.end <= a.start and a.end <= stop]
    return found if found and found[0].start - cue.end <= FIRST else []


def _thanked(sentence: Sentence, cue: Hit, people: list[Actor], ceiling: int) -> list[Actor]:
    """Whom thanks are given for their hospitality."""
    ends = [h.start for h in sentence.hits("attendance.hospitality") if cue.end <= h.start <= cue.end + SUBJECT]
    row = _chain(sentence, cue.end, [a for a in people if cue.end <= a.start and a.end <= ceiling])
    return [a for a in row if any(a.end <= e or a.start - e <= FIRST for e in ends)]


def _to_comma(sentence: Sentence, row: list[Actor]) -> list[Actor]:
    """A row that opens its sentence ends where a comma lets the subject follow: "At the invitation of A, B met"."""
    for i in range(1, len(row)):
        gap = sentence.document.text[row[i - 1].end : row[i].start]
        if "," in gap and not any(h.start >= row[i].end for h in sentence.hits("attendance.comma")):
            return row[:i]
    return row


def _chain(sentence: Sentence, at: int, ahead: list[Actor]) -> list[Actor]:
    """The row that begins within reach, and what "as well as" and the like add to it farther on."""
    row: list[Actor] = []
    also = [h.end for h in sentence.hits("attendance.also") if h.start >= at]
    for actor in ahead:
        added = any(0 <= actor.start - e <= FIRST and (not row or row[-1].end <= e) for e in also)
        if not row:
            gap = sentence.document.text[at : actor.start]
            if not added and (len(gap) > FIRST or STOP.search(gap)):
                return []
        elif not added and not joined(sentence, row[-1].end, actor.start, NEXT):
            break
        row.append(actor)
    return row


def _added(sentence: Sentence, at: int, people: list[Actor], ceiling: int) -> list[Actor]:
    """Whom "including" and the like add close behind a verb: "thirty ministers took part, among them A's"."""
    for hit in sentence.hits("attendance.also"):
        gap = sentence.document.text[at : hit.start]
        if at <= hit.start <= at + FIRST and not STOP.search(gap):
            return _chain(sentence, hit.end, [a for a in people if hit.end <= a.start and a.end <= ceiling])
    return []


def _carried(sentence: Sentence, cue: Hit) -> list[Actor]:
    """Whom a pronoun before a verb stands for: the first actor of the sentence before."""
    if not sentence.index or not _PRONOUN.search(sentence.document.text[sentence.span.start : cue.start][-20:]):
        return []
    earlier = people_in(sentence.document.sentences[sentence.index - 1])
    return [Actor(cue.start, cue.start, earlier[0].code, earlier[0].level)] if earlier else []


def _subject(sentence: Sentence, cue: Hit, people: list[Actor], floor: int) -> list[Actor]:
    """The row before a verb: the nearest one, past what is set aside between commas."""
    text = sentence.document.text
    at = cue.start
    for stop in STOP.finditer(text, floor, at):
        floor = stop.end()
    aside = _ASIDE.search(text, floor, at)
    if aside:
        at = aside.start()
    before = [a for a in people if floor <= a.start and a.end <= at and cue.start - a.end <= SUBJECT + (cue.start - at)]
    if not before:
        return []
    chains: list[list[Actor]] = [[before[0]]]
    for actor in before[1:]:
        if joined(sentence, chains[-1][-1].end, actor.start, NEXT):
            chains[-1].append(actor)
        else:
            chains.append([actor])
    apart = text[floor:at].rstrip().endswith(",")
    return chains[0] if apart else chains[-1]


def _met(sentence: Sentence, cue: Hit, people: list[Actor], floor: int, behind: list[Actor]) -> list[Actor]:
    """Those who met: two or more by name, or one by the office that came."""
    opens = cue.start - sentence.span.start <= 1
    row = behind if sentence.lang == "ar" or opens else _subject(sentence, cue, people, floor)
    if not row or (
        _OF.search(sentence.document.text[max(0, row[0].start - 12) : row[0].start]) and not _officers(sentence, row)
    ):
        return []
    return row if len({a.code for a in row}) > 1 or any(a.level for a in row) else []


def _officers(sentence: Sentence, row: list[Actor]) -> bool:
    """Whether a row of states stands behind the office that came for them: "the foreign ministers of A and B"."""
    offices = [h.end for h in sentence.hits("attendance.office")]
    offices += [n.end for n in sentence.names if n.kind == "office"]
    return all(len(a.code) == 3 and a.code.isupper() for a in row) and any(
        0 <= row[0].start - end <= 12 for end in offices
    )
