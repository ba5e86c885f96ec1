"""CSV of anybody's spreadsheet program becomes rows by column."""

from __future__ import annotations

import pytest

from bot.catalogue.importers.csv_feed.rows import looks_like_csv, read_table
from bot.catalogue.importers.errors import NotAFeedError

PLAIN = "id,name,town\n1,Tea,Poole\n2,Art,Wareham\n"


def cells(content: str | bytes) -> list[dict[str, str]]:
    raw = content.encode() if isinstance(content, str) else content
    return [dict(row.cells) for row in read_table(raw, "list.csv").rows]


def test_rows_are_read_by_the_name_of_the_column_in_any_order() -> None:
    assert cells("town,name\nPoole,Tea\n") == [{"town": "Poole", "name": "Tea"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert cells("name,price\nCafé – ‘chat’,£3\n".encode(encoding)) == [
        {"name": "Café – ‘chat’", "price": "£3"}
    ]


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_separators_are_found_out(mark: str) -> None:
    assert cells(PLAIN.replace(",", mark)) == cells(PLAIN)


def test_a_list_inside_a_cell_is_no_separator() -> None:
    assert cells("name,days,for\nTea,mon;tue;wed,autism;dementia\n")[0]["days"] == "mon;tue;wed"


def test_a_title_above_the_header_is_passed_over() -> None:
    assert cells(f"Groups in Dorset,,\nUpdated May,,\n{PLAIN}") == cells(PLAIN)


def test_other_peoples_headers_are_known() -> None:
    content = "Activity Name,Post Code,Who is it for,Start Time\nTea,DT4 7AB,everyone,10:00\n"
    assert cells(content) == [
        {"name": "Tea", "postcode": "DT4 7AB", "for": "everyone", "start_time": "10:00"}
    ]


def test_a_line_break_inside_quotes_stays_in_its_cell() -> None:
    table = read_table(b'name,description\nTea,"Hot\nand sweet"\nArt,Paint\n', "list.csv")
    assert [(row.number, row.cells["name"]) for row in table.rows] == [(2, "Tea"), (4, "Art")]
    assert next(iter(table.rows)).cells["description"] == "Hot\nand sweet"


def test_blank_cells_and_blank_rows_say_nothing() -> None:
    assert cells("name,town\nTea, \n,\n\nArt,Poole\n") == [
        {"name": "Tea"},
        {"name": "Art", "town": "Poole"},
    ]


def test_columns_that_are_not_read_and_rows_that_are_too_long_are_told() -> None:
    table = read_table(b"name,shoe size,name\nTea,9,x\nArt,9,y,z\n", "list.csv")
    assert table.ignored == ("shoe size", "name")
    assert table.too_long == (3,)
    assert [row.cells["name"] for row in table.rows] == ["Tea", "Art"]


def test_a_stray_quote_stops_nothing() -> None:
    assert cells('name,description\n"6" nails,"a" b\nArt,Paint\n')[1]["name"] == "Art"


def test_a_quote_that_is_never_closed_is_refused_before_it_swallows_the_rest() -> None:
    with pytest.raises(NotAFeedError, match="never closed"):
        read_table(b'name,description\nTea,"hot\nArt,Paint\n', "list.csv")


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"a,b\n1,2\n", b"\x00\x01\x02", b"town,day\nPoole,mon\n"]
)
def test_a_file_without_names_is_refused(content: bytes) -> None:
    with pytest.raises(NotAFeedError, match="names of activities"):
        read_table(content, "list.csv")


def test_csv_is_told_from_other_files() -> None:
    assert looks_like_csv(PLAIN.encode())
    assert looks_like_csv(b"Title;Venue\nTea;Hall\n")
    others = (b'{"name": 1}', b"<p>name, town</p>", b"BEGIN:VCALENDAR\n", b"", b"name\nTea\n")
    assert not any(map(looks_like_csv, others))
