"""The mutants that `tools/mutants.py` tries: where, what stands there, what is made of it.

Each is (name, file, text, mutated text, tests). The text stands in its file once. The
names begin with the kind of edge that is bare without the tests.
"""

from __future__ import annotations

SQL = "src/costledger/engine/sql"
CHECKS = "src/costledger/engine/checks"
VIEWS = "src/costledger/stores/migrations/views.sql"
DOMAIN = "src/costledger/domain"

ALLOCATE = ("tests/contract/allocation/test_allocate_edges.py",)
BUDGET = ("tests/contract/budget/test_budget_edges.py",)
DISPOSITION = ("tests/contract/transfer/test_disposition.py",)
FIRST_TRANSFER = ("tests/contract/transfer/test_transfer.py",)
IMPORT = ("tests/contract/imports/test_import_edges.py",)
JOURNAL = ("tests/contract/journal/test_journal_edges.py",)
KEYS = ("tests/contract/rules/test_keys_edges.py",)
LAWS = ("tests/contract/test_laws_broken.py",)
PERIOD = ("tests/contract/registers/test_period_edges.py",)
POST = ("tests/contract/posting/test_post.py",)
RICH = ("tests/contract/test_rich_ledger.py",)
TRANSFER = ("tests/contract/transfer/test_transfer_again.py",)
OPEN_DAYS = ("tests/domain/test_open_days.py",)
ROUNDING = ("tests/domain/test_rounding.py",)
SHARES = ("tests/domain/test_allocation.py",)
SHIFT = ("tests/domain/test_shift.py",)
STAGES = ("tests/domain/test_methods.py",)
WINDOWS = ("tests/domain/test_windows.py",)
SPREAD = ("tests/domain/test_spread_and_compare.py",)

Row = tuple[str, str, str, str, tuple[str, ...]]


def only(files: tuple[str, ...], words: str) -> tuple[str, ...]:
    """Return the tests of files whose names hold words, on the store that is fast."""
    return (*files, "-k", f"({words}) and not postgres")


LOCKED = only(
    (*TRANSFER, *JOURNAL, *BUDGET, *ALLOCATE),
    "first_and_last_day or open_from_the_first or release_stops or holds_no_budget",
)
"""Locked periods, for all who ask which days are open."""
WINDOW = only(
    (*TRANSFER, *JOURNAL, *ALLOCATE),
    "outside_the_window or open_from_the_first or locked_period_ends",
)
"""The posting window, likewise."""
DISPOSED = only((*FIRST_TRANSFER, *TRANSFER, *DISPOSITION), "not judges")
"""What becomes of G/L entries, apart from what chance draws."""

SECOND_CURRENCY: list[Row] = [
    (
        "second currency, M15: a credit is shared as a debit",
        f"{SQL}/allocation/share/allocate_debit.sql",
        "case when additional.amount < 0 then -1 else 1 end as direction",
        "1 as direction",
        only(ALLOCATE, "credit_in_the_second"),
    ),
    (
        "second currency: fixed amounts do not count as keys",
        f"{SQL}/allocation/share/allocate_debit.sql",
        "case when pool.has_fixed then abs(amount.amount) else line.weight end",
        "line.weight",
        only(RICH, "july_is_allocated"),
    ),
    (
        "second currency: a part that is taken brings all of it",
        f"{SQL}/allocation/relieve/part.sql",
        "when size = abs(amount) then additional_amount",
        "when size <> 0 then additional_amount",
        only(RICH, "oldest_entries"),
    ),
    (
        "second currency: a part of a credit is a debit",
        f"{SQL}/allocation/relieve/part.sql",
        "else case when additional_amount < 0 then -1 else 1 end * cast(",
        "else cast(",
        only(RICH, "august_charges"),
    ),
    (
        "second currency: a part that is taken is the whole pool",
        f"{SQL}/allocation/share/allocate_additional.sql",
        "else coalesce(part.amount, 0)",
        "else pool.additional_balance",
        only(RICH, "july_is_allocated"),
    ),
    (
        "second currency: what is taken of an entry is forgotten",
        f"{SQL}/allocation/relieve/allocate_open.sql",
        "candidate.additional_amount - coalesce(relieved.additional_amount, 0)",
        "candidate.additional_amount",
        only(RICH, "august_charges"),
    ),
    (
        "second currency: an open rest of it alone is closed",
        VIEWS,
        (
            "        entry.amount <> coalesce(relieved_entry.amount, 0)\n"
            "        or entry.additional_amount <> coalesce(relieved_entry.additional_amount, 0)"
        ),
        "        entry.amount <> coalesce(relieved_entry.amount, 0)",
        only(ALLOCATE, "nothing_in_crowns"),
    ),
    (
        "second currency: the certificate does not look at it",
        f"{SQL}/allocation/certificate.sql",
        "        and posted.additional_amount = 0\n",
        "",
        only(ALLOCATE, "certificate"),
    ),
    (
        "second currency: the certificate does not look at what is taken of it",
        f"{SQL}/allocation/certificate.sql",
        "        and relieved.additional_amount = 0\n",
        "",
        only(ALLOCATE, "certificate"),
    ),
    (
        "second currency, M41: an archive freezes none",
        f"{SQL}/registers/archive/keep_balance.sql",
        "    cast(sum(additional_amount) as bigint)\nfrom dated",
        "    cast(0 as bigint)\nfrom dated",
        only(PERIOD, "archive_takes"),
    ),
    (
        "second currency: an archived register keeps none",
        f"{SQL}/registers/archive/keep_register.sql",
        "cast(sum(entry.additional_amount) as bigint)",
        "cast(0 as bigint)",
        only(RICH, "every_law"),
    ),
    (
        "second currency: a reversal keeps its sign",
        f"{SQL}/registers/reverse/line.sql",
        "-entry.additional_amount as additional_amount",
        "entry.additional_amount as additional_amount",
        only(PERIOD, "takes_back_both"),
    ),
    (
        "second currency: an entry that comes again may differ",
        f"{SQL}/imports/entry_changed.sql",
        "    or entry.additional_amount <> import_entry.additional_amount\n",
        "",
        only(IMPORT, "comes_again"),
    ),
    (
        "second currency: groups leave it out",
        f"{SQL}/transfer/line.sql",
        "cast(sum(additional_amount) as bigint) as additional_amount",
        "cast(0 as bigint) as additional_amount",
        only(RICH, "groups_are_summed"),
    ),
    (
        "second currency: a copy does not raise it",
        f"{SQL}/budget/copy/line.sql",
        "2 * cast(abs(additional_amount) as hugeint) * $numerator + $denominator",
        "2 * cast(abs(additional_amount) as hugeint) * $denominator + $denominator",
        only(BUDGET, "second_currency_by_the_same"),
    ),
    (
        "second currency: a credit is copied as a debit",
        f"{SQL}/budget/copy/line.sql",
        "case when additional_amount < 0 then (0 - $sign) else $sign end",
        "(0 + $sign)",
        only(BUDGET, "second_currency_by_the_same"),
    ),
    (
        "second currency: a release leaves it out",
        f"{SQL}/budget/release/line.sql",
        "    source.additional_amount,",
        "    cast(0 as bigint) as additional_amount,",
        only(BUDGET, "release_stops"),
    ),
    (
        "second currency: a register adds none",
        f"{SQL}/posting/register.sql",
        "cast(coalesce(sum(additional_amount), 0) as bigint) as additional_amount",
        "cast(0 as bigint) as additional_amount",
        only(RICH, "groups_are_summed"),
    ),
]

CLOSING_DATES: list[Row] = [
    (
        "closing date, M11: of the day allocated",
        f"{SQL}/allocation/relieve/allocate_open.sql",
        "entry.posting_date = $date and not entry.is_closing",
        "entry.posting_date = $date",
        only(RICH, "july_is_allocated"),
    ),
    (
        "closing date, M38: in a key over cost types",
        f"{SQL}/rules/keys/cost_type_entries.sql",
        (
            "        and not (entry.is_closing and entry.posting_date = "
            "wanted_window.last_day)\n"
        ),
        "",
        only(KEYS, "measured_to"),
    ),
    (
        "closing date: in a key over the general ledger",
        f"{SQL}/rules/keys/gl_entries.sql",
        (
            "        and not (entry.is_closing and entry.posting_date = "
            "wanted_window.last_day)\n"
        ),
        "",
        only(KEYS, "measured_to"),
    ),
    (
        "closing date: in a key over budgets",
        f"{SQL}/rules/keys/cost_budget_entries.sql",
        (
            "        and not (entry.is_closing and entry.posting_date = "
            "wanted_window.last_day)\n"
        ),
        "",
        only(KEYS, "measured_to"),
    ),
    (
        "closing date: of a day within a window is left out",
        f"{SQL}/rules/keys/cost_type_entries.sql",
        "not (entry.is_closing and entry.posting_date = wanted_window.last_day)",
        "not entry.is_closing",
        only(KEYS, "measured_to"),
    ),
    (
        "closing date: in a report of the day",
        f"{SQL}/reports/balances.sql",
        "entry.balance_date <= cast($last_day as date)",
        "entry.posting_date <= cast($last_day as date)",
        only(RICH, "comes_after_its_day"),
    ),
    (
        "closing date: in what is open on the day",
        f"{SQL}/reports/open_balances.sql",
        "or balance_date <= cast($last_day as date)",
        "or posting_date <= cast($last_day as date)",
        only(RICH, "leaves_everything_open"),
    ),
    (
        "closing date: in a comparison",
        f"{SQL}/budget/compare/comparison.sql",
        "entry.balance_date <= cast($last_day as date)",
        "entry.posting_date <= cast($last_day as date)",
        only(BUDGET, "no_month_alone"),
    ),
    (
        "closing date: in a sheet",
        f"{SQL}/budget/sheet/budget_balance.sql",
        "entry.balance_date <= period.last_day",
        "entry.posting_date <= period.last_day",
        only(BUDGET, "no_month_alone"),
    ),
    (
        "closing date: in a cell",
        f"{SQL}/budget/enter/cell.sql",
        "entry.balance_date <= $last_day",
        "entry.posting_date <= $last_day",
        only(BUDGET, "no_month_alone"),
    ),
    (
        "closing date: counts on its day in what is open",
        VIEWS,
        (
            "    entry.is_closing,\n"
            "    entry.posting_date + cast(entry.is_closing as integer) as balance_date,\n"
            "    entry.cost_type_id,\n"
            "    entry.receiver_id,\n"
            "    entry.amount - "
        ),
        (
            "    entry.is_closing,\n"
            "    entry.posting_date as balance_date,\n"
            "    entry.cost_type_id,\n"
            "    entry.receiver_id,\n"
            "    entry.amount - "
        ),
        only(RICH, "leaves_everything_open"),
    ),
    (
        "closing date: counts on its day in what a version shows",
        VIEWS,
        (
            "    entry.posting_date + cast(entry.is_closing as integer) as balance_date,\n"
            "    entry.cost_type_id,\n"
            "    entry.receiver_id,\n"
            "    entry.amount,\n"
            "    entry.additional_amount"
        ),
        (
            "    entry.posting_date as balance_date,\n"
            "    entry.cost_type_id,\n"
            "    entry.receiver_id,\n"
            "    entry.amount,\n"
            "    entry.additional_amount"
        ),
        only(BUDGET, "no_month_alone"),
    ),
    (
        "closing date: counts on its day in balances",
        VIEWS,
        (
            "    entry.posting_date,\n"
            "    entry.posting_date + cast(entry.is_closing as integer) as balance_date,\n"
        ),
        "    entry.posting_date,\n    entry.posting_date as balance_date,\n",
        only(RICH, "comes_after_its_day"),
    ),
    (
        "closing date: balances its day in a journal",
        f"{SQL}/journal/unbalanced.sql",
        (
            "    case when $is_whole then null else posting_date end,\n"
            "    case when $is_whole then false else is_closing end\n"
        ),
        "    case when $is_whole then null else posting_date end\n",
        ("tests/contract/journal/test_journal.py", "-k", "balances and not postgres"),
    ),
    (
        "closing date: a reversal forgets it",
        f"{SQL}/registers/reverse/line.sql",
        "entry.is_closing and reverse_move.posting_date is null as is_closing",
        "false as is_closing",
        only(PERIOD, "takes_back_both"),
    ),
    (
        "closing date: a moved reversal keeps it",
        f"{SQL}/registers/reverse/line.sql",
        "entry.is_closing and reverse_move.posting_date is null as is_closing",
        "entry.is_closing as is_closing",
        only(PERIOD, "on_no_closing_date"),
    ),
    (
        "closing date: comes again as its day",
        f"{SQL}/imports/entry_changed.sql",
        "    or entry.is_closing <> import_entry.is_closing\n",
        "",
        only(IMPORT, "comes_again"),
    ),
]

CREDITS: list[Row] = [
    (
        "credit, M13: fixed amounts beyond what a credit holds",
        f"{SQL}/allocation/relieve/allocate_balance.sql",
        "            when balance < 0 and fixed < balance then 0\n",
        "",
        only(ALLOCATE, "more_back_than"),
    ),
    (
        "credit: fixed amounts beyond what is held",
        f"{SQL}/allocation/relieve/allocate_balance.sql",
        "            when balance > 0 and fixed > balance then 0\n",
        "",
        only(ALLOCATE, "leave_the_weights"),
    ),
    (
        "credit: more is taken of it than there is",
        f"{SQL}/allocation/relieve/allocate_balance.sql",
        "greatest(balance, fixed + distributable)",
        "least(balance, fixed + distributable)",
        only(ALLOCATE, "more_back_than"),
    ),
    (
        "credit: none of it is taken",
        f"{SQL}/allocation/relieve/allocate_balance.sql",
        (
            "        when balance < 0 and fixed + distributable < 0\n"
            "            then greatest(balance, fixed + distributable)\n"
        ),
        "",
        only(ALLOCATE, "separate_ways"),
    ),
    (
        "credit: its weights get a debit",
        f"{SQL}/allocation/share/allocate_amount.sql",
        "case when balance.distributable < 0 then -1 else 1 end as direction",
        "1 as direction",
        only(ALLOCATE, "separate_ways"),
    ),
    (
        "credit: entries of the other sign are not taken in full",
        f"{SQL}/allocation/relieve/part.sql",
        "when not is_same_sign then abs(amount)",
        "when not is_same_sign then 0",
        (
            "tests/contract/allocation/test_allocate.py",
            "-k",
            "in_part and not postgres",
        ),
    ),
    (
        "credit, D08: of equal pools a credit comes last",
        f"{DOMAIN}/methods.py",
        "-abs(pools[pool])",
        "-pools[pool]",
        STAGES,
    ),
    (
        "credit: a half is rounded up and not away from zero",
        f"{DOMAIN}/allocation.py",
        "return -size if value < 0 else size",
        "return -(size - 1) if value < 0 else size",
        SHARES,
    ),
    (
        "credit: rates beyond a credit share the rest all the same",
        f"{DOMAIN}/allocation.py",
        "over = left if left * amount < 0 or (amount == 0 and left) else 0",
        "over = left if left < 0 or (amount == 0 and left) else 0",
        SHARES,
    ),
    (
        "credit: a rate is charged twice in a period",
        f"{SQL}/allocation/allocate_line.sql",
        "when line.is_fixed then line.fixed_amount - line.charged_before",
        "when line.is_fixed then line.fixed_amount",
        only(ALLOCATE, "last_day_of_a_period_is_charged"),
    ),
]

VERSIONS: list[Row] = [
    (
        "version: the wider of two cuts holds",
        VIEWS,
        "when part.cut_date < version.base_cut_date then part.cut_date",
        "when part.cut_date > version.base_cut_date then part.cut_date",
        only(BUDGET, "two_cuts"),
    ),
    (
        "version: a base below a base has no cut",
        VIEWS,
        "            when version.base_cut_date is null then part.cut_date\n",
        "            when version.base_cut_date is null then null\n",
        only(BUDGET, "two_cuts"),
    ),
    (
        "version: a frozen base thaws below another",
        VIEWS,
        "            when version.base_cut_entry_no is null then part.cut_entry_no\n",
        "            when version.base_cut_entry_no is null then null\n",
        only(BUDGET, "frozen"),
    ),
    (
        "version: of two frozen ones the later holds",
        VIEWS,
        "when part.cut_entry_no < version.base_cut_entry_no then part.cut_entry_no",
        "when part.cut_entry_no > version.base_cut_entry_no then part.cut_entry_no",
        only(BUDGET, "frozen"),
    ),
    (
        "version: the day of the cut is not in what a version shows",
        VIEWS,
        (
            "from cost_entry_row as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
            "    and entry.posting_date <= part.cut_date\n"
        ),
        (
            "from cost_entry_row as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
            "    and entry.posting_date < part.cut_date\n"
        ),
        only((*BUDGET, *ALLOCATE), "cut or limit_counts"),
    ),
    (
        "version: what lies beyond the cut is in what a version shows",
        VIEWS,
        (
            "from cost_entry_row as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
            "    and entry.posting_date <= part.cut_date\n"
        ),
        (
            "from cost_entry_row as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
        ),
        only((*BUDGET, *ALLOCATE), "cut or limit_counts"),
    ),
    (
        "version: what is frozen is not so in what a version shows",
        VIEWS,
        (
            "from cost_entry_row as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
            "    and entry.posting_date <= part.cut_date\n"
            "    and entry.entry_no <= part.cut_entry_no;"
        ),
        (
            "from cost_entry_row as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
            "    and entry.posting_date <= part.cut_date;"
        ),
        only(BUDGET, "frozen"),
    ),
    (
        "version: the day of the cut is not in balances",
        VIEWS,
        (
            "from balance_entry as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
            "    and entry.posting_date <= part.cut_date\n"
        ),
        (
            "from balance_entry as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
            "    and entry.posting_date < part.cut_date\n"
        ),
        only(BUDGET, "cut"),
    ),
    (
        "version: what lies beyond the cut is in balances",
        VIEWS,
        (
            "from balance_entry as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
            "    and entry.posting_date <= part.cut_date\n"
        ),
        (
            "from balance_entry as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
        ),
        only(BUDGET, "cut"),
    ),
    (
        "version: what is frozen is not so in balances",
        VIEWS,
        (
            "from balance_entry as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
            "    and entry.posting_date <= part.cut_date\n"
            "    and entry.entry_no <= part.cut_entry_no;"
        ),
        (
            "from balance_entry as entry\n"
            "inner join version_part as part\n"
            "    on part.part_version_id = entry.version_id\n"
            "    and entry.posting_date <= part.cut_date;"
        ),
        only(BUDGET, "frozen"),
    ),
    (
        "version: the day of the cut is not allocated",
        f"{SQL}/allocation/relieve/allocate_open.sql",
        "entry.posting_date <= part.cut_date",
        "entry.posting_date < part.cut_date",
        only(ALLOCATE, "cut"),
    ),
    (
        "version: what is frozen is not so in an allocation",
        f"{SQL}/allocation/relieve/allocate_open.sql",
        "        and entry.entry_no <= part.cut_entry_no\n",
        "",
        only(ALLOCATE, "frozen"),
    ),
    (
        "version: runs of the base count beyond the cut",
        f"{SQL}/allocation/relieve/allocate_open.sql",
        "        and coalesce(run_row.allocation_date <= part.cut_date, true)\n",
        "",
        only(ALLOCATE, "beyond_the_cut"),
    ),
    (
        "version: runs of the base do not count on the day of the cut",
        f"{SQL}/allocation/relieve/allocate_open.sql",
        "run_row.allocation_date <= part.cut_date",
        "run_row.allocation_date < part.cut_date",
        only(ALLOCATE, "runs_of_its_base"),
    ),
    (
        "version, M34: versions balance each other in a journal",
        f"{SQL}/journal/unbalanced.sql",
        "    case when $is_whole then null else version_id end,\n",
        "",
        only(JOURNAL, "balance_each_other"),
    ),
    (
        "version: an archive takes budgets, too",
        f"{SQL}/registers/archive/take.sql",
        "where version_id = 1 and posting_date",
        "where posting_date",
        only(PERIOD, "stay_out_of"),
    ),
    (
        "version: an allocation of a budget is held to locked periods",
        f"{SQL}/allocation/is_allowed.sql",
        "        and ($is_actual or not barred.is_locked_period)\n",
        "",
        only(ALLOCATE, "holds_no_budget"),
    ),
    (
        "version: a journal on a budget is held to locked periods",
        f"{SQL}/journal/problem.sql",
        "    where not barred_day.is_locked_only or line.version_id = $actual\n",
        "",
        only(JOURNAL, "no_locked_period"),
    ),
    (
        "version: a locked period opens days outside the window to a budget",
        f"{SQL}/journal/problem.sql",
        "bool_and(barred.is_locked_period) as is_locked_only",
        "bool_or(barred.is_locked_period) as is_locked_only",
        only(JOURNAL, "held_to_the_window"),
    ),
    (
        "version: a locked period is one for budgets, too",
        VIEWS,
        "    true as is_locked_period",
        "    false as is_locked_period",
        only(ALLOCATE, "holds_no_budget"),
    ),
    (
        "version: a budget is not held to the first day of the window",
        VIEWS,
        "allow_posting_from - 1 as last_day,\n    false as",
        "allow_posting_from - 1 as last_day,\n    true as",
        only((*JOURNAL, *ALLOCATE), "held_to_the_window or locked_period_ends"),
    ),
    (
        "version: a budget is not held to the last day of the window",
        VIEWS,
        "date '9999-12-31' as last_day,\n    false as",
        "date '9999-12-31' as last_day,\n    true as",
        only((*JOURNAL, *ALLOCATE), "held_to_the_window or locked_period_ends"),
    ),
    (
        "version: a closed period seals budgets, too",
        f"{SQL}/registers/seal/period_line.sql",
        "    version_id = 1\n    and entry_no",
        "    entry_no",
        only(PERIOD, "stay_out_of"),
    ),
]

RETIRED: list[Row] = [
    (
        "retired: a code names what has retired",
        VIEWS,
        "from posting_target\nwhere not is_retired;",
        "from posting_target;",
        only((*JOURNAL, *BUDGET, *ALLOCATE, *IMPORT), "has_retired"),
    ),
    *(
        (
            f"retired, {name}: {what}",
            f"{SQL}/{file}.sql",
            f"join receiver_by_code as {alias}",
            f"join posting_target as {alias}",
            tests,
        )
        for name, what, file, alias, tests in (
            (
                "M35, center",
                "a journal posts on it",
                "journal/journal_resolved",
                "center",
                only(JOURNAL, "has_retired"),
            ),
            (
                "object",
                "a journal posts on it",
                "journal/journal_resolved",
                "object_",
                only(JOURNAL, "has_retired"),
            ),
            (
                "balancing center",
                "a journal posts on it",
                "journal/journal_resolved",
                "bal_center",
                only(JOURNAL, "has_retired"),
            ),
            (
                "balancing object",
                "a journal posts on it",
                "journal/journal_resolved",
                "bal_object",
                only(JOURNAL, "has_retired"),
            ),
            (
                "center",
                "a budget plans on it",
                "budget/enter/budget_resolved",
                "center",
                only(BUDGET, "has_retired"),
            ),
            (
                "object",
                "a budget plans on it",
                "budget/enter/budget_resolved",
                "object_",
                only(BUDGET, "has_retired"),
            ),
            (
                "sender",
                "it gives",
                "allocation/allocate_rule",
                "center",
                only(ALLOCATE, "has_retired_neither"),
            ),
            (
                "receiver",
                "it gets",
                "allocation/problem/target",
                "center",
                only(ALLOCATE, "has_retired_neither"),
            ),
            (
                "center",
                "an import takes it for one",
                "imports/receiver_refused",
                "receiver",
                only(IMPORT, "has_retired"),
            ),
        )
    ),
    *(
        (
            f"retired, {name}: a journal posts on it",
            f"{SQL}/journal/journal_resolved.sql",
            text,
            "",
            only(JOURNAL, "has_retired"),
        )
        for name, text in (
            ("cost type", " and not cost_type.is_retired"),
            ("balancing cost type", " and not bal_type.is_retired"),
        )
    ),
    *(
        (
            f"retired, {name}: a budget plans on it",
            f"{SQL}/budget/enter/budget_resolved.sql",
            text,
            "",
            only(BUDGET, "has_retired"),
        )
        for name, text in (("cost type", " and not cost_type.is_retired"),)
    ),
    (
        "retired: a cost type is credited",
        f"{SQL}/allocation/allocate_rule.sql",
        " and not credit.is_retired",
        "",
        only(ALLOCATE, "has_retired_neither"),
    ),
    (
        "retired: a center takes what is transferred",
        VIEWS,
        "    and not is_blocked and not is_retired as is_postable",
        "    and not is_blocked as is_postable",
        only(TRANSFER, "that_retires"),
    ),
]

LAST_DAYS: list[Row] = [
    (
        "last day, M43: of a period, on which an entry waits",
        f"{SQL}/registers/periods/waiting.sql",
        "entry.posting_date <= cast($last_day as date)",
        "entry.posting_date < cast($last_day as date)",
        only(PERIOD, "waits_in_the_period"),
    ),
    (
        "last day: the first one of a period, on which an entry waits",
        f"{SQL}/registers/periods/waiting.sql",
        "entry.posting_date >= cast($first_day as date)",
        "entry.posting_date > cast($first_day as date)",
        only(PERIOD, "waits_in_the_period"),
    ),
    (
        "last day, M47: of a dimension",
        f"{SQL}/imports/receiver_refused.sql",
        "import_new.posting_date < judged.valid_to",
        "import_new.posting_date <= judged.valid_to",
        only(IMPORT, "from_its_first_day"),
    ),
    (
        "last day: the first one of a dimension",
        f"{SQL}/imports/receiver_refused.sql",
        "import_new.posting_date >= judged.valid_from",
        "import_new.posting_date > judged.valid_from",
        only(IMPORT, "from_its_first_day"),
    ),
    (
        "last day: of the dimension before is read anew",
        f"{SQL}/base/setup/reassigned.sql",
        "entry.posting_date < dimension_assignment.valid_to",
        "entry.posting_date <= dimension_assignment.valid_to",
        only(IMPORT, "from_its_first_day"),
    ),
    (
        "last day: of a locked period is open",
        VIEWS,
        "coalesce(next_date - 1, date",
        "coalesce(next_date - 2, date",
        LOCKED,
    ),
    (
        "last day: the one after the window is open",
        VIEWS,
        "allow_posting_to + 1 as first_day",
        "allow_posting_to + 2 as first_day",
        WINDOW,
    ),
    (
        "last day: the one before the window is open",
        VIEWS,
        "allow_posting_from - 1 as last_day",
        "allow_posting_from - 2 as last_day",
        WINDOW,
    ),
    (
        "last day: a locked period without a next one is open",
        VIEWS,
        "coalesce(next_date - 1, date '9999-12-31') as last_day",
        "next_date - 1 as last_day",
        only(JOURNAL, "no_other_follows"),
    ),
    (
        "last day: periods that are not locked are barred",
        VIEWS,
        "from period\nwhere state = 'locked'\nunion",
        "from period\nunion",
        LOCKED,
    ),
    (
        "last day: the first one of a locked period is open",
        VIEWS,
        "    starting_date as first_day,\n    coalesce",
        "    starting_date + 1 as first_day,\n    coalesce",
        LOCKED,
    ),
    (
        "last day: of the window is closed",
        VIEWS,
        "allow_posting_to + 1 as first_day",
        "allow_posting_to as first_day",
        WINDOW,
    ),
    (
        "last day: the first one of the window is closed",
        VIEWS,
        "allow_posting_from - 1 as last_day",
        "allow_posting_from as last_day",
        WINDOW,
    ),
    (
        "last day: the starting date is not started",
        VIEWS,
        "calendar_day.day >= setup.starting_date_for_gl_transfer",
        "calendar_day.day > setup.starting_date_for_gl_transfer",
        only(TRANSFER, "unblocked"),
    ),
    (
        "last day: the one after a locked period is locked",
        VIEWS,
        "coalesce(next_date - 1, date",
        "coalesce(next_date, date",
        LOCKED,
    ),
    (
        "last day: of an archive stays",
        f"{SQL}/registers/archive/take.sql",
        "posting_date <= cast($year_ending as date)",
        "posting_date < cast($year_ending as date)",
        only(PERIOD, "archive_takes"),
    ),
    (
        "last day: of a closed period may be deleted",
        f"{SQL}/registers/delete/in_closed_period.sql",
        "or entry.posting_date <= period_seal.ending_date",
        "or entry.posting_date < period_seal.ending_date",
        only(PERIOD, "keeps_its_first"),
    ),
    (
        "last day: of a closed period is not sealed",
        f"{SQL}/registers/seal/period_line.sql",
        "or posting_date <= cast($last_day as date)",
        "or posting_date < cast($last_day as date)",
        only(PERIOD, "keeps_its_first"),
    ),
    (
        "last day: what came after a period was closed is held by it",
        f"{SQL}/registers/delete/in_closed_period.sql",
        "    and entry.entry_no <= period_seal.last_entry_no\n",
        "",
        only(PERIOD, "came_after"),
    ),
    (
        "last day: of a rule",
        f"{SQL}/allocation/allocate_rule.sql",
        "rule.valid_to >= $date",
        "rule.valid_to > $date",
        only(ALLOCATE, "valid_on"),
    ),
    (
        "last day: the first one of a rule",
        f"{SQL}/allocation/allocate_rule.sql",
        "rule.valid_from <= $date",
        "rule.valid_from < $date",
        only(ALLOCATE, "valid_on"),
    ),
    (
        "last day: of a value of a key figure",
        f"{SQL}/rules/keys/driver.sql",
        "driver_value.value_date <= key_window.last_day",
        "driver_value.value_date < key_window.last_day",
        only(KEYS, "values_are_measured"),
    ),
    (
        "last day: the first one of a flow",
        f"{SQL}/rules/keys/driver.sql",
        "driver_value.value_date >= key_window.first_day",
        "driver_value.value_date > key_window.first_day",
        only(KEYS, "values_are_measured"),
    ),
    (
        "last day: a cost type retires with entries of the first open day",
        f"{SQL}/charts/records/cost_type_guard.sql",
        "entry.posting_date >= first_open.day",
        "entry.posting_date > first_open.day",
        only(PERIOD, "cost_type_retires"),
    ),
    (
        "last day: a window ends on the first of the next period",
        f"{DOMAIN}/windows.py",
        "return Period(starts[position - 1], starts[position] - ONE_DAY)",
        "return Period(starts[position - 1], starts[position])",
        WINDOWS,
    ),
    (
        "last day: a window begins a day late",
        f"{DOMAIN}/windows.py",
        "    position = bisect_right(starts, day)\n    if not 0",
        "    position = bisect_right(starts, day - ONE_DAY)\n    if not 0",
        WINDOWS,
    ),
    (
        "last day: a week ends on the next Monday",
        f"{DOMAIN}/windows.py",
        "return Period(monday, monday + WEEK - ONE_DAY)",
        "return Period(monday, monday + WEEK)",
        WINDOWS,
    ),
    (
        "last day, D05: is kept unasked",
        f"{DOMAIN}/shift.py",
        "is_end = keep_month_end and day == month_end(day)",
        "is_end = day == month_end(day)",
        SHIFT,
    ),
    (
        "last day: any day is moved to one",
        f"{DOMAIN}/shift.py",
        "is_end = keep_month_end and day == month_end(day)",
        "is_end = keep_month_end",
        SHIFT,
    ),
    (
        "last day: is kept where days were counted, too",
        f"{DOMAIN}/shift.py",
        "if is_end and all(",
        "if is_end and any(",
        SHIFT,
    ),
]

SECOND_LOOKS: list[Row] = [
    (
        "second look, M01: posts what is dated before the start",
        f"{SQL}/transfer/classify/classified_entry.sql",
        "            when not applicable_day.is_started then 'before_start'\n",
        "",
        only(TRANSFER, "unblocked or starting_date"),
    ),
    (
        "second look: an entry that is taken is taken again",
        f"{SQL}/transfer/classify/changed_entry.sql",
        "left join linked on linked.gl_entry_no = candidate.gl_entry_no",
        "left join linked on false",
        DISPOSED,
    ),
    (
        "second look: what a reversed transfer took is not seen",
        VIEWS,
        "        where reversed_register.register_no = gl_link.register_no\n",
        "        where false\n",
        only(TRANSFER, "judged_anew"),
    ),
    (
        "second look: a day that opens is not seen",
        f"{SQL}/transfer/classify/changed_entry.sql",
        "        or posting_day.is_allowed <> cached.is_allowed\n",
        "",
        only(TRANSFER, "window or locked or first_open"),
    ),
    (
        "second look: a month's end that opens is not seen",
        f"{SQL}/transfer/classify/changed_entry.sql",
        "        or posting_day.is_month_end_allowed <> cached.is_month_end_allowed\n",
        "",
        only(TRANSFER, "window or locked"),
    ),
    (
        "second look: a starting date that moves is not seen",
        f"{SQL}/transfer/classify/changed_entry.sql",
        "        posting_day.is_started <> cached.is_started\n        or ",
        "        ",
        only(TRANSFER, "starting_date"),
    ),
    (
        "second look: what stands in the way of a coding is not compared",
        f"{SQL}/transfer/classify/changed_coding.sql",
        "    or now_.waiting_reason is distinct from cached.waiting_reason\n",
        "",
        only(TRANSFER, "obstacle or unblocked"),
    ),
    (
        "second look: that a coding is no cost is not compared",
        f"{SQL}/transfer/classify/changed_coding.sql",
        "    or now_.not_cost_reason is distinct from cached.not_cost_reason\n",
        "",
        only(TRANSFER, "no_cost_any_more"),
    ),
    (
        "second look: periods are no part of what may have changed",
        f"{SQL}/transfer/classify/fingerprint.sql",
        "concat_ws('|', 'period', cast(starting_date as text), state)",
        "concat_ws('|', 'period', cast(starting_date as text))",
        only(TRANSFER, "locked"),
    ),
    (
        "second look: the late-entry policy is no part of what may have changed",
        f"{SQL}/transfer/classify/fingerprint.sql",
        "coalesce(cast(allow_posting_to as text), ''), late_entry_policy",
        "coalesce(cast(allow_posting_to as text), '')",
        only(TRANSFER, "late_entries"),
    ),
    (
        "second look: a last day to look at that moves is not seen",
        f"{SQL}/transfer/classify/changed_entry.sql",
        (
            "        or coalesce(posting_day.day <= cast($until as date), true)\n"
            "        <> cached.is_looked_at\n"
        ),
        "",
        only(FIRST_TRANSFER, "until"),
    ),
    (
        "second look: what a living register has is looked at anew",
        f"{SQL}/transfer/classify/changed_entry.sql",
        "    linked.register_no,\n    linked.entry_no as cost_entry_no",
        (
            "    cast(null as integer) as register_no,\n"
            "    cast(null as bigint) as cost_entry_no"
        ),
        DISPOSED,
    ),
    (
        "second look: a coding that goes to another cost type is not seen",
        f"{SQL}/transfer/classify/changed_coding.sql",
        "    or now_.cost_type_id is distinct from cached.cost_type_id\n",
        "",
        only(TRANSFER, "another_cost_type"),
    ),
    (
        "second look: a coding that goes to another receiver is not seen",
        f"{SQL}/transfer/classify/changed_coding.sql",
        "    or now_.receiver_id is distinct from cached.receiver_id",
        "",
        only(TRANSFER, "its_object_got_before"),
    ),
    (
        "second look: that entries are combined otherwise is not seen",
        f"{SQL}/transfer/classify/changed_coding.sql",
        "    or now_.combine_entries is distinct from cached.combine_entries\n",
        "",
        DISPOSED,
    ),
]

DISPOSITIONS: list[Row] = [
    *(
        (
            f"disposition: {what}",
            f"{SQL}/transfer/classify/classified_entry.sql",
            before,
            after,
            DISPOSED,
        )
        for what, before, after in (
            (
                "an amount of zero is a cost",
                "            when entry.amount = 0 then 'zero_amount'\n",
                "",
            ),
            (
                "a balance-sheet account is a cost",
                "            when coding.not_cost_reason = 'balance_sheet' then 'balance_sheet'\n",
                "",
            ),
            (
                "a closing date is a cost",
                "            when entry.is_closing then 'closing_date'\n",
                "",
            ),
            (
                "an excluded account is a cost",
                "            when coding.not_cost_reason = 'excluded' then 'excluded'\n",
                "",
            ),
            (
                "closing dates before the start are before the start",
                (
                    "            when entry.is_closing then 'closing_date'\n"
                    "            when not applicable_day.is_started then 'before_start'\n"
                ),
                (
                    "            when not applicable_day.is_started then 'before_start'\n"
                    "            when entry.is_closing then 'closing_date'\n"
                ),
            ),
            (
                "what a register has is taken again",
                "        when register_no is not null then null\n",
                "",
            ),
            (
                "what is no cost waits for no reason",
                "        when not_cost_reason is not null then not_cost_reason\n",
                "",
            ),
            (
                "what stands in the way of a coding does not",
                "        when waiting_reason is not null then waiting_reason\n",
                "",
            ),
            (
                "a month's end that is closed takes a month",
                (
                    "        when combine_entries = 'month' and not is_month_end_allowed\n"
                    "            then 'date_not_allowed'\n"
                ),
                "",
            ),
            (
                "a closed day takes an entry",
                "        when combine_entries <> 'month' and not is_allowed then 'date_not_allowed'\n",
                "",
            ),
            (
                "a month waits for its days",
                "        when combine_entries <> 'month' and not is_allowed",
                "        when not is_allowed",
            ),
            (
                "what is not looked at yet goes, too",
                "        when not is_looked_at then 'next_transfer'\n",
                "",
            ),
            (
                "a month is posted on the day of each entry",
                (
                    "            when coding.combine_entries = 'month'\n"
                    "                then applicable_day.month_end_posting_date\n"
                    "            else applicable_day.posting_date\n"
                ),
                (
                    "            when false\n"
                    "                then applicable_day.month_end_posting_date\n"
                    "            else applicable_day.posting_date\n"
                ),
            ),
        )
    ),
    *(
        (
            f"disposition, coding: {what}",
            VIEWS,
            before,
            after,
            DISPOSED,
        )
        for what, before, after in (
            (
                "a balance-sheet account is a cost",
                "        when account.income_balance = 'balance_sheet' then 'balance_sheet'\n",
                "",
            ),
            (
                "an excluded account is a cost",
                "        when account.excluded_reason <> '' then 'excluded'\n",
                "",
            ),
            (
                "an unknown account is one without a cost type",
                "        when account.gl_account_no is null then 'unknown_account'\n",
                "",
            ),
            (
                "an account needs no cost type",
                "        when cost_type.cost_type_id is null then 'no_cost_type'\n",
                "",
            ),
            (
                "a blocked cost type takes entries",
                "when cost_type.is_blocked or cost_type.is_retired then",
                "when cost_type.is_retired then",
            ),
            (
                "an entry without a receiver has an unknown one",
                (
                    "        when set_value.center_value = '' and set_value.object_value = ''\n"
                    "            then 'no_receiver'\n"
                ),
                "",
            ),
            (
                "an unknown receiver is a blocked one",
                (
                    "        when coalesce(center.receiver_id, object_.receiver_id) is null\n"
                    "            then 'unknown_receiver'\n"
                ),
                "",
            ),
            (
                "a blocked receiver takes entries",
                (
                    "        when not coalesce(center.is_postable, object_.is_postable)\n"
                    "            then 'blocked_receiver'\n"
                ),
                "",
            ),
            (
                "an object comes before a center",
                "    coalesce(center.receiver_id, object_.receiver_id) as receiver_id",
                "    coalesce(object_.receiver_id, center.receiver_id) as receiver_id",
            ),
        )
    ),
    *(
        (
            f"disposition, domain: {what}",
            f"{DOMAIN}/disposition.py",
            before,
            after,
            only(DISPOSITION, "every_reason"),
        )
        for what, before, after in (
            (
                "a closing date is a cost",
                '    if entry.is_closing:\n        return "closing_date"\n',
                "",
            ),
            (
                "the starting date is not started",
                "entry.posting_date < around.starting_date",
                "entry.posting_date <= around.starting_date",
            ),
            (
                "the last day to look at is not looked at",
                "entry.posting_date > until",
                "entry.posting_date >= until",
            ),
            (
                "a month is posted on the day of each entry",
                "day = month_end(day)",
                "day = entry.posting_date",
            ),
            (
                "late entries wait for ever",
                "around.days.first_from(day) if around.posts_late_entries else None",
                "None",
            ),
            (
                "an object comes before a center",
                "if entry.center in around.centers:",
                "if entry.center in around.centers and not entry.object:",
            ),
        )
    ),
]

GUARDS: list[Row] = [
    (
        "guard, M20: the certificate lets two units pass",
        f"{SQL}/allocation/certificate.sql",
        "        ) >= cast(key.weights as hugeint)",
        "        ) >= 2 * cast(key.weights as hugeint)",
        only(ALLOCATE, "certificate"),
    ),
    (
        "guard: the certificate does not look at what was taken",
        f"{SQL}/allocation/certificate.sql",
        "        and relieved.amount = pool.relieved - pool.allocated\n",
        "",
        only(ALLOCATE, "certificate"),
    ),
    (
        "guard, M24: of 37 digits lets 38 pass",
        f"{SQL}/allocation/problem/size.sql",
        "> 37",
        "> 38",
        only(ALLOCATE, "digits"),
    ),
    (
        "guard: of 37 digits lets 36 pass and no more",
        f"{SQL}/allocation/problem/size.sql",
        "> 37",
        "> 36",
        only(ALLOCATE, "digits"),
    ),
    (
        "guard: a posting need not tie to its G/L entries",
        f"{SQL}/posting/proof.sql",
        "register_row.debit - register_row.credit <> taken.amount",
        "false",
        only(POST, "is_proved"),
    ),
    (
        "guard: a posting need not take as many G/L entries as it says",
        f"{SQL}/posting/proof.sql",
        "        or register_row.gl_entries <> taken.gl_entries\n",
        "",
        only(POST, "is_proved"),
    ),
    (
        "guard: a posting may leave gaps",
        f"{SQL}/posting/proof.sql",
        "last_entry_no - first_entry_no + 1 <> entries",
        "last_entry_no - first_entry_no + 1 < entries",
        only(POST, "is_proved"),
    ),
    (
        "guard: a posting may be on a heading",
        f"{SQL}/posting/proof.sql",
        "        or cost_type.line_type <> 'postable'\n",
        "",
        only(POST, "is_proved"),
    ),
    (
        "guard: a posting may be on a total",
        f"{SQL}/posting/proof.sql",
        "        or not receiver.is_line\n",
        "",
        only(POST, "is_proved"),
    ),
    (
        "guard: a line that begins a total takes no entries",
        VIEWS,
        "    line_type in ('postable', 'begin_total') as is_line",
        "    line_type = 'postable' as is_line",
        ("tests/contract/journal/test_journal.py", *POST, "-k", "not postgres"),
    ),
    (
        "guard: a line that begins a total takes no transfer",
        VIEWS,
        "    line_type in ('postable', 'begin_total')\n    and not is_blocked",
        "    line_type = 'postable'\n    and not is_blocked",
        only(TRANSFER, "begins_a_total"),
    ),
    (
        "guard: a heading takes what is transferred",
        VIEWS,
        "    line_type in ('postable', 'begin_total')\n    and not is_blocked",
        "    true\n    and not is_blocked",
        only(TRANSFER, "begins_a_total"),
    ),
    (
        "guard: a blocked center takes what is transferred",
        VIEWS,
        "    and not is_blocked and not is_retired as is_postable",
        "    and not is_retired as is_postable",
        DISPOSED,
    ),
    (
        "guard: a reversal may leave something of the second currency",
        f"{SQL}/registers/reverse/proof.sql",
        "having sum(amount) <> 0 or sum(additional_amount) <> 0",
        "having sum(amount) <> 0",
        only(POST, "is_proved"),
    ),
    (
        "guard: a reversal may leave something",
        f"{SQL}/registers/reverse/proof.sql",
        "having sum(amount) <> 0 or sum(additional_amount) <> 0",
        "having sum(additional_amount) <> 0",
        only(POST, "is_proved"),
    ),
    (
        "guard, M30: two who typed the same are in conflict",
        f"{SQL}/budget/sheet/count.sql",
        "amount_now <> amount_before and amount_now <> amount_after",
        "amount_now <> amount_before",
        only(BUDGET, "typed_the_same"),
    ),
]

ROUNDS: list[Row] = [
    (
        "rounding, D01: a half goes to the pool",
        f"{DOMAIN}/rounding.py",
        "(2 * missing > UNIT or",
        "(2 * missing >= UNIT or",
        ROUNDING,
    ),
    (
        "rounding: a share is a unit short",
        f"{SQL}/allocation/share/allocate_amount.sql",
        "(2 * size * running_weight + weights) // (2 * weights)",
        "(2 * size * running_weight) // (2 * weights)",
        only(RICH, "july_is_allocated"),
    ),
    (
        "rounding: a profile of credits is refused",
        f"{DOMAIN}/budget.py",
        "is_credit = all(each <= 0 for each in profile)",
        "is_credit = False",
        SPREAD,
    ),
    (
        "rounding: what a pool gives itself is service to others",
        f"{DOMAIN}/methods.py",
        "for to, key in keys[pool].items() if to != pool}\n        total",
        "for to, key in keys[pool].items()}\n        total",
        STAGES,
    ),
]

RUNS: list[Row] = [
    (
        "run, M27: a pool is as far as its longer way",
        f"{SQL}/reports/trace/steps.sql",
        "min(distance) as distance",
        "max(distance) as distance",
        only(ALLOCATE, "two_ways"),
    ),
    (
        "run, M51: receipts of other runs are of this one",
        f"{SQL}/allocation/balancing_pool.sql",
        " and giver.run_no = chosen.run_no",
        "",
        only(ALLOCATE, "no_receipt"),
    ),
    (
        "run: a reversed one is balanced",
        f"{SQL}/allocation/balancing_pool.sql",
        "from live_pool as pool",
        "from pool",
        only(RICH, "balanced"),
    ),
    (
        "run: what a reversed one charged counts",
        f"{SQL}/allocation/relieve/allocate_allocated.sql",
        "inner join live_pool as pool on",
        "inner join pool on",
        only(RICH, "would_allocate"),
    ),
    (
        "run: one on the last day of a period does not count for its rates",
        f"{SQL}/allocation/relieve/allocate_allocated.sql",
        "between $period_start and $period_end",
        "between $period_start and $period_end - 1",
        only(ALLOCATE, "last_day_of_a_period_is_charged"),
    ),
    (
        "run: one on the last day of a period may be repeated",
        f"{SQL}/allocation/runs/run_before.sql",
        "between $period_start and $period_end",
        "between $period_start and $period_end - 1",
        only(ALLOCATE, "last_day_of_a_period_is_charged"),
    ),
    (
        "run: what a reversed one took is not open",
        VIEWS,
        (
            "        select 1\n        from reversed_register\n"
            "        where reversed_register.register_no = pool.register_no\n"
        ),
        "        select 1\n        from reversed_register\n        where false\n",
        only(RICH, "leaves_everything_open"),
    ),
    (
        "run: entries of a reversed one are open",
        VIEWS,
        "        where reversed_register.register_no = entry.register_no\n",
        "        where false\n",
        only(RICH, "leaves_everything_open"),
    ),
    (
        "run: entries that reverse one are open",
        VIEWS,
        "    register_row.reverses_register_no is null\n    and not",
        "    not",
        only(RICH, "leaves_everything_open"),
    ),
]

EMPTIED_BRANCHES: list[Row] = [
    (
        f"law, {law}: {what}",
        f"{CHECKS}/{law}.sql",
        before,
        after,
        (*LAWS, "-k", f"{law} and duckdb"),
    )
    for law, what, before, after in (
        (
            "law_1_cost_entries_are_worth_their_gl_entries",
            "groups that net to zero may be worth something",
            "source.amount <> coalesce(entry.amount, 0)",
            "source.entry_no <> 0 and source.amount <> coalesce(entry.amount, 0)",
        ),
        (
            "law_1_links_lead_somewhere",
            "an archived register excuses every number",
            (
                "                and gl_link.entry_no\n"
                "                between register_row.first_entry_no"
                " and register_row.last_entry_no\n"
            ),
            "",
        ),
        (
            "law_3_nothing_is_taken_twice",
            "a credit may be taken beyond",
            "relieved.amount > 0 or relieved.amount < entry.amount",
            "relieved.amount > 0",
        ),
        (
            "law_3_nothing_is_taken_twice",
            "entries of reversed registers may be taken",
            "        relieved.amount <> 0\n        and exists",
            "        false\n        and exists",
        ),
        (
            "law_3_pools_give_what_they_charge",
            "more may be taken than held",
            "        and abs(pool.relieved) <= abs(pool.balance)\n",
            "",
        ),
        (
            "law_3_pools_give_what_they_charge",
            "more may be taken than charged",
            "        and abs(pool.relieved) <= abs(pool.allocated),\n",
            "        ,\n",
        ),
        (
            "law_3_shares_are_exact",
            "two units may be missing",
            ">= cast(key.weights as hugeint)",
            ">= 2 * cast(key.weights as hugeint)",
        ),
        (
            "law_3_shares_are_exact",
            "a fixed amount may be another",
            "    entry.amount <> snapshot.fixed_amount\n",
            "    false\n",
        ),
        (
            "law_4_a_reversal_is_exact",
            "the second currency may be left",
            "having sum(entry.amount) <> 0 or sum(entry.additional_amount) <> 0",
            "having sum(entry.amount) <> 0",
        ),
        (
            "law_4_numbers_are_given_once",
            "a lost counter is none",
            "    left join counter on counter.name = numbered.series\n",
            "    inner join counter on counter.name = numbered.series\n",
        ),
    )
]

MORE: list[Row] = [
    (
        "second currency: a balancing entry has the sign of its line",
        f"{SQL}/journal/posting_line.sql",
        "    -additional_amount as additional_amount,",
        "    additional_amount as additional_amount,",
        only(JOURNAL, "second_currency"),
    ),
    (
        "second currency: merged entries lose it",
        f"{SQL}/budget/records/group.sql",
        "cast(sum(additional_amount) as bigint) as additional_amount,",
        "cast(0 as bigint) as additional_amount,",
        only(BUDGET, "merged_in_both"),
    ),
    (
        "second currency: a month that is summed loses it",
        f"{SQL}/budget/copy/source_month.sql",
        "cast(sum(additional_amount) as bigint) as additional_amount,",
        "cast(0 as bigint) as additional_amount,",
        only(BUDGET, "second_currency"),
    ),
    (
        "second currency: a pool says that it took all",
        f"{SQL}/allocation/write/pool.sql",
        "    additional.amount\n",
        "    pool.additional_balance\n",
        only(RICH, "pools_and_runs"),
    ),
    (
        "second currency: what pools of a level get is not held",
        f"{SQL}/allocation/relieve/allocate_balance.sql",
        "coalesce(claim.additional_balance, 0) + coalesce(received.additional_amount, 0)",
        "coalesce(claim.additional_balance, 0)",
        only(ALLOCATE, "step_by_step"),
    ),
    (
        "second currency: a credit takes it along as it is",
        f"{SQL}/allocation/posting_line.sql",
        "-additional.amount as additional_amount",
        "additional.amount as additional_amount",
        only(ALLOCATE, "credit_in_the_second"),
    ),
    (
        "closing date: a copy forgets it",
        f"{SQL}/budget/copy/line.sql",
        "        source.is_closing,\n",
        "        false as is_closing,\n",
        only(BUDGET, "closing_dates_unless"),
    ),
    (
        "closing date: a journal forgets it",
        f"{SQL}/journal/journal_resolved.sql",
        "    line.is_closing,\n",
        "    false as is_closing,\n",
        only(PERIOD, "takes_back_both"),
    ),
    (
        "retired: a cost type takes copies",
        f"{SQL}/budget/enter/line_problem.sql",
        "    cost_type.is_retired\n    or ",
        "    ",
        only(BUDGET, "copied_or_released"),
    ),
    (
        "retired: a cost type keeps its accounts",
        f"{SQL}/charts/account_range.sql",
        " and not is_retired",
        "",
        only(TRANSFER, "cost_type_that_retires"),
    ),
    (
        "retired: a center takes copies",
        f"{SQL}/budget/enter/line_problem.sql",
        "where not receiver.is_postable",
        "where receiver.is_blocked or not receiver.is_line",
        only(BUDGET, "copied_or_released"),
    ),
    (
        "retired: a receiver's cost type is posted on",
        f"{SQL}/allocation/allocate_line.sql",
        " and not cost_type.is_retired",
        "",
        only(ALLOCATE, "has_retired_neither"),
    ),
    *(
        (
            f"retired: a {kind} is counted",
            f"{SQL}/transfer/status/counts.sql",
            f"{text} and not is_retired",
            text,
            only(RICH, "has_retired"),
        )
        for kind, text in (
            ("cost type", "        where line_type = 'postable'"),
            ("center", "kind = 'center' and line_type = 'postable'"),
            ("object", "kind = 'object' and line_type = 'postable'"),
        )
    ),
    (
        "last day: of an allocation is left out",
        f"{SQL}/allocation/relieve/allocate_open.sql",
        "        or (entry.posting_date = $date and not entry.is_closing)\n",
        "",
        only(RICH, "july_is_allocated"),
    ),
    (
        "last day: the first one of a period is not of it",
        f"{SQL}/allocation/relieve/allocate_open.sql",
        "candidate.posting_date >= $period_start",
        "candidate.posting_date > $period_start",
        (
            "tests/contract/allocation/test_allocate.py",
            "-k",
            "this_period and not postgres",
        ),
    ),
    (
        "last day: a year may be archived a day early",
        "src/costledger/operations/registers/archive.py",
        "DAYS_MIN = 365",
        "DAYS_MIN = 364",
        only(PERIOD, "another_has_passed"),
    ),
    (
        "last day: a year may be archived a day late",
        "src/costledger/operations/registers/archive.py",
        "DAYS_MIN = 365",
        "DAYS_MIN = 366",
        only(PERIOD, "another_has_passed"),
    ),
    (
        "last day: the first one of a locked span is open",
        "src/costledger/domain/open_days.py",
        "return self.first <= day and",
        "return self.first < day and",
        OPEN_DAYS,
    ),
    (
        "last day: the last open one is closed",
        "src/costledger/domain/open_days.py",
        "(self.last and day > self.last)",
        "(self.last and day >= self.last)",
        OPEN_DAYS,
    ),
    (
        "run: a reversed entry may be corrected",
        f"{SQL}/journal/correctable.sql",
        "                register_row.kind = 'reversal'\n                or ",
        "                register_row.kind = 'reversal'\n                and ",
        (
            "tests/contract/journal/test_journal_load.py",
            "-k",
            "correction and not postgres",
        ),
    ),
]

MUTANTS: tuple[Row, ...] = (
    *SECOND_CURRENCY,
    *CLOSING_DATES,
    *CREDITS,
    *VERSIONS,
    *RETIRED,
    *LAST_DAYS,
    *SECOND_LOOKS,
    *DISPOSITIONS,
    *GUARDS,
    *ROUNDS,
    *RUNS,
    *EMPTIED_BRANCHES,
    *MORE,
)
