"""A small clean dossier that touches every table and every rule, and ways to plant one fault in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

YAML = """\
marsad: 1
id: small
title: {en: A small case, ar: حالة صغيرة, fr: Un petit cas}
coalition: PACT
organization: BAND
lines: [military, finance, humanitarian]
regions:
  home: {en: Home, ar: المنشأ, iso3: [IRQ, SYR]}
  away: {en: Away, ar: الخارج, except: [home]}
windows:
  - {id: second, from: 2019-02, to: 2021-07, opens: first-meeting, closes: second-meeting}
profile:
  core: home
  councils: [{body: UNSC, seats: 5, majority: 3, veto: [FRA, USA]}]
  comparable: [[first-meeting, second-meeting]]
  collected: {repatriations: 2019-01/2021-12}
assertions:
  - {kind: members-difference, figure: members-2022, difference: 1, why: one member was never named}
"""

TABLES = {
    "sources": """\
id,title,publisher,date,lang,kind,url,licence,retrieved,sha256
statement,A statement,Pact,2021-06-28,en,statement,https://example.org/statement,CC-BY-4.0,2022-01,
paper,,The Paper,2021,en;ar,news,https://example.org/paper?a=1,,,
""",
    "actors": """\
id,name_en,name_ar,name_fr,kind,iso3,event_names,predecessor_names,source,quote,rank,note
BAND,The band,التنظيم,La bande,armed-group,,BAND,OLD BAND;OLDER BAND,,,,
BRANCH,The branch,الفرع,,armed-group,,BAND,,,,,
FRA,France,فرنسا,France,state,FRA,,,,,,
IRQ,Iraq,العراق,Irak,state,IRQ,,,,,,
PACT,The pact,الحلف,Le pacte,body,,,,,,,
TUR,Türkiye,تركيا,Turquie,state,TUR,,,,,,
UNSC,Security Council,مجلس الأمن,,body,,,,,,,
USA,United States,الولايات المتحدة,États-Unis,state,USA,,,,,,
XKX,Kosovo,كوسوفو,,state,XKX,,,,,,
""",
    "memberships": """\
id,actor,body,from,to,role,source,quote,rank,note
branch,BRANCH,BAND,2015,,branch,,,,
m-fra,FRA,PACT,2014-09,,,statement,a member,,
m-fra-old,FRA,PACT,2014-10,,,paper,,deprecated,the paper has another month
m-irq,IRQ,PACT,../2014-12-03,,member,,,,
m-tur-1,TUR,PACT,2014,2016-03-01,,,,,
m-tur-2,TUR,PACT,2018-05-01,,,,,,
m-usa,USA,PACT,2014-09-11,,,statement,Members of the pact…met in Rome,,
o-xkx,XKX,PACT,2015,,observer,,,,
""",
    "meetings": """\
id,date,end,place,kind,body,title_en,title_ar,source,quote,rank,note
first-meeting,2019-02-06,,Washington,ministerial,PACT,First meeting,الاجتماع الأول,,,,
second-meeting,2021-06-28,2021-06-29,Rome,ministerial,PACT,Second meeting,الاجتماع الثاني,statement,,,
""",
    "attendance": """\
id,meeting,actor,status,level,source,quote,rank,note
a-fra,second-meeting,FRA,attended,minister,statement,,,
a-fra-paper,second-meeting,FRA,absent,,paper,,deprecated,
a-usa,second-meeting,USA,host,minister,statement,,,
""",
    "commitments": """\
id,meeting,date,by,to,line,what_en,what_ar,amount,unit,due,needs,source,quote,rank,note
c-goal,second-meeting,2021-06-28,,members,finance,Raise money,جمع المال,670000000,USD-goal,2022,,statement,,,
c-money,second-meeting,2021-07-01,USA;FRA,home;IRQ,humanitarian,Give,,1500000.50,USD,2021-12,UNSC,paper,"$1.5m, aid",,
c-troops,,2020,IRQ,,military,Train,تدريب,200,personnel,,,,,,
""",
    "deliveries": """\
id,commitment,date,status,amount,unit,source,quote,rank,note
d-money,c-money,2021-12,partial,700000,USD,paper,,,
""",
    "votes": """\
id,date,body,symbol,subject,adopted,yes,no,abstain,source,quote,rank,note
v-no,2020-07-07,UNSC,S/1,aid,no,4,1,0,,,,
v-yes,2021-07-09,UNSC,S/2,aid,yes,3,0,1,,,,
""",
    "ballots": """\
id,vote,actor,ballot,source,quote,rank,note
b-no-fra,v-no,FRA,N,,,,
b-yes-fra,v-yes,FRA,Y,,,,
b-yes-irq,v-yes,IRQ,NV,,,,
b-yes-tur,v-yes,TUR,Y,,,,
b-yes-usa,v-yes,USA,Y,,,,
b-yes-xkx,v-yes,XKX,A,,,,
""",
    "crossings": """\
id,name_en,name_ar,lat,lon,countries,source,quote,rank,note
bab,The gate,الباب,36.23,36.69,TUR;SYR,,,,
gate,Another gate,,,,,,,,
""",
    "mandates": """\
id,crossing,from,to,vote,source,quote,rank,note
w-1,bab,2014-07-14,2020-01-10,,,,,
w-2,bab,2021-07-10,,v-yes,,,,
""",
    "custody": """\
id,date,place,holder,category,low,best,high,source,quote,rank,note
camp-2021,2021-06,The camp,IRQ,camp-population,50000,60000,,,,,
camp-2022,2022,The camp,,camp-population,,,55000,,,,
""",
    "repatriations": """\
id,date,from,to,category,count,source,quote,rank,note
r-1,2021-05-25,The camp,IRQ,return,94,,,,
""",
    "positions": """\
id,actor,subject,stance,from,to,source,quote,rank,note
p-fra,FRA,repatriation,refuses,2019,2022-07-05,,,,
""",
    "figures": """\
id,date,what,area,value,low,high,unit,side,source,quote,rank,note
delegations-2021,2021-06-28,delegations,second-meeting,45,46,,,coalition,,,,more than 45
members-2015,2015-06-01,members,,4,,,,coalition,,,,
members-2017,2017,members,,3,4,,,coalition,,,,more than 3
members-2021,2021-06-28,members,,4,,,,coalition,statement,,,
members-2021-old,2021-06-28,members,,83,,,,coalition,paper,,deprecated,
members-2022,2022-05,members,,5,,,,coalition,,,,
unaccounted-2017,2017,members-unaccounted,,1,,,,coalition,,,,
""",
}


def lay(folder: Path) -> Path:
    """Write the clean dossier into a folder and return it."""
    (folder / "tables").mkdir(parents=True)
    (folder / "dossier.yaml").write_text(YAML, encoding="utf-8")
    for name, text in TABLES.items():
        (folder / "tables" / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


Plant = Callable[[Path], object]


def swap(file: str, old: str, new: str) -> Plant:
    """A fault: in one file (`actors` or `dossier.yaml`) a text that stands there once becomes another."""

    def plant(root: Path) -> None:
        path = root / (file if file == "dossier.yaml" else f"tables/{file}.csv")
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return plant


def add(table: str, *rows: str) -> Plant:
    """A fault: rows at the end of a table."""

    def plant(root: Path) -> None:
        with (root / f"tables/{table}.csv").open("a", encoding="utf-8") as file:
            file.writelines(row + "\n" for row in rows)

    return plant


def raw(file: str, content: bytes) -> Plant:
    """A fault: a file with other bytes."""
    return lambda root: (root / file).write_bytes(content)
