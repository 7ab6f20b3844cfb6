"""The tables of people and offices: days and precision, a user's own tables, what is wrong in them, the commands."""

from __future__ import annotations

import json
import shlex
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from communique.cli.main import cli
from communique.knowledge.adding import add_row, identifier_for
from communique.knowledge.base import load_knowledge
from communique.knowledge.checking import check_tables
from communique.knowledge.directory import Directory
from communique.knowledge.facts import Facts, own_facts
from communique.knowledge.importing import import_export
from communique.knowledge.overlaying import laid_over
from communique.knowledge.rows import PersonRow, PostRow, Tenure
from communique.knowledge.staleness import stale_terms
from communique.knowledge.terms import terms_of
from communique.model import UsageError
from office_tables import HEADERS, directory_of, write_tables

LAND = "XTR/president"
FIRST = date(2000, 1, 1)
SAMPLES = Path(__file__).parents[1] / "samples" / "tables"


def tenure(person: str, start: date, end: date | None, precision: str = "day/day", **more: object) -> Tenure:
    """A tenure of the one post of these tests."""
    began, ended = precision.split("/")
    row = {"as_of": date(2020, 1, 1), **more}
    return Tenure(person, LAND, start, end, began, ended, **row)  # type: ignore[arg-type]


def directory(*tenures: Tenure) -> Directory:
    """A directory of one post and whoever the tenures name."""
    people = tuple(PersonRow(name, name.title()) for name in dict.fromkeys(row.person for row in tenures))
    return Directory(
        Facts(people=people, posts=(PostRow(LAND, "XTR", "head of state", ("President",)),), tenures=tenures)
    )


def on(found: Directory, day: date) -> list[tuple[str, str, bool]]:
    """Who held the post on a day, how surely, and whether that may be stale."""
    return [(one.person.id, one.status, one.stale) for one in found.holders(LAND, day)]


@given(st.lists(st.integers(1, 2000), min_size=1, max_size=8), st.integers(-50, 9000))
def test_a_chain_of_holders_has_exactly_one_a_day(lengths: list[int], offset: int) -> None:
    """Half-open terms, each beginning where the last ended: one certain holder on every day, none outside."""
    bounds = [FIRST]
    for length in lengths:
        bounds.append(bounds[-1] + timedelta(length))
    found = directory(*(tenure(f"p{n}", bounds[n], bounds[n + 1]) for n in range(len(lengths))))
    day = FIRST + timedelta(offset)
    inside = FIRST <= day < bounds[-1]
    assert [status for _, status, _ in on(found, day)] == (["certain"] if inside else [])


STARTS = st.sampled_from(["day", "month", "year", "edition"])
ENDS = st.sampled_from(["day", "month", "year", "edition", "open", "unknown"])


@given(
    st.lists(st.tuples(st.integers(0, 6000), st.integers(1, 1500), STARTS, ENDS), min_size=1, max_size=5),
    st.integers(-900, 9000),
)
def test_every_day_is_certain_possible_or_none(rows: list[tuple[int, int, str, str]], offset: int) -> None:
    """Whatever the precisions, a term's sure days lie inside its possible ones, and every day has one standing."""
    tenures = []
    for number, (start, length, began, ended) in enumerate(rows):
        first = FIRST + timedelta(start)
        end = first + timedelta(length) if ended not in {"open", "unknown"} else None
        tenures.append(tenure(f"p{number}", first, end, f"{began}/{ended}", as_of=first + timedelta(length)))
    day = FIRST + timedelta(offset)
    for term in terms_of(tenures, one_holder=True):
        assert term.standing(day) in {"certain", "possible", "none"}
        if term.standing(day) == "certain":
            assert term.earliest <= day < term.latest
    held = directory(*tenures).holders(LAND, day)
    assert [one.status for one in held] == sorted(one.status for one in held)


def test_a_change_known_by_month_is_possible_for_both_in_that_month() -> None:
    """Before the month the one is sure, after it the other; inside it both are possible."""
    found = directory(
        tenure("a", FIRST, date(2003, 3, 1), "day/month"), tenure("b", date(2003, 3, 1), date(2009, 1, 1), "month/day")
    )
    assert on(found, date(2003, 2, 28)) == [("a", "certain", False)]
    assert {status for _, status, _ in on(found, date(2003, 3, 15))} == {"possible"}
    assert {person for person, _, _ in on(found, date(2003, 3, 15))} == {"a", "b"}
    assert on(found, date(2003, 4, 1)) == [("b", "certain", False)]


def test_between_two_editions_both_are_possible() -> None:
    """Who was last listed in one edition and who is listed in the next share the time between."""
    found = directory(
        tenure("a", FIRST, date(2002, 6, 1), "day/edition"),
        tenure("b", date(2003, 6, 1), date(2009, 1, 1), "edition/day"),
    )
    assert on(found, date(2002, 5, 31)) == [("a", "certain", False)]
    assert sorted(on(found, date(2003, 1, 1))) == [("a", "possible", False), ("b", "possible", False)]
    assert on(found, date(2003, 6, 1)) == [("b", "certain", False)]


def test_an_unknown_end_is_not_an_open_one() -> None:
    """Unknown: possible until a successor; open: certain, and stale after as_of."""
    unknown = directory(tenure("a", FIRST, None, "day/unknown"), tenure("b", date(2004, 1, 1), date(2005, 1, 1)))
    assert on(unknown, date(2002, 1, 1)) == [("a", "possible", False)]
    assert on(unknown, date(2004, 1, 1)) == [("b", "certain", False)]
    opened = directory(tenure("a", FIRST, None, "day/open"))
    assert on(opened, date(2020, 1, 1)) == [("a", "certain", False)]
    assert on(opened, date(2020, 1, 2)) == [("a", "certain", True)]


def test_a_later_holder_ends_an_open_term() -> None:
    """Open on its as_of, an older row isn't taken for a second holder once another has come."""
    found = directory(
        tenure("a", FIRST, None, "day/open"), tenure("b", date(2021, 5, 1), None, "day/open", as_of=date(2022, 1, 1))
    )
    assert on(found, date(2020, 6, 1)) == [("a", "possible", True)]
    assert on(found, date(2021, 5, 1)) == [("b", "certain", False)]


def laid(own: list[Tenure], package: list[Tenure]) -> Directory:
    """The package's tenures with a user's over them."""
    people = tuple(PersonRow(name, name.title()) for name in {row.person for row in (*own, *package)})
    post = PostRow(LAND, "XTR", "head of state", ("President",))
    return Directory(laid_over(Facts(tenures=tuple(own)), Facts(people=people, posts=(post,), tenures=tuple(package))))


def test_an_overlays_holder_displaces_the_packages() -> None:
    """In the days of the user's holder the package's is out; before and after them, still in."""
    found = laid([tenure("own", date(2003, 1, 1), date(2004, 1, 1))], [tenure("theirs", FIRST, date(2006, 1, 1))])
    days = [date(2002, 12, 31), date(2003, 1, 1), date(2003, 12, 31), date(2004, 1, 1), date(2006, 1, 1)]
    assert [[person for person, _, _ in on(found, day)] for day in days] == [
        ["theirs"],
        ["own"],
        ["own"],
        ["theirs"],
        [],
    ]


def test_who_acts_ends_nobodys_term() -> None:
    """An acting holder of the user's stands beside the package's, and a package's acting one beside the user's."""
    post = (PostRow(LAND, "XTR", "head of state", ("President",)),)
    people = (PersonRow("a", "A A"), PersonRow("b", "B B"))
    regular, acting = tenure("a", FIRST, date(2005, 1, 1)), tenure("b", FIRST, date(2001, 1, 1), acting=True)
    for own, package in ((regular, acting), (acting, regular)):
        laid = laid_over(Facts(people=people, posts=post, tenures=(own,)), Facts(tenures=(package,)))
        assert set(laid.tenures) == {regular, acting}


def test_an_overlay_mends_one_term_and_leaves_the_others() -> None:
    """A row of the same person and post replaces the one that it overlaps, not a second term years later."""
    package = [tenure("a", FIRST, date(2004, 1, 1)), tenure("a", date(2010, 1, 1), date(2014, 1, 1))]
    found = laid([tenure("a", date(2000, 2, 1), date(2003, 1, 1))], package)
    assert on(found, date(2000, 1, 15)) == []
    assert on(found, date(2002, 1, 1)) == [("a", "certain", False)]
    assert on(found, date(2003, 6, 1)) == []
    assert on(found, date(2012, 1, 1)) == [("a", "certain", False)]


@given(st.integers(0, 4000), st.integers(1, 2000), st.integers(0, 4000), st.integers(1, 2000), st.integers(0, 7000))
def test_an_overlay_never_makes_two_holders(start: int, length: int, other: int, more: int, offset: int) -> None:
    """However the days lie, a post of one holder has at most one sure holder, the user's in the user's days."""
    first, second = FIRST + timedelta(start), FIRST + timedelta(other)
    own = tenure("own", first, first + timedelta(length))
    found = laid([own], [tenure("theirs", second, second + timedelta(more))])
    day = FIRST + timedelta(offset)
    held = [person for person, _, _ in on(found, day)]
    assert len(held) <= 1
    if first <= day < first + timedelta(length):
        assert held == ["own"]


def test_the_samples_states_have_people_and_offices() -> None:
    """The samples' overlay resolves whom the samples name."""
    knowledge = load_knowledge(SAMPLES)
    assert knowledge.problems == ()
    assert knowledge.resolver.description("the Tarsenian president", day=date(2031, 5, 20)).entry == "oren-talvash"
    found = knowledge.resolver.person("Hathmoor", offices=["President"], day=date(2031, 5, 20))
    assert found.entry == "maren-hathmoor"
    assert knowledge.resolver.group("our parties", sides=("XTR", "XHV"), day=date(2031, 5, 20)).members == (
        "CPT",
        "XHV/CU",
    )


def test_a_broken_overlay_never_stops_reading(tmp_path: Path) -> None:
    """Bad rows and tables are left out and told of with file and line; what is good in them still counts."""
    folder = write_tables(
        tmp_path / "own",
        {
            "people": "ana-silva,Ana Silva,,Silva,given-first,,own\nshort,row\n",
            "posts": "XQQ/king,XQQ,monarch,King,1,own\nPRT/poet,PRT,poet,Poet,1,own\n",
            "tenures": "ana-silva,nobody/knows,2020-01-01,2021-01-01,day/day,,own,2021-01-01\n"
            "ana-silva,PRT/x,2020-02-30,2021-01-01,day/day,,own,2021-01-01\n",
        },
    )
    (folder / "countries.csv").write_bytes(b"\xff\xfe broken")
    (folder / "outlets.csv").write_text("name,side\nx,y\n")
    (folder / "events.csv").write_text("id,kind,parties,number,start,end,name,source\ne,treaty,PRT,,19x0,,Treaty,own\n")
    knowledge = load_knowledge(folder)
    assert knowledge.directory.people["ana-silva"].short == "Silva"
    assert knowledge.gazetteer.side_of("Portugal") == "PRT"
    places = {(Path(problem.file).name, problem.row) for problem in knowledge.problems}
    assert places == {
        ("countries.csv", None),
        ("outlets.csv", 1),
        ("events.csv", 2),
        ("people.csv", 3),
        ("posts.csv", 2),
        ("posts.csv", 3),
        ("tenures.csv", 2),
        ("tenures.csv", 3),
    }
    assert all(problem.what and problem.mend for problem in knowledge.problems)


def test_the_digest_covers_every_table(tmp_path: Path) -> None:
    """A change in any table of the overlay is another configuration."""
    folder = write_tables(tmp_path / "own", {"people": ""})
    before = load_knowledge(folder).digest
    write_tables(folder, {"people": "ana-silva,Ana Silva,,Silva,given-first,,own\n"})
    after = load_knowledge(folder).digest
    write_tables(folder, {"tenures": ""})
    assert len({before, after, load_knowledge(folder).digest}) == 3


def test_columns_may_stand_in_any_order_and_with_a_mark(tmp_path: Path) -> None:
    """A table as a spreadsheet saves it, with a byte-order mark and columns moved, is read."""
    path = tmp_path / "people.csv"
    path.write_text("\ufeffname,id,native,short,order,qid,source\nAna Silva,ana-silva,,Silva,,,own\n", encoding="utf-8")
    assert own_facts(tmp_path, problems := []).people[0].id == "ana-silva"
    assert problems == []


@pytest.mark.parametrize("sign", [";", "\t"])
def test_what_a_spreadsheet_parts_columns_with_is_read_and_kept(tmp_path: Path, sign: str) -> None:
    """Semicolons and tabs are read like commas, and a row that is added is written with them."""
    path = tmp_path / "people.csv"
    path.write_bytes(
        "id,name,native,short,order,qid,source\r\nana-silva,Ana Silva,,,,,own\r\n".replace(",", sign).encode()
    )
    row = dict.fromkeys(["native", "short", "order", "qid"], "") | {"id": "b-x", "name": "B X", "source": "own"}
    assert add_row(tmp_path, "people", row) == ()
    assert [row.id for row in own_facts(tmp_path, []).people] == ["ana-silva", "b-x"]
    assert sign in path.read_text().splitlines()[-1]


@pytest.mark.parametrize(
    ("content", "row", "words"),
    [
        (b'id,name,native,short,order,qid,source\na,A A,,,,,own\nb,"B B,,,,,own\n', 3, "from here on can't be read"),
        (b"id,name,native,short,order,qid,source\na,A\0A,,,,,own\n", 2, "can't be printed"),
        (b"id,name,native,short,order,qid,source\na,A\n", 2, "has 2 cells, not 7"),
        ("id,name,native,short,order,qid,source\na,Á,,,,,own\n".encode("latin-1"), None, "can't be read"),
        (b"", 1, "the header reads nothing"),
    ],
)
def test_a_broken_table_says_where(tmp_path: Path, content: bytes, row: int | None, words: str) -> None:
    """A quotation mark left open, a sign of no script, too few cells, another encoding, nothing at all."""
    (tmp_path / "people.csv").write_bytes(content)
    own_facts(tmp_path, problems := [])
    assert [(problem.row, words in problem.what) for problem in problems] == [(row, True)]


def test_a_table_that_nothing_reads_is_told_of(tmp_path: Path) -> None:
    """A misspelt name would lose a whole table in silence."""
    (tmp_path / "poeple.csv").write_text("id,name\n")
    problems = check_tables(tmp_path)
    assert [problem.file for problem in problems] == [str(tmp_path / "poeple.csv")]
    assert "people" in problems[0].mend


def own_folder(path: Path) -> Path:
    """An overlay of an invented state with a president."""
    tables = {
        "people": "ana-silva,Ana Silva,,Silva,given-first,,own\nrui-melo,Rui Melo,,Melo,given-first,,own\n",
        "organizations": "XQA,country,XQA,Quarania,,own\n",
        "posts": "XQA/president,XQA,head of state,President,1,own\n",
        "tenures": "ana-silva,XQA/president,2020-01-01,2024-01-01,day/day,,own,2024-01-01\n",
    }
    write_tables(path, tables)
    (path / "countries.csv").write_text(
        "code,kind,form,when,source\nXQA,name,Quarania,,own\nXQA,adjective,Quaranian,,own\n"
    )
    return path


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        ("tenures", "rui-melo,XQA/president,2023-01-01,2025-01-01,day/day,,own,2025-01-01", "at once from 2023-01-01"),
        ("tenures", "rui-melo,XQA/king,2023-01-01,2025-01-01,day/day,,own,2025-01-01", "the post 'XQA/king'"),
        ("tenures", "nobody,XQA/president,2025-01-01,2026-01-01,day/day,,own,2025-01-01", "the person 'nobody'"),
        ("tenures", "rui-melo,XQA/president,2025-02-30,2026-01-01,day/day,,own,2026-01-01", "is no day"),
        ("tenures", "rui-melo,XQA/president,2026-01-01,2025-01-01,day/day,,own,2026-01-01", "before it starts"),
        ("tenures", "rui-melo,XQA/president,2025-01-01,open,day/day,,own,2026-01-01", "does not go with"),
        ("tenures", "ana-silva,XQA/president,2021-01-01,2022-01-01,day/day,,own,2025-01-01", "in two rows at once"),
        ("aliases", "rui-melo,Ana Silva,en,spelling,own", "is also a name of ana-silva"),
        ("people", "ana-silva,Ana Silva,,Silva,,,own", "a second time"),
        ("tenures", "rui-melo,XQA/president,20250101,open,day/open,,own,2026-01-01", "is no day"),
        ("organizations", "XQ1,party,XQ2,First,,own", "the side 'XQ2'"),
        ("organizations", "XQB,country,XQA,Other,,own", "the side 'XQA'"),
        ("initiatives", "bar,initiative,Bar Plan,Bar,XQ2,2013,own", "the side 'XQ2'"),
        ("initiatives", "bar,initiative,Bar Plan,Bar,XQA,2013-13,own", "is no day, month or year"),
        ("ruling_parties", "XQA,XQ/P,1990,,own", "the party 'XQ/P'"),
        ("ruling_parties", "VNM,CPC,1990,1980,own", "before it starts"),
        ("chief_offices", "XQ2,monarch,,,own", "the side 'XQ2'"),
        ("chief_offices", "XQA,monarch,2001-01-01,2000-01-01,own", "before it starts"),
    ],
)
def test_check_names_file_line_and_mend(tmp_path: Path, table: str, row: str, words: str) -> None:
    """Every kind of fault is found where it stands, with what to do."""
    folder = own_folder(tmp_path)
    path = folder / f"{table}.csv"
    path.write_text((path.read_text() if path.exists() else HEADERS[table] + "\n") + row + "\n")
    problems = [problem for problem in check_tables(folder) if not problem.file.startswith("package")]
    assert [words in problem.what for problem in problems] == [True]
    assert problems[0].file == str(path)
    assert problems[0].row == len(path.read_text().splitlines())
    assert problems[0].mend


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("a,party,CHN,,2012-10-01,,A,own", "its kind is 'party'"),
        ("a,founding,CHN,,2012-10-01,2011-01-01,A,own", "it ends before"),
        (",founding,CHN,,2012-10-01,,A,own", "it has no id"),
    ],
)
def test_an_event_that_cannot_be_is_left_out(tmp_path: Path, row: str, words: str) -> None:
    """An unknown kind, an end before the start or no id are told of with the line."""
    (tmp_path / "events.csv").write_text(f"id,kind,parties,number,start,end,name,source\n{row}\n")
    problems = check_tables(tmp_path)
    assert [(problem.row, words in problem.what) for problem in problems] == [(2, True)]


def test_many_contradictions_are_found_in_time(tmp_path: Path) -> None:
    """Whoever holds a post beside others is told of once, however many they are."""
    folder = own_folder(tmp_path)
    many = range(3000)
    people = "".join(f"p-{number},Person {number},,,,,own\n" for number in many)
    terms = "".join(f"p-{number},XQA/president,1990-01-01,2000-01-01,day/day,,own,2020-01-01\n" for number in many)
    for table, rows in (("people", people), ("tenures", terms)):
        path = folder / f"{table}.csv"
        path.write_text(path.read_text() + rows)
    assert len(check_tables(folder)) == len(many) - 1


def test_an_acting_holder_beside_another_is_no_fault(tmp_path: Path) -> None:
    """Whoever acts for a holder may overlap with them."""
    folder = own_folder(tmp_path)
    with (folder / "tenures.csv").open("a") as file:
        file.write("rui-melo,XQA/president,2023-01-01,2023-02-01,day/day,yes,own,2025-01-01\n")
    assert [problem for problem in check_tables(folder) if not problem.file.startswith("package")] == []


def test_stale_terms_come_oldest_first(tmp_path: Path) -> None:
    """Open terms are listed by how long they weren't heard of; those with a known successor aren't."""
    found = directory_of(tmp_path)
    stale = stale_terms(found, date(2028, 1, 1), timedelta(365))
    assert {one.tenure.end_precision for one in stale} == {"open"}
    assert [one.days for one in stale] == sorted((one.days for one in stale), reverse=True)
    assert stale_terms(found, date(2026, 2, 1), timedelta(365)) == ()


def kb(*arguments: str | Path, width: int = 80) -> Result:
    """What ``communique kb`` answers."""
    return CliRunner().invoke(cli, ["kb", *map(str, arguments)], env={"COLUMNS": str(width)})


def test_rows_are_added_from_the_command_line(tmp_path: Path) -> None:
    """A state, its office, a person and their term are added one by one, and then resolve."""
    folder = own_folder(tmp_path / "own")
    steps = [
        ["add", "person", "Eva Horta", "--short", "Horta"],
        ["add", "post", "XQA/foreign-minister", "Foreign Minister", "--class", "foreign minister"],
        ["add", "tenure", "Eva Horta", "Quaranian foreign minister", "--from", "2021-05", "--to", "2023-02-01"],
        ["add", "alias", "eva-horta", "Eva da Horta"],
        ["add", "organization", "XQA/QPP", "Quaranian People's Party", "--kind", "party", "--side", "XQA"],
    ]
    for step in steps:
        result = kb(*step, "--overlay", folder)
        assert (result.exit_code, "added" in result.stdout) == (0, True), result.output
    resolver = load_knowledge(folder).resolver
    assert resolver.description("the Quaranian foreign minister", day=date(2022, 1, 1)).entry == "eva-horta"
    assert resolver.person("Eva da Horta", side="XQA", day=date(2022, 1, 1)).entry == "eva-horta"


def test_adding_makes_the_folder(tmp_path: Path) -> None:
    """The first row needs no folder."""
    folder = tmp_path / "new" / "tables"
    assert kb("add", "person", "Eva Horta", "--overlay", folder).exit_code == 0
    assert load_knowledge(folder).directory.people["eva-horta"].name == "Eva Horta"


def test_what_contradicts_is_not_added(tmp_path: Path) -> None:
    """A second holder, an unknown person, a day that can't be: the file stays as it was, and the message says why."""
    folder = own_folder(tmp_path)
    before = (folder / "tenures.csv").read_bytes()
    wrong = [
        ("rui-melo", "XQA/president", "2023-01-01", "2025-01-01", "at once"),
        ("Nobody Known", "XQA/president", "2025-01-01", "2026-01-01", "nobody"),
        ("rui-melo", "XQA/queen", "2025-01-01", "2026-01-01", "no post"),
        ("rui-melo", "XQA/president", "2025-13", "2026-01-01", "no day"),
        ("rui-melo", "XQA/president", "2025-01-01", "2024-01-01", "before it starts"),
    ]
    for person, post, start, end, words in wrong:
        result = kb("add", "tenure", person, post, "--from", start, "--to", end, "--overlay", folder)
        assert result.exit_code != 0
        message = str(result.exception or "") + result.output
        assert words in message
        assert (folder / "tenures.csv").read_bytes() == before
    with pytest.raises(UsageError, match="no kind"):
        add_row(
            folder, "organizations", {"id": "x", "kind": "club", "side": "XQA", "name": "X", "short": "", "source": ""}
        )


def test_nothing_is_added_to_a_table_with_other_columns(tmp_path: Path) -> None:
    """What could not be read back is not written; an empty file gets its header, a folder made for nothing goes."""
    path = tmp_path / "people.csv"
    path.write_text("ident,name\n")
    assert kb("add", "person", "Bo Ri", "--overlay", tmp_path).exit_code != 0
    assert path.read_text() == "ident,name\n"
    path.write_text("")
    assert kb("add", "person", "Bo Ri", "--overlay", tmp_path).exit_code == 0
    assert own_facts(tmp_path, []).people[0].name == "Bo Ri"
    new = tmp_path / "new"
    assert kb("add", "alias", "nobody-known", "X", "--overlay", new).exit_code != 0
    assert not new.exists()


def test_a_person_known_by_another_name_is_not_added_again(tmp_path: Path) -> None:
    """Their native name is theirs too; a name in another script alone makes no id."""
    result = kb("add", "person", "习近平", "--overlay", tmp_path)
    assert "xi-jinping" in str(result.exception)
    assert "Latin letters" in str(kb("add", "person", "甲乙丙", "--overlay", tmp_path).exception)


def test_the_examples_of_the_help_work(tmp_path: Path) -> None:
    """What ``kb add --help`` shows can be typed as it stands, line by line."""
    shown = kb("add", "--help").output.replace("\\\n", " ")
    commands = [shlex.split(line)[1:] for line in shown.splitlines() if line.strip().startswith("communique kb add")]
    assert len(commands) == 3
    for command in commands:
        assert (
            CliRunner().invoke(cli, [str(tmp_path) if word == "my-tables" else word for word in command]).exit_code == 0
        )


@pytest.mark.parametrize("command", [["read", "--json", "PATH"], ["kb", "show", "XQA"]])
def test_what_an_overlay_loses_is_said_once(tmp_path: Path, command: list[str]) -> None:
    """A warning on standard error, and the answer alone on standard output."""
    folder = own_folder(tmp_path)
    path = folder / "tenures.csv"
    path.write_text(path.read_text() + "nobody,XQA/president,2025-01-01,2026-01-01,day/day,,own,2025-01-01\n")
    text = SAMPLES.parent / "01-call-tarpress.txt"
    words = [str(text) if word == "PATH" else word for word in command]
    result = CliRunner().invoke(cli, [*words, "--overlay", str(folder)])
    assert result.exit_code == 0
    assert result.stderr.count("the person 'nobody' is in no table") == 1
    assert "nobody" not in result.stdout


def test_ids_are_whole_on_a_narrow_terminal() -> None:
    """What one would type is broken over lines, never cut off."""
    shown = kb("show", "xi-jinping", width=40).output
    assert "…" not in shown
    assert "CHN/presiden" in shown


def test_an_id_tells_namesakes_apart() -> None:
    """A second person of one name gets the side, a third a number."""
    assert identifier_for("Ana Mourão", []) == "ana-mourao"
    assert identifier_for("Ana Mora", ["ana-mora"], "PRT") == "ana-mora-prt"
    assert identifier_for("Ana Mora", ["ana-mora", "ana-mora-prt"], "PRT") == "ana-mora-prt-2"


def test_show_tells_offices_sources_and_what_is_unknown(tmp_path: Path) -> None:
    """A person, a post and a side are shown at 80 columns, with sources; an unknown is said, never left blank."""
    folder = own_folder(tmp_path)
    person = kb("show", "Ana Silva", "--on", "2022-01-01", "--overlay", folder)
    assert "2020-01-01 to 2024-01-01" in person.stdout
    assert "own" in person.stdout
    assert "not known" in person.stdout
    post = kb("show", "the Quaranian president", "--on", "2025-06-01", "--overlay", folder)
    assert "on 2025-06-01" in post.stdout
    assert "not known" in post.stdout
    side = kb("show", "Quarania", "--on", "2022-01-01", "--overlay", folder)
    assert "Ana Silva" in side.stdout
    assert all(len(line) <= 80 for result in (person, post, side) for line in result.stdout.splitlines())
    rows = json.loads(kb("show", "XQA/president", "--overlay", folder, "--format", "json").stdout)
    assert [row["person"] for row in rows] == ["ana-silva"]
    assert kb("show", "Nobody At All", "--overlay", folder).exit_code != 0


def test_show_lists_all_whom_a_name_can_mean(tmp_path: Path) -> None:
    """Of several people of one name none is chosen: their ids are listed with what they last held."""
    folder = own_folder(tmp_path)
    (folder / "people.csv").write_text(
        f"{HEADERS['people']}\nana-silva,Ana Silva,,Silva,,,own\nrui-silva,Rui Silva,,Silva,,,own\nrui-melo,Rui Melo,,,,,own\n"
    )
    listed = kb("show", "Silva", "--overlay", folder, "--format", "table").stdout
    assert "ana-silva" in listed
    assert "rui-silva" in listed
    assert "none known" in listed


def test_check_ends_with_one_where_something_is_wrong(tmp_path: Path) -> None:
    """The exit code and the csv listing tell a script what a person reads."""
    folder = own_folder(tmp_path)
    (folder / "posts.csv").write_text(HEADERS["posts"] + "\nXQA/president,XQA,poet,President,1,own\n")
    result = kb("check", "--overlay", folder, "--format", "csv")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "file,row,what,mend"
    assert "there is no class 'poet'" in result.stdout
    assert kb("check", "--overlay", tmp_path / "none").exit_code != 0


def binding(person: str, name: str, position: str, start: str, end: str | None = None) -> dict[str, dict[str, str]]:
    """One result of the query service."""
    base = "http://www.wikidata.org/entity/"
    row = {
        "person": base + person,
        "personLabel": name,
        "position": base + position[0],
        "positionLabel": position[1:],
        "iso": "XQA",
        "start": start + "T00:00:00Z",
    }
    row["position"], row["positionLabel"] = base + position.split(" ", 1)[0], position.split(" ", 1)[1]
    if end is not None:
        row["end"] = end + "T00:00:00Z"
    return {key: {"type": "literal", "value": value} for key, value in row.items()}


MINISTER = "Q91 Minister of Foreign Affairs of Quarania"
PRESIDENT = "Q90 President of Quarania"


def export(path: Path, *rows: dict[str, dict[str, str]]) -> Path:
    """A JSON download of the query service."""
    path.write_text(json.dumps({"head": {"vars": []}, "results": {"bindings": list(rows)}}))
    return path


def test_an_export_of_wikidata_becomes_rows(tmp_path: Path) -> None:
    """People, posts and terms are made or recognised; the last without an end is open, one before it unknown."""
    folder = own_folder(tmp_path / "own")
    file = export(
        tmp_path / "query.json",
        binding("Q1", "Ana Silva", PRESIDENT, "2020-01-01", "2024-01-01"),
        binding("Q2", "Eva Horta", MINISTER, "2015-04-02"),
        binding("Q3", "Ivo Pinto", MINISTER, "2019-07-05"),
        binding("Q3", "Ivo Pinto", MINISTER, "2019-07-05"),
    )
    imported = import_export(file, folder, date(2025, 1, 1))
    assert imported.refused == []
    assert imported.known == 1
    found = load_knowledge(folder)
    assert check_tables(folder) == check_tables(None)
    assert found.directory.people["eva-horta"].qid == "Q2"
    assert found.resolver.description("Quarania's foreign minister", day=date(2024, 6, 1)).entry == "ivo-pinto"
    ends = {row["person"]: row["precision"] for row in imported.rows["tenures"]}
    assert ends == {"eva-horta": "day/unknown", "ivo-pinto": "day/open"}
    again = import_export(file, folder, date(2025, 1, 1))
    assert (again.rows["tenures"], again.known) == ([], 3)


def test_an_import_refuses_what_contradicts(tmp_path: Path) -> None:
    """A second holder, other days for a known term, an unknown country, a missing start or label: listed, not written."""
    folder = own_folder(tmp_path / "own")
    other = binding("Q5", "Ivo Pinto", MINISTER, "2019-07-05")
    other["iso"]["value"] = "XQZ"
    file = export(
        tmp_path / "query.json",
        binding("Q9", "Rui Alves", PRESIDENT, "2021-01-02", "2022-01-02"),
        binding("Q1", "Ana Silva", PRESIDENT, "2020-02-03", "2024-01-01"),
        other,
        binding("Q6", "Q6", MINISTER, "2019-07-05"),
        binding("Q7", "Ivo Pinto", "Q92 Keeper of the Seals", "2019-07-05"),
        binding("Q8", "Ivo Pinto", MINISTER, "someday"),
    )
    imported = import_export(file, folder, date(2025, 1, 1))
    assert imported.rows["tenures"] == []
    assert [problem.row for problem in imported.refused] == [1, 2, 3, 4, 5, 6]
    assert "ana-silva there" in imported.refused[0].what
    result = kb("import", file, "--overlay", folder, "--as-of", "2025-01-01")
    assert result.exit_code == 1
    assert "6 refused" in result.stdout


def test_a_csv_export_is_read_like_json(tmp_path: Path) -> None:
    """Both downloads of the query service will do, and one that is neither is refused in words."""
    folder = own_folder(tmp_path / "own")
    file = tmp_path / "query.csv"
    base = "http://www.wikidata.org/entity/"
    file.write_text(
        "person,personLabel,position,positionLabel,iso,start,startPrecision,end\n"
        f"{base}Q2,Eva Horta,{base}Q91,Minister of Foreign Affairs,XQA,2015-01-01T00:00:00Z,9,2016-03-04T00:00:00Z\n"
    )
    imported = import_export(file, folder, date(2025, 1, 1))
    assert [row["precision"] for row in imported.rows["tenures"]] == ["year/day"]
    (tmp_path / "other.json").write_text("{}")
    with pytest.raises(UsageError, match="no export"):
        import_export(tmp_path / "other.json", folder, date(2025, 1, 1))


def test_import_prints_the_query_it_needs() -> None:
    """A user can make the export without leaving the help."""
    result = kb("import", "--query")
    assert result.exit_code == 0
    assert all(f"?{name}" in result.stdout for name in ("person", "position", "iso", "start", "end"))
    with tempfile.TemporaryDirectory() as folder:
        assert kb("import", "--overlay", folder).exit_code != 0


def test_the_packages_tables_hold_nothing_wrong() -> None:
    """What the package ships passes its own check."""
    assert check_tables() == ()
