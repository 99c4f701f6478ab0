"""The tables of allocation rules, and of what their keys measure."""

from __future__ import annotations

from costledger.domain import rules
from costledger.engine.tables.description import (
    DIMENSION_SET,
    Column,
    Kind,
    Receiver,
    Table,
    Use,
)

ALLOCATION_SOURCES = Table(
    "allocation_sources",
    "Allocation rules. An id in several rows is no error: the last row counts and the"
    " import says so. Rows that an export marks `retired` are of the past, and are left"
    " out.",
    "allocation_rule_row",
    (
        Column("id", Kind.CODE, "its id", "rule_id", is_required=True),
        Column("version", Kind.WHOLE, "its version", "rule_version", use=Use.OWN),
        Column("level", Kind.WHOLE, "when its turn comes"),
        Column("variant", Kind.CODE, "the variant that it belongs to", "label"),
        Column("valid_from", Kind.DATE, "the first day"),
        Column("valid_to", Kind.DATE, "the last day"),
        Column("cost_type_range", Kind.CODE, "the cost types that are shared"),
        Column("cost_center_code", Kind.CODE, "whose costs are shared"),
        Column("cost_object_code", Kind.CODE, "or those of which cost object"),
        Column("credit_to_cost_type", Kind.CODE, "the cost type that is credited"),
        Column(
            "allocation_source_type",
            Kind.CHOICE,
            "which versions it is for",
            "applies_to",
            choices=rules.APPLIES_TO,
        ),
        Column("blocked", Kind.BOOLEAN, "whether it is out of use", "is_blocked"),
        Column("name", Kind.TEXT, "its name"),
        Column("comment", Kind.TEXT, "what is to be said of it"),
        Column(
            "when_zero",
            Kind.CHOICE,
            "what happens where nothing is measured",
            choices=rules.WHEN_ZERO,
        ),
        Column(
            "style",
            Kind.CHOICE,
            "under one cost type, or each under its own",
            choices=rules.STYLES,
        ),
        Column("this_period_only", Kind.BOOLEAN, "whether earlier costs stay"),
        Column(
            "negative_policy",
            Kind.CHOICE,
            "what becomes of weights below zero; empty stops",
            choices=rules.NEGATIVE_POLICIES,
        ),
        Column(
            "when_missing",
            Kind.CHOICE,
            "what happens where a key figure has no value",
            choices=rules.WHEN_MISSING,
        ),
        Column(
            "superseded",
            Kind.BOOLEAN,
            "whether a later version took its place",
            "is_superseded",
            use=Use.OWN,
        ),
        Column(
            "retired",
            Kind.BOOLEAN,
            "whether it is of the past",
            "is_retired",
            shown="is_retired or is_superseded",
        ),
        Column("changed_on", Kind.DATE, "when it was changed last", use=Use.OWN),
        Column("changed_by", Kind.TEXT, "by whom", use=Use.OWN),
    ),
    key=("id", "version"),
    use=Use.ALL,
    is_repeatable=True,
)

ALLOCATION_TARGETS = Table(
    "allocation_targets",
    "The lines of allocation rules. Those without a `share` get `static_base`"
    " \N{MULTIPLICATION SIGN} `static_weighting`; a rate decides the `allocation_target_type`.",
    "allocation_target_row",
    (
        Column("id", Kind.CODE, "the rule", "rule_id", is_required=True),
        Column("version", Kind.WHOLE, "its version", "rule_version", use=Use.OWN),
        Column("line_no", Kind.WHOLE, "its number there", is_required=True),
        Column("target_cost_type", Kind.CODE, "the cost type that is debited"),
        Column("target_cost_center", Kind.CODE, "who gets a share"),
        Column("target_cost_object", Kind.CODE, "or the cost object that gets one"),
        Column("base", Kind.CHOICE, "what is measured", choices=rules.BASES),
        Column("static_base", Kind.DECIMAL, "a figure of its own"),
        Column("static_weighting", Kind.DECIMAL, "how much that one counts"),
        Column("share", Kind.DECIMAL, "the weight: shares are parts of their sum"),
        Column(
            "allocation_target_type",
            Kind.CHOICE,
            "all costs, or a rate a share",
            "target_type",
            choices=rules.TARGET_TYPES,
        ),
        Column("percent_per_share", Kind.DECIMAL, "the rate, in percent"),
        Column("amount_per_share", Kind.DECIMAL, "the rate, as an amount"),
        Column("no_filter", Kind.CODE, "whose figures are measured, by number"),
        Column("cost_center_filter", Kind.CODE, "those of which cost centers"),
        Column("cost_object_filter", Kind.CODE, "those of which cost objects"),
        Column(
            "date_filter_code",
            Kind.CHOICE,
            "those of when",
            choices=rules.DATE_CODES,
        ),
        Column("group_filter", Kind.CODE, "those of which groups"),
        Column("driver_code", Kind.CODE, "the key figure that is measured"),
        Column("comment", Kind.TEXT, "what is to be said of it"),
        Column(
            "share_updated_on", Kind.DATE, "when its share was measured", use=Use.OWN
        ),
        Column(
            "percent",
            Kind.DECIMAL,
            "its part of all shares, in percent",
            use=Use.EXPORT,
        ),
        Column(
            "retired",
            Kind.BOOLEAN,
            "whether its rule is of the past",
            use=Use.EXCHANGED,
        ),
    ),
    key=("id", "version", "line_no"),
    use=Use.ALL,
    is_repeatable=True,
)

ALLOCATION_LEVELS = Table(
    "allocation_levels",
    "How the pools of a level see each other.",
    "allocation_level",
    (
        Column("level", Kind.WHOLE, "the level", is_required=True),
        Column("method", Kind.CHOICE, "the method", choices=rules.METHODS),
    ),
    key=("level",),
    use=Use.ALL,
    is_master=True,
)

EMPLOYEES = Table(
    "employees",
    "The employees, to be counted.",
    "employee",
    (
        Column("no", Kind.CODE, "its number", "employee_no", is_required=True),
        Column("name", Kind.TEXT, "its name"),
        Column(
            "status",
            Kind.CHOICE,
            "who is active is counted; an export tells no more",
            "is_active",
            choices=("active", "inactive", "terminated"),
            words={"active": True, "inactive": False, "terminated": False},
        ),
        Column("cost_center_code", Kind.CODE, "the cost center"),
        Column("cost_object_code", Kind.CODE, "the cost object"),
    ),
    key=("no",),
    use=Use.ALL,
    is_master=True,
)

ITEM_ENTRIES = Table(
    "item_entries",
    "What was sold and purchased. Entries that bring an `entry_no` are added once; without"
    " one every import adds its rows.",
    "item_entry_row",
    (
        Column("entry_no", Kind.WHOLE, "its number", "item_entry_no"),
        Column(
            "entry_type",
            Kind.CHOICE,
            "whether it was sold or purchased",
            is_required=True,
            choices=("sale", "purchase"),
        ),
        Column("posting_date", Kind.DATE, "its date", is_required=True),
        Column("item_no", Kind.CODE, "the item"),
        Column("inventory_posting_group", Kind.CODE, "the group it belongs to"),
        Column("invoiced_quantity", Kind.SIGNED, "how many"),
        Column("sales_amount", Kind.AMOUNT, "what they were sold for"),
        Column("purchase_amount", Kind.AMOUNT, "what they were purchased for"),
        Column(
            "dimensions",
            Kind.DIMENSIONS,
            "what it carries",
            "dimension_set_id",
            refers=DIMENSION_SET,
        ),
    ),
    key=("entry_no",),
    use=Use.ALL,
    view="item_entry",
    is_repeatable=True,
)

DRIVERS = Table(
    "drivers",
    "The statistical key figures.",
    "driver",
    (
        Column("code", Kind.CODE, "its code", "driver_code", is_required=True),
        Column("name", Kind.TEXT, "its name"),
        Column("unit", Kind.TEXT, "what it is measured in"),
        Column(
            "kind",
            Kind.CHOICE,
            "the latest value counts, or values are added up",
            choices=("stock", "flow"),
        ),
    ),
    key=("code",),
    use=Use.ALL,
    is_master=True,
)

DRIVER_VALUES = Table(
    "driver_values",
    "The values of key figures, of a cost center or a cost object each.",
    "driver_value",
    (
        Column("driver", Kind.CODE, "the key figure", "driver_code", is_required=True),
        Column("cost_center_code", Kind.CODE, "the cost center", refers=Receiver.CODE),
        Column(
            "cost_object_code", Kind.CODE, "or the cost object", refers=Receiver.CODE
        ),
        Column("date", Kind.DATE, "from when, or when", "value_date", is_required=True),
        Column("value", Kind.SIGNED, "the value", is_required=True),
        Column(
            "version",
            Kind.CODE,
            "the version whose own it is; empty: what really is",
            "version_code",
            is_later=True,
        ),
    ),
    key=("driver", "cost_center_code", "cost_object_code", "date", "version"),
    use=Use.ALL,
    is_master=True,
)
