"""Small tables of people and offices for tests: public facts, and where a name is needed twice, invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.knowledge import load_gazetteer
from communique.knowledge.directory import Directory
from communique.knowledge.facts import own_facts
from communique.knowledge.resolver import Resolver

if TYPE_CHECKING:
    from pathlib import Path

    from communique.knowledge.problems import TableProblem

HEADERS = {
    "people": "id,name,native,short,order,qid,source",
    "aliases": "entry,text,language,kind,source",
    "organizations": "id,kind,side,name,short,source",
    "posts": "id,organization,class,titles,rank,source",
    "tenures": "person,post,start,end,precision,acting,source,as_of",
    "initiatives": "id,kind,name,forms,sides,since,source",
    "ruling_parties": "side,party,start,end,source",
    "chief_offices": "side,class,start,end,source",
}

PEOPLE = """\
xi-jinping,Xi Jinping,习近平,Xi,family-first,,own
li-keqiang,Li Keqiang,,Li,family-first,,own
li-qiang,Li Qiang,,Li,family-first,,own
wang-yi,Wang Yi,,Wang,family-first,,own
wang-yang,Wang Yang,,Wang,family-first,,own
qin-gang,Qin Gang,,Qin,family-first,,own
nguyen-phu-trong,Nguyen Phu Trong,Nguyễn Phú Trọng,Trong,family-first,,own
to-lam,To Lam,Tô Lâm,Lam,family-first,,own
vo-van-thuong,Vo Van Thuong,Võ Văn Thưởng,Thuong,family-first,,own
kim-dae-jung,Kim Dae-jung,,Kim,family-first,,own
kim-young-sam,Kim Young-sam,,Kim,family-first,,own
kim-jong-un,Kim Jong Un,,Kim,family-first,,own
volodymyr-zelenskyy,Volodymyr Zelenskyy,,Zelenskyy,given-first,,own
joseph-biden,Joseph R. Biden,,Biden,given-first,,own
antony-blinken,Antony Blinken,,Blinken,given-first,,own
adama-barrow,Adama Barrow,,Barrow,given-first,,own
theresa-may,Theresa May,,May,given-first,,own
lee-hsien-loong,Lee Hsien Loong,,Lee,family-first,,own
lee-myung-bak,Lee Myung-bak,,Lee,family-first,,own
charles-iii,Charles III,,Charles,given-first,,own
muhammad-bin-zayid,Muhammad bin Zayid Al Nuhayyan,,Muhammad,given-first,,own
jair-bolsonaro,Jair Messias Bolsonaro,,Bolsonaro,given-first,,own
ana-mora-prt,Ana Mora,,Mora,given-first,,own
ana-mora-esp,Ana Mora,,Mora,given-first,,own
ebrahim-raisi,Ebrahim Raisi,,Raisi,given-first,,own
ali-khamenei,Ali Khamenei,,Khamenei,given-first,,own
"""
ALIASES = "joseph-biden,Joe Biden,en,nickname,own\n"
ORGANIZATIONS = """\
CPC,party,CHN,Communist Party of China,CPC,own
CPV,party,VNM,Communist Party of Vietnam,CPV,own
ESP/UF,party,ESP,Unity Front,UF,own
ESP/C,party,ESP,Congress,,own
"""
POSTS = """\
CHN/president,CHN,head of state,President;State President,1,own
CHN/premier,CHN,head of government,Premier;Premier of the State Council,2,own
CHN/vice-premier,CHN,deputy head of government,Vice Premier,3,own
CHN/foreign-minister,CHN,foreign minister,Foreign Minister;Minister of Foreign Affairs,4,own
CHN/foreign-affairs-chief,CPC,foreign affairs chief,Director of the Office of the Foreign Affairs Commission,4,own
CPC/general-secretary,CPC,party leader,General Secretary,1,own
VNM/president,VNM,head of state,President;State President,1,own
CPV/general-secretary,CPV,party leader,General Secretary,1,own
KOR/president,KOR,head of state,President,1,own
PRK/chairman,PRK,head of state,Chairman of the State Affairs Commission;President of State Affairs,1,own
UKR/president,UKR,head of state,President,1,own
USA/president,USA,head of state,President,1,own
USA/secretary-of-state,USA,foreign minister,Secretary of State,3,own
GMB/president,GMB,head of state,President,1,own
GBR/prime-minister,GBR,head of government,Prime Minister,2,own
GBR/monarch,GBR,monarch,King;Queen,1,own
SGP/prime-minister,SGP,head of government,Prime Minister,2,own
ARE/president,ARE,head of state,President,1,own
BRA/president,BRA,head of state,President,1,own
PRT/foreign-minister,PRT,foreign minister,Foreign Minister,4,own
ESP/foreign-minister,ESP,foreign minister,Foreign Minister,4,own
IRN/supreme-leader,IRN,head of state,Supreme Leader,1,own
IRN/president,IRN,head of government,President,2,own
"""
TENURES = """\
xi-jinping,CHN/president,2013-03-14,open,day/open,,own,2026-01-15
xi-jinping,CPC/general-secretary,2012-11-15,open,day/open,,own,2026-01-15
li-keqiang,CHN/premier,2013-03-15,2023-03-11,day/day,,own,2026-01-15
li-qiang,CHN/premier,2023-03-11,open,day/open,,own,2026-01-15
wang-yang,CHN/vice-premier,2013-03-16,2018-03-19,day/day,,own,2026-01-15
wang-yi,CHN/foreign-minister,2013-03-16,2022-12-30,day/day,,own,2026-01-15
qin-gang,CHN/foreign-minister,2022-12-30,2023-07-25,day/day,,own,2026-01-15
wang-yi,CHN/foreign-minister,2023-07-25,open,day/open,,own,2026-01-15
wang-yi,CHN/foreign-affairs-chief,2023-01,open,month/open,,own,2026-01-15
nguyen-phu-trong,CPV/general-secretary,2011-01-19,2024-07-19,day/day,,own,2026-01-15
nguyen-phu-trong,VNM/president,2018-10-23,2021-04-05,day/day,,own,2026-01-15
to-lam,CPV/general-secretary,2024-08-03,open,day/open,,own,2026-01-15
vo-van-thuong,VNM/president,2023-03-02,2024-03-20,day/day,,own,2026-01-15
kim-young-sam,KOR/president,1993-02-25,1998-02-25,day/day,,own,2026-01-15
kim-dae-jung,KOR/president,1998-02-25,2003-02-25,day/day,,own,2026-01-15
lee-myung-bak,KOR/president,2008-02-25,2013-02-25,day/day,,own,2026-01-15
kim-jong-un,PRK/chairman,2016-06-29,open,day/open,,own,2026-01-15
volodymyr-zelenskyy,UKR/president,2019-05-20,open,day/open,,own,2026-01-15
joseph-biden,USA/president,2021-01-20,2025-01-20,day/day,,own,2026-01-15
antony-blinken,USA/secretary-of-state,2021-01-26,2025-01-20,day/day,,own,2026-01-15
adama-barrow,GMB/president,2017-01-19,open,day/open,,own,2026-01-15
theresa-may,GBR/prime-minister,2016-07-13,2019-07-24,day/day,,own,2026-01-15
charles-iii,GBR/monarch,2022-09-08,open,day/open,,own,2026-01-15
lee-hsien-loong,SGP/prime-minister,2004-08-12,2024-05-15,day/day,,own,2026-01-15
muhammad-bin-zayid,ARE/president,2022-05-14,open,day/open,,own,2026-01-15
jair-bolsonaro,BRA/president,2019-01-01,2023-01-01,day/day,,own,2026-01-15
ana-mora-prt,PRT/foreign-minister,2020-01-01,2022-01-01,day/day,,own,2026-01-15
ana-mora-esp,ESP/foreign-minister,2021-01-01,2023-01-01,day/day,,own,2026-01-15
ali-khamenei,IRN/supreme-leader,1989-06-04,open,day/open,,own,2026-01-15
ebrahim-raisi,IRN/president,2021-08-03,2024-05-19,day/day,,own,2026-01-15
""".replace("2023-01,open,month/open", "2023-01-01,open,month/open")
INITIATIVES = "bri,initiative,Belt and Road Initiative,Belt and Road;BRI,CHN,2013-09,own\n"
RULING_PARTIES = "CHN,CPC,1949,,own\nVNM,CPV,1945,,own\n"
CHIEF_OFFICES = "CHN,party leader,,,own\nVNM,party leader,,,own\nGBR,head of government,,,own\n"

TABLES = {
    "people": PEOPLE,
    "aliases": ALIASES,
    "organizations": ORGANIZATIONS,
    "posts": POSTS,
    "tenures": TENURES,
    "initiatives": INITIATIVES,
    "ruling_parties": RULING_PARTIES,
    "chief_offices": CHIEF_OFFICES,
}


def write_tables(folder: Path, tables: dict[str, str]) -> Path:
    """A folder of tables, each given as its rows without the header."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        folder.joinpath(f"{name}.csv").write_text(f"{HEADERS[name]}\n{rows}", encoding="utf-8")
    return folder


def directory_of(folder: Path, tables: dict[str, str] | None = None) -> Directory:
    """A directory of these tables alone, without the package's."""
    problems: list[TableProblem] = []
    facts = own_facts(write_tables(folder, tables if tables is not None else TABLES), problems)
    assert problems == []
    return Directory(facts)


def resolver_of(directory: Directory) -> Resolver:
    """A resolver over a directory, with the package's names of sides."""
    return Resolver(directory, load_gazetteer())
