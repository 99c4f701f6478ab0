"""CSV files as people's systems write them: any encoding, delimiter and line end.

A sound file goes straight to DuckDB's reader. One with blank lines, rows of another
width or stray quotes is read record by record in Python, which is slower and knows every
row's number; what it cannot take becomes a problem.
"""

from __future__ import annotations

import codecs
import csv
from typing import TYPE_CHECKING

import duckdb
from attrs import frozen

from costledger.errors import Problem, RowsRefusedError, SourceError
from costledger.messages import marked, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

DELIMITERS = ",;\t|"
BLOCK = 1 << 20

UNCLOSED = marked("A quote is opened in this row and never closed.")
STRAY = marked(
    "This row has a quote that is neither doubled nor at the end of its cell."
)


@frozen
class Delimited:
    """What a CSV file is: how it is written, and its header."""

    path: Path
    shown: str
    """How messages call it."""
    delimiter: str
    header: tuple[str, ...]
    """The column names; '' where a column has none."""
    header_row: int
    is_plain: bool
    """Whether DuckDB's reader may take it: no line is blank, the header is the first."""


def look_at(
    path: Path, shown: str, folder: Path, *, encoding: str = "", delimiter: str = ""
) -> Delimited:
    """Find out how a CSV file is written.

    A file in another encoding is written anew in UTF-8, into `folder`.

    Raises SourceError for a file without a header, and for one that is no text.
    """
    encoding = encoding or _encoding(path)
    if encoding not in ("utf-8", "utf-8-sig"):
        path = _transcoded(path, shown, encoding, folder)
    is_plain = _survey(path, shown)
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = next((line for line in file if line.strip()), "")
    delimiter = delimiter or max(
        DELIMITERS, key=lambda sign: _outside_quotes(first, sign)
    )
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        header_row, header = next(
            ((row, cells) for row, cells in enumerate(reader, 1) if any(cells)), (0, [])
        )
        is_plain = is_plain and reader.line_num == 1
    if not header:
        raise SourceError(
            shown,
            phrase("it is empty."),
            phrase("Name the columns in its first line, rows below."),
        )
    names = tuple(cell.strip() for cell in header)
    return Delimited(path, shown, delimiter, names, header_row, is_plain)


def load_delimited(
    connection: duckdb.DuckDBPyConnection, file: Delimited, name: str, folder: Path
) -> None:
    """Load the rows under the header into the temporary table `name`.

    Its columns are `row_no`, c0, c1 and on. `folder` is for temporary files.

    Raises RowsRefusedError with every row that has not the columns of the header.
    """
    columns = {f"c{place}": "VARCHAR" for place in range(len(file.header))}
    if file.is_plain:
        try:
            _read(connection, file.path, file.delimiter, name, columns)
        except (duckdb.InvalidInputException, duckdb.ConversionException):
            pass  # The careful reader says what is wrong with which row.
        else:
            return
    straight = folder / f"{name}.csv"
    problems = _straighten(file, straight)
    if problems:
        raise RowsRefusedError(problems)
    _read(connection, straight, ",", name, {"row_no": "BIGINT"} | columns)


def _read(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    delimiter: str,
    name: str,
    columns: dict[str, str],
) -> None:
    # The header is row 1. A plain file's rows come in order and without gaps.
    row_no = "" if "row_no" in columns else "row_number() over () + 1 as row_no, "
    connection.execute(
        f"create or replace temp table {name} as select {row_no}* from read_csv($1,"
        " columns = $2, delim = $3, quote = '\"', escape = '\"', header = true,"
        " auto_detect = false, strict_mode = true, null_padding = false)",
        [str(path), columns, delimiter],
    )


# The careful reader


def _straighten(file: Delimited, target: Path) -> list[Problem]:
    """Write the rows anew, each with its number; return those that cannot be."""
    problems: list[Problem] = []
    width = len(file.header)
    with (
        file.path.open(encoding="utf-8-sig", newline="") as source,
        target.open("w", encoding="utf-8", newline="") as straight,
    ):
        writer = csv.writer(straight, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(["row_no", *file.header])
        for row, cells, trouble in _records(file, source):
            if row <= file.header_row or not (trouble or any(cells)):
                continue
            if trouble:
                problems.append(_quote_problem(file, row, trouble))
            elif len(cells) < width or any(cells[width:]):
                problems.append(_width_problem(file, row, cells))
            else:
                writer.writerow([row, *cells[:width]])
    return problems


def _records(file: Delimited, source: TextIO) -> Iterator[tuple[int, list[str], str]]:
    """Yield (row, cells, problem): rows as a spreadsheet counts them."""
    reader = csv.reader(source, delimiter=file.delimiter, strict=True)
    row = 0
    while True:
        row += 1
        try:
            yield row, next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            is_unclosed = "unexpected end" in str(error) or "field larger" in str(error)
            yield row, [], phrase(UNCLOSED) if is_unclosed else phrase(STRAY)
            if is_unclosed:
                return


def _quote_problem(file: Delimited, row: int, trouble: str) -> Problem:
    hint = phrase("Close every quote, and double one that is part of the text.")
    return Problem(file.shown, row, "", "", trouble, hint)


def _width_problem(file: Delimited, row: int, cells: list[str]) -> Problem:
    return Problem(
        file.shown,
        row,
        "",
        file.delimiter.join(cells)[:80],
        phrase(
            "This row has {cells} cells, and the header {header}.",
            cells=len(cells),
            header=len(file.header),
        ),
        phrase(
            "Quote a cell that holds the delimiter {delimiter!r}.",
            delimiter=file.delimiter,
        ),
    )


# Encodings


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Western systems before Unicode; Latin-1 reads what Windows-1252 has no sign for.
    encodings = ("utf-8", "cp1252")
    return next((each for each in encodings if _decodes(path, each)), "latin-1")


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as file:
            while file.read(BLOCK):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _transcoded(path: Path, shown: str, encoding: str, folder: Path) -> Path:
    target = folder / f"{path.stem}.utf-8.csv"
    try:
        with (
            path.open(encoding=encoding, newline="") as source,
            target.open("w", encoding="utf-8", newline="") as file,
        ):
            while block := source.read(BLOCK):
                file.write(block)
    except (LookupError, UnicodeError) as error:
        raise SourceError(
            shown,
            phrase("it is not written in {encoding}.", encoding=encoding),
            phrase("Export it as CSV in UTF-8."),
        ) from error
    return target


def _survey(path: Path, shown: str) -> bool:
    """Return whether a file has no blank lines inside."""
    is_plain, rest = True, b""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            if b"\0" in block:
                raise SourceError(
                    shown,
                    phrase("it is no text file."),
                    phrase("Export it as CSV in UTF-8."),
                )
            # Line ends at the end of the file are no blank lines, so they wait.
            text = rest + block
            kept = text.rstrip(b"\r\n")
            is_plain = is_plain and not any(sign in kept for sign in BLANK_LINES)
            is_plain = is_plain and not kept.startswith((b"\n", b"\r\n"))
            rest = kept[-1:] + text[len(kept) :]
    return is_plain


BLANK_LINES = (b"\n\n", b"\n\r\n", b"\r\r")


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])
