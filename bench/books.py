"""Generated books at any size, set-based: what the benchmarks run on.

As uneven as real ones: by Zipf over 800 accounts, 300 departments and the projects of
each (2,000 in all), over 24 months. A department uses a tenth of the income accounts, so
that the number of distinct codings grows far slower than that of entries. README.md says
which shares of the entries are what. The same seed and number always make the same entry
on one version of DuckDB, whatever is written before or beside it.

    python -m bench.books FOLDER --entries 1000000
    python -m bench.books FOLDER --from 1000001 --entries 1010000
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb

COST_TYPE_RANK = """
    -- of the 56 income accounts of a department, by rank: 16 have no cost type; of the
    -- other 40, 10 combine by day and 10 by month
    select
        rank,
        row_number() over (order by rank) % 4 as place
    from range(1, 57) as r(rank)
    where not (rank in (5, 8) or (rank between 14 and 53 and rank % 3 = 2))
"""

MASTERS = {
    "dimensions": """
        select *
        from (values ('DEPARTMENT', 'Department'), ('PROJECT', 'Project'))
            as dimension(code, name)
    """,
    "dimension_values": """
        select 'DEPARTMENT' as dimension, 'C' || (1000 + i) as code,
            'Department ' || i as name
        from range(1, 301) as t(i)
        union all
        select 'PROJECT', 'P' || (10000 + i), 'Project ' || i
        from range(1, 2001) as t(i)
    """,
    "gl_accounts": """
        select
            cast(1000 + i as varchar) as no,
            'Account ' || (1000 + i) as name,
            'posting' as account_type,
            case when i < 240 then 'balance_sheet' else 'income_statement' end
                as income_balance
        from range(800) as t(i)
    """,
    "cost_types": f"""
        with ranked as ({COST_TYPE_RANK})

        select
            cast(1240 + (rank - 1) * 10 + tenth as varchar) as no,
            'Cost type ' || (1240 + (rank - 1) * 10 + tenth) as name,
            no as gl_account_range,
            case place when 2 then 'day' when 3 then 'month' else 'none' end
                as combine_entries
        from ranked
        cross join range(10) as t(tenth)
        order by no
    """,
    "cost_centers": """
        select 'C' || (1000 + i) as code, 'Department ' || i as name
        from range(1, 301) as t(i)
    """,
    "cost_objects": """
        select 'P' || (10000 + i) as code, 'Project ' || i as name
        from range(1, 2001) as t(i)
    """,
}

ENTRIES = """
    with drawn as (
        -- each purpose has a draw of its own, so that no two depend on each other
        select
            i,
            hash(i * 16 + 1 + getvariable('seed')) % 100 as side,
            hash(i * 16 + 2 + getvariable('seed')) % 100 as coded,
            hash(i * 16 + 3 + getvariable('seed')) % 100 as odd,
            hash(i * 16 + 4 + getvariable('seed')) % 1000000 * 0.000001e0 as of_account,
            hash(i * 16 + 5 + getvariable('seed')) % 1000000 * 0.000001e0 as of_center,
            hash(i * 16 + 6 + getvariable('seed')) % 1000000 * 0.000001e0 as of_object,
            hash(i * 16 + 7 + getvariable('seed')) % 1000000 as size,
            hash(i * 16 + 8 + getvariable('seed')) as wording
        from range(getvariable('first'), getvariable('last') + 1) as t(i)
    ),

    centered as (
        -- floor(301 ** u) is a rank from 1 to 300 by Zipf
        select *, cast(floor(pow(301, of_center)) as integer) as department
        from drawn
    ),

    placed as (
        select
            *,
            case
                when side < 30 then cast(floor(pow(241, of_account)) as integer) - 1
                else 240 + (cast(floor(pow(57, of_account)) as integer) - 1) * 10
                    + department % 10
            end as account,
            (department - 1) * 20 // 3 + cast(floor(pow(
                department * 20 // 3 - (department - 1) * 20 // 3 + 1, of_object
            )) as integer) as project
        from centered
    )

    select
        i as entry_no,
        date '2025-01-01' + cast(i * 730 // getvariable('scale') as integer)
            as posting_date,
        cast(1000 + account as varchar) as gl_account_no,
        'INV' || (100000 + i // 3) as document_no,
        case wording % 5
            when 0 then 'Invoice from supplier ' || wording // 5 % 4000
            when 1 then 'Payroll line ' || wording // 5 % 900
            when 2 then 'Order ' || wording // 5 % 50000 || ', delivered in part'
            when 3 then 'Rent and common cost'
            else 'Transport, consignment ' || wording // 5 % 90000
        end as description,
        cast(case
            when odd = 0 then 0
            else cast(size * size // 700000 + 1 as bigint)
                * case when size % 50 = 1 then 60 else 1 end
                * case when size % 5 = 0 then -1 else 1 end
        end * 0.01 as decimal(18, 2)) as amount,
        case
            when coded < 10 then '{}'
            when odd = 1 then '{"DEPARTMENT":"GHOST"}'
            when side < 30 or coded < 55
                then '{"DEPARTMENT":"C' || (1000 + department) || '"}'
            when coded < 80
                then '{"DEPARTMENT":"C' || (1000 + department)
                    || '","PROJECT":"P' || (10000 + project) || '"}'
            else '{"PROJECT":"P' || (10000 + project) || '"}'
        end as dimensions
    from placed
"""

SEED_STEP = 1 << 40
"""Keeps the draws of one seed away from those of another."""


def write_books(
    folder: Path,
    entries: int,
    *,
    first: int = 1,
    scale: int | None = None,
    seed: int = 0,
) -> None:
    """Write entries number `first` to `entries` as Parquet; masters with the first.

    `scale` spreads the entries over two years as if there were so many in all.
    """
    folder.mkdir(parents=True, exist_ok=True)
    values = {
        "first": first,
        "last": entries,
        "scale": (scale or entries) + 1,
        "seed": seed * SEED_STEP,
    }
    with duckdb.connect() as connection:
        for name, value in values.items():
            connection.execute(f"set variable {name} = {value:d}")
        tables = MASTERS if first == 1 else {}
        for table, text in {**tables, "gl_entries": ENTRIES}.items():
            place = str(folder / f"{table}.parquet").replace("'", "''")
            connection.execute(f"copy ({text}) to '{place}' (format parquet)")


def main() -> None:
    """Write books from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--from", type=int, default=1, dest="first")
    parser.add_argument("--scale", type=int)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    write_books(
        arguments.folder,
        arguments.entries,
        first=arguments.first,
        scale=arguments.scale,
        seed=arguments.seed,
    )


if __name__ == "__main__":
    main()
