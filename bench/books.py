"""Generated books at any size, set-based: what the benchmarks run on.

800 accounts, used as unevenly as real ones (the square of chance); 30 % of the entries
on the balance sheet; 300 departments, of which each uses a tenth of the accounts, and
2 000 projects, each of one department; 10 % of the entries without dimensions, 1 % with
a department that does not exist, 1 % of zero amounts; 24 months. One income-statement
account in seven has no cost type; of the 400 cost types 100 combine by day and 100 by
month. The same number always makes the same entry.

    python -m bench.books FOLDER --entries 1000000
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb

MASTERS = {
    "gl_accounts": """
        select
            cast(1000 + i as varchar) as no,
            'Account ' || (1000 + i) as name,
            'posting' as account_type,
            case when i < 240 then 'balance_sheet' else 'income_statement' end
                as income_balance
        from range(800) as t(i)
    """,
    "cost_types": """
        select
            cast(1240 + i as varchar) as no,
            'Cost type ' || (1240 + i) as name,
            cast(1240 + i as varchar) as gl_account_range,
            case
                when i % 5 = 1 and i < 500 then 'day'
                when i % 5 = 2 and i < 500 then 'month'
                else 'none'
            end as combine_entries
        from range(560) as t(i)
        where i % 7 <> 6
    """,
    "cost_centers": """
        select 'C' || (100 + i) as code, 'Department ' || i as name
        from range(300) as t(i)
    """,
    "cost_objects": """
        select 'P' || (10000 + i) as code, 'Project ' || i as name
        from range(2000) as t(i)
    """,
}

ENTRIES = """
    with drawn as (
        select
            i,
            hash(i) % 10000 as chance,
            hash(i + 7) % 1000 as mixed,
            hash(i + 13) % 300 as department,
            hash(i + 29) % 1000000 as size
        from range($first, $last + 1) as t(i)
    ),

    placed as (
        select
            *,
            case
                when mixed < 300 then chance * chance * 240 // 100000000
                else 240 + (chance * chance * 56 // 100000000) * 10 + department % 10
            end as account
        from drawn
    )

    select
        i as entry_no,
        cast(date '2025-01-01' + cast(i * 700 // $scale as integer) as varchar)
            as posting_date,
        cast(1000 + account as varchar) as gl_account_no,
        'INV' || (100000 + i // 3) as document_no,
        case hash(i + 3) % 5
            when 0 then 'Invoice from supplier ' || hash(i + 5) % 4000
            when 1 then 'Payroll line ' || hash(i + 5) % 900
            when 2 then 'Order ' || hash(i + 5) % 50000 || ', delivered in part'
            when 3 then 'Rent and common cost'
            else 'Transport, consignment ' || hash(i + 5) % 90000
        end as description,
        case
            when mixed % 100 = 7 then '0'
            else cast(
                cast((size * size // 700000 + 1) * (case when size % 5 = 0 then -1
                else 1 end) as decimal(18, 2)) * 0.01 as varchar
            )
        end as amount,
        case
            when mixed % 10 = 3 then '{}'
            when mixed % 100 = 11 then '{"DEPARTMENT":"GHOST"}'
            when mixed % 3 = 0 then '{"DEPARTMENT":"C' || (100 + department)
                || '","PROJECT":"P' || (10000 + department * 6 + mixed % 6) || '"}'
            else '{"DEPARTMENT":"C' || (100 + department) || '"}'
        end as dimensions
    from placed
"""


def write_books(
    folder: Path, entries: int, *, first: int = 1, scale: int | None = None
) -> None:
    """Write entries number `first` to `entries` as Parquet; masters with the first.

    `scale` spreads the entries over 700 days as if there were so many in all.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        if first == 1:
            for table, text in MASTERS.items():
                connection.execute(f"copy ({text}) to '{folder / table}.parquet'")
        text = ENTRIES.replace("$first", str(first)).replace("$last", str(entries))
        text = text.replace("$scale", str((scale or entries) + 1))
        connection.execute(f"copy ({text}) to '{folder}/gl_entries.parquet'")


def main() -> None:
    """Write books from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--from", type=int, default=1, dest="first")
    arguments = parser.parse_args()
    write_books(arguments.folder, arguments.entries, first=arguments.first)


if __name__ == "__main__":
    main()
