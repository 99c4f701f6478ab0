"""The tables of what allocations did: runs, pools, and what they took and gave."""

from __future__ import annotations

from costledger.engine.tables.description import (
    COST_TYPE,
    POOL_COST_TYPE,
    VERSION,
    Column,
    Kind,
    Receiver,
    Table,
)

ALLOCATION_RUNS = Table(
    "allocation_runs",
    "The runs of allocations.",
    "run_row",
    (
        Column("run_no", Kind.WHOLE, "its number"),
        Column("kind", Kind.TEXT, "`allocation` or `legacy`", is_required=True),
        Column("version", Kind.CODE, "the version", "version_id", refers=VERSION),
        Column("allocation_date", Kind.DATE, "the date it was posted on"),
        Column("from_level", Kind.WHOLE, "the first level"),
        Column("to_level", Kind.WHOLE, "the last level"),
        Column("label", Kind.CODE, "the variant of the rules"),
        Column("policy", Kind.TEXT, "what became of an earlier run"),
        Column("parameters", Kind.TEXT, "what it was asked for, as JSON"),
        Column("certificate", Kind.TEXT, "what it proved, as JSON"),
    ),
    key=("run_no",),
    view="allocation_run",
)

ALLOCATION_POOLS = Table(
    "allocation_pools",
    "One rule in one run each.",
    "pool",
    (
        Column("pool_no", Kind.WHOLE, "its number"),
        Column("run_no", Kind.WHOLE, "the run"),
        Column("register_no", Kind.WHOLE, "its register"),
        Column("rule_id", Kind.CODE, "the rule"),
        Column("rule_version", Kind.WHOLE, "its version"),
        Column("level", Kind.WHOLE, "the level"),
        Column(
            "cost_center_code",
            Kind.CODE,
            "the cost center whose costs it shared",
            refers=Receiver.SENDER_KEY,
        ),
        Column(
            "cost_object_code",
            Kind.CODE,
            "or the cost object",
            refers=Receiver.SENDER_KEY,
        ),
        Column(
            "credit_to_cost_type",
            Kind.CODE,
            "the cost type that was credited",
            "cost_type_id",
            refers=POOL_COST_TYPE,
        ),
        Column("document_no", Kind.TEXT, "its document number"),
        Column("balance", Kind.AMOUNT, "what was open"),
        Column("relieved", Kind.AMOUNT, "what it took of that"),
        Column("allocated", Kind.AMOUNT, "what others got"),
        Column(
            "additional_balance", Kind.ADDITIONAL_AMOUNT, "what was open, converted"
        ),
        Column(
            "additional_relieved", Kind.ADDITIONAL_AMOUNT, "what it took, converted"
        ),
    ),
    key=("pool_no",),
    view="allocation_pool",
)

ALLOCATION_CONSUMPTIONS = Table(
    "allocation_reliefs",
    "What pools took of entries.",
    "relief",
    (
        Column("pool_no", Kind.WHOLE, "the pool"),
        Column("entry_no", Kind.WHOLE, "the entry"),
        Column("amount", Kind.AMOUNT, "what was taken of it"),
        Column("additional_amount", Kind.ADDITIONAL_AMOUNT, "the same, converted"),
    ),
    key=("pool_no", "entry_no"),
    view="allocation_relief",
)

ALLOCATION_KEYS = Table(
    "allocation_keys",
    "The keys that pools used, line by line.",
    "key_snapshot",
    (
        Column("pool_no", Kind.WHOLE, "the pool"),
        Column("line_no", Kind.WHOLE, "the line of its rule"),
        Column("weight", Kind.WEIGHT, "the weight"),
        Column("fixed_amount", Kind.AMOUNT, "or the fixed amount that was charged"),
        Column("share", Kind.SHARE, "the share that was measured"),
        Column("source", Kind.TEXT, "where the weight comes from"),
        Column("entry_no", Kind.WHOLE, "the entry; empty where a line got nothing"),
    ),
    key=("pool_no", "line_no"),
    view="allocation_key",
)

ALLOCATION_FLOWS = Table(
    "allocation_flows",
    "What pools that serve each other gave, line by line and in gross: with what they get"
    " from each other.",
    "gross_flow",
    (
        Column("register_no", Kind.WHOLE, "the register"),
        Column("rule_id", Kind.CODE, "the rule that gave", is_required=True),
        Column("rule_version", Kind.WHOLE, "its version"),
        Column("line_no", Kind.WHOLE, "the line"),
        Column("to_rule_id", Kind.CODE, "the rule that got; empty outside the level"),
        Column("cost_center_code", Kind.CODE, "who got", refers=Receiver.KEY),
        Column(
            "cost_object_code",
            Kind.CODE,
            "or the cost object that got",
            refers=Receiver.KEY,
        ),
        Column(
            "cost_type_no",
            Kind.CODE,
            "the cost type",
            "cost_type_id",
            refers=COST_TYPE,
        ),
        Column("share", Kind.SHARE, "the share of the line"),
        Column("amount", Kind.SHARE, "the amount, with decimals of a minor unit"),
    ),
    key=("register_no", "rule_id", "cost_type_no", "line_no"),
    view="allocation_flow",
)
