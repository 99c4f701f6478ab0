-- What people read: codes for keys and decimals for minor units.
--
-- $minor_unit and $additional_minor_unit are the value of one minor unit, 0.01 for
-- most currencies. A decimal is the whole number times that: nothing is divided.
-- A line with the name of the rule of what becomes of an entry takes up its text,
-- engine/sql/transfer/classify/classified_entry.sql.

create or replace view gl_link as
select
    entry.gl_entry_no,
    entry.register_no,
    entry.entry_no
from cost_entry_row as entry
where entry.gl_entry_no is not null and entry.combined = ''
union all
select
    gl_transfer.gl_entry_no,
    gl_transfer.register_no,
    gl_transfer.entry_no
from gl_transfer;

create or replace view reversed_register as
select
    reversal.reverses_register_no as register_no,
    reversal.register_no as reversed_by_register_no
from register_row as reversal
where reversal.reverses_register_no is not null;

-- Which cost entry a G/L entry has become, by a register that is not reversed.
create or replace view live_link as
select
    gl_link.gl_entry_no,
    gl_link.register_no,
    gl_link.entry_no
from gl_link
where
    not exists (
        select 1
        from reversed_register
        where reversed_register.register_no = gl_link.register_no
    );

-- The pools of registers that are not reversed: what they took is taken.
create or replace view live_pool as
select pool.*
from pool
where
    not exists (
        select 1
        from reversed_register
        where reversed_register.register_no = pool.register_no
    );

-- What may be posted on: a cost center or object that is a line of its own or begins a
-- total (is_line), and is neither blocked nor retired.
create or replace view posting_target as
select
    receiver_id,
    kind,
    code,
    line_type in ('postable', 'begin_total') as is_line,
    is_blocked,
    is_retired,
    line_type in ('postable', 'begin_total')
    and not is_blocked and not is_retired as is_postable
from receiver;

-- What a code names: one that is retired is not there any more.
create or replace view receiver_by_code as
select
    receiver_id,
    kind,
    code,
    is_line,
    is_blocked,
    is_postable
from posting_target
where not is_retired;

-- The days, both ends included, that take no postings: those of locked periods for
-- ACTUAL, and those before and after the posting window for every version. All other
-- days are open; domain/open_days.py says the same.
create or replace view barred_span as
with period as (
    select
        starting_date,
        lead(starting_date) over (order by starting_date) as next_date,
        state
    from accounting_period
)

select
    starting_date as first_day,
    coalesce(next_date - 1, date '9999-12-31') as last_day,
    true as is_locked_period
from period
where state = 'locked'
union all
select
    date '0001-01-01' as first_day,
    allow_posting_from - 1 as last_day,
    false as is_locked_period
from setup
where allow_posting_from is not null
union all
select
    allow_posting_to + 1 as first_day,
    date '9999-12-31' as last_day,
    false as is_locked_period
from setup
where allow_posting_to is not null;

-- Who depends on whom: what a register posted, another one takes up. Reversals do not
-- count: they go with what they reverse.
create or replace view register_dependent as
select distinct
    original.register_no,
    entry.register_no as dependent_register_no,
    case
        when origin.corrects_entry_no is not null then 'corrects its entries'
        else 'takes over its entries'
    end as why
from cost_entry_origin as origin
inner join cost_entry_row as entry on entry.entry_no = origin.entry_no
inner join register_row as dependent
    on dependent.register_no = entry.register_no and dependent.kind <> 'reversal'
inner join cost_entry_row as original
    on original.entry_no = coalesce(origin.corrects_entry_no, origin.source_entry_no)
where entry.register_no <> original.register_no
union
select distinct
    original.register_no,
    pool.register_no as dependent_register_no,
    'allocates its entries' as why
from relief
inner join pool on pool.pool_no = relief.pool_no
inner join cost_entry_row as original on original.entry_no = relief.entry_no
where original.register_no <> pool.register_no;

-- What pools of registers that are not reversed took of entries of their own version.
-- register_no is the last that took some, other than of its own credit.
create or replace view relieved_entry as
select
    relief.entry_no,
    cast(sum(relief.amount) as bigint) as amount,
    cast(sum(relief.additional_amount) as bigint) as additional_amount,
    max(case when origin.pool_no = pool.pool_no then 0 else pool.register_no end)
        as register_no
from relief
inner join live_pool as pool on pool.pool_no = relief.pool_no
inner join run_row on run_row.run_no = pool.run_no
inner join cost_entry_row as entry
    on entry.entry_no = relief.entry_no
    and entry.version_id = run_row.version_id
left join cost_entry_origin as origin on origin.entry_no = relief.entry_no
group by relief.entry_no;

-- What of each entry no allocation has taken. Entries of a reversed register, and those
-- that reverse them, are never open.
create or replace view open_entry as
select
    entry.entry_no,
    entry.version_id,
    entry.register_no,
    entry.posting_date,
    entry.is_closing,
    entry.posting_date + cast(entry.is_closing as integer) as balance_date,
    entry.cost_type_id,
    entry.receiver_id,
    entry.amount - coalesce(relieved_entry.amount, 0) as open_amount,
    entry.additional_amount - coalesce(relieved_entry.additional_amount, 0)
        as open_additional
from cost_entry_row as entry
inner join register_row on register_row.register_no = entry.register_no
left join relieved_entry on relieved_entry.entry_no = entry.entry_no
where
    register_row.reverses_register_no is null
    and not exists (
        select 1
        from reversed_register
        where reversed_register.register_no = entry.register_no
    )
    and (
        entry.amount <> coalesce(relieved_entry.amount, 0)
        or entry.additional_amount <> coalesce(relieved_entry.additional_amount, 0)
    );

create or replace view gl_entry as
select
    entry.gl_entry_no as entry_no,
    case when entry.is_closing then 'C' else '' end
    || cast(entry.posting_date as text) as posting_date,
    coding.gl_account_no,
    entry.document_no,
    entry.description,
    cast(entry.amount as decimal(38, 0)) * $minor_unit as amount,
    cast(entry.additional_amount as decimal(38, 0)) * $additional_minor_unit
        as additional_amount,
    entry.reason_code,
    dimension_set.members as dimensions,
    entry.import_no,
    entry.row_no,
    coalesce(entry.source_key, '') as source_key
from gl_entry_row as entry
inner join gl_coding as coding on coding.coding_id = entry.coding_id
inner join dimension_set
    on dimension_set.dimension_set_id = coding.dimension_set_id;

create or replace view cost_entry as
select
    entry.entry_no,
    version.code as version,
    entry.register_no,
    cost_type.code as cost_type_no,
    case when entry.is_closing then 'C' else '' end
    || cast(entry.posting_date as text) as posting_date,
    case
        when coalesce(own.document_no, source.document_no, '') = '' then '0000'
        else coalesce(own.document_no, source.document_no)
    end as document_no,
    case
        when own.description is not null then own.description
        when entry.combined = 'day' then calendar_day.day_text
        when entry.combined = 'month' then calendar_day.month_text
        else coalesce(source.description, '')
    end as description,
    cast(entry.amount as decimal(38, 0)) * $minor_unit as amount,
    cast(case when entry.amount > 0 then entry.amount else 0 end as decimal(38, 0))
    * $minor_unit as debit_amount,
    cast(case when entry.amount < 0 then -entry.amount else 0 end as decimal(38, 0))
    * $minor_unit as credit_amount,
    cast(entry.additional_amount as decimal(38, 0)) * $additional_minor_unit
        as additional_amount,
    case when receiver.kind = 'center' then receiver.code else '' end
        as cost_center_code,
    case when receiver.kind = 'object' then receiver.code else '' end
        as cost_object_code,
    coalesce(coding.gl_account_no, '') as gl_account,
    entry.gl_entry_no,
    entry.combined,
    coalesce(own.reason_code, '') as reason_code,
    register_row.journal_batch as batch_name,
    register_row.kind in ('transfer', 'allocation') as system_created_entry,
    origin.corrects_entry_no,
    coalesce(relieved_entry.amount = entry.amount, false) as allocated,
    coalesce(relieved_entry.register_no, 0) as allocated_with_journal_no,
    coalesce(entry_pool.rule_id, '') as allocation_id
from cost_entry_row as entry
inner join register_row on register_row.register_no = entry.register_no
inner join version on version.version_id = entry.version_id
inner join cost_type on cost_type.cost_type_id = entry.cost_type_id
inner join receiver on receiver.receiver_id = entry.receiver_id
left join cost_entry_text as own on own.entry_no = entry.entry_no
left join cost_entry_origin as origin on origin.entry_no = entry.entry_no
left join pool as entry_pool on entry_pool.pool_no = origin.pool_no
left join relieved_entry on relieved_entry.entry_no = entry.entry_no
left join calendar_day on calendar_day.day = entry.posting_date
left join gl_entry_row as source on source.gl_entry_no = entry.gl_entry_no
left join gl_coding as coding on coding.coding_id = source.coding_id;

create or replace view register as
select
    register_row.register_no,
    register_row.kind,
    version.code as version,
    register_row.level,
    register_row.journal_batch,
    register_row.first_entry_no,
    register_row.last_entry_no,
    register_row.first_gl_entry_no,
    register_row.last_gl_entry_no,
    register_row.entries,
    register_row.gl_entries,
    cast(register_row.debit as decimal(38, 0)) * $minor_unit as debit_amount,
    cast(register_row.credit as decimal(38, 0)) * $minor_unit as credit_amount,
    cast(register_row.additional_amount as decimal(38, 0)) * $additional_minor_unit
        as additional_amount,
    register_row.posting_date,
    register_row.posted_on,
    register_row.reverses_register_no,
    reversed_register.reversed_by_register_no
from register_row
inner join version on version.version_id = register_row.version_id
left join reversed_register
    on reversed_register.register_no = register_row.register_no;

-- What would become of an entry with this coding, dates apart.
create or replace view coding_classification as
select
    coding.coding_id,
    coding.gl_account_no,
    coding.dimension_set_id,
    case
        when account.income_balance = 'balance_sheet' then 'balance_sheet'
        when account.excluded_reason <> '' then 'excluded'
    end as not_cost_reason,
    case
        when account.gl_account_no is null then 'unknown_account'
        when cost_type.cost_type_id is null then 'no_cost_type'
        when cost_type.is_blocked or cost_type.is_retired then 'blocked_cost_type'
        when set_value.center_value = '' and set_value.object_value = ''
            then 'no_receiver'
        when coalesce(center.receiver_id, object_.receiver_id) is null
            then 'unknown_receiver'
        when not coalesce(center.is_postable, object_.is_postable)
            then 'blocked_receiver'
    end as waiting_reason,
    cost_type.cost_type_id,
    cost_type.combine_entries,
    coalesce(center.receiver_id, object_.receiver_id) as receiver_id
from gl_coding as coding
inner join set_value on set_value.dimension_set_id = coding.dimension_set_id
left join posting_target as center
    on center.kind = 'center' and center.code = set_value.center_value
left join posting_target as object_
    on object_.kind = 'object' and object_.code = set_value.object_value
left join gl_account as account on account.gl_account_no = coding.gl_account_no
left join cost_type_account on cost_type_account.gl_account_no = coding.gl_account_no
left join cost_type
    on cost_type.cost_type_id = cost_type_account.cost_type_id
    and cost_type.line_type = 'postable';

-- Which days a transfer may post on: started, and open.
-- By the setup's late-entry policy other days wait, or post on the first open day.
create or replace view posting_day as
with one_setup as (
    -- One row, which a planner that never counted the table would not believe.
    select
        starting_date_for_gl_transfer,
        late_entry_policy
    from setup
    limit 1
),

allowed as (
    select
        calendar_day.day,
        not exists (
            select 1
            from barred_span as barred
            where calendar_day.day between barred.first_day and barred.last_day
        ) as is_allowed
    from calendar_day
),

dated as (
    select
        day,
        is_allowed,
        min(case when is_allowed then day end) over (
            order by day desc rows between unbounded preceding and current row
        ) as first_open_day
    from allowed
),

posted as (
    select
        dated.day,
        case
            when dated.is_allowed or setup.late_entry_policy <> 'first_open'
                then dated.day
            else coalesce(dated.first_open_day, dated.day)
        end as posting_date,
        dated.is_allowed
        or (
            setup.late_entry_policy = 'first_open'
            and dated.first_open_day is not null
        ) as is_allowed
    from dated
    cross join one_setup as setup
)

select
    calendar_day.day,
    calendar_day.month_start,
    calendar_day.month_end,
    calendar_day.day_text,
    calendar_day.month_text,
    coalesce(calendar_day.day >= setup.starting_date_for_gl_transfer, true)
        as is_started,
    own.is_allowed,
    month_end.is_allowed as is_month_end_allowed,
    own.posting_date,
    month_end.posting_date as month_end_posting_date
from calendar_day
cross join one_setup as setup
inner join posted as own on own.day = calendar_day.day
inner join posted as month_end on month_end.day = calendar_day.month_end;

-- One row a general-ledger entry: what has become of it (law 1).
create or replace view gl_disposition as
with unclassified_entry as (
    select
        entry.gl_entry_no,
        entry.posting_date,
        entry.is_closing,
        entry.coding_id,
        entry.amount,
        entry.additional_amount,
        live_link.register_no,
        live_link.entry_no as cost_entry_no
    from gl_entry_row as entry
    left join live_link on live_link.gl_entry_no = entry.gl_entry_no
),

applicable_coding as (
    select *
    from coding_classification
),

applicable_day as (
    -- No transfer is under way: what nothing stands in the way of waits for the next.
    select
        *,
        false as is_looked_at
    from posting_day
),

classified_entry as (
$classified_entry
)

select
    gl_entry_no,
    case
        when register_no is not null then 'transferred'
        when is_cost then 'waiting'
        else 'not_a_cost'
    end as disposition,
    coalesce(reason, '') as reason,
    cost_entry_no,
    register_no
from classified_entry;

create or replace view journal_line as
select
    line.batch,
    line.line_no,
    case when line.is_closing then 'C' else '' end
    || coalesce(cast(line.posting_date as text), '') as posting_date,
    line.document_no,
    line.description,
    cast(line.amount as decimal(38, 0)) * $minor_unit as amount,
    cast(line.additional_amount as decimal(38, 0)) * $additional_minor_unit
        as additional_amount,
    line.cost_type_no,
    line.cost_center_code,
    line.cost_object_code,
    line.bal_cost_type_no,
    line.bal_cost_center_code,
    line.bal_cost_object_code,
    line.reason_code,
    line.version as budget_name,
    line.corrects_entry_no
from journal_line_row as line;

-- The versions of rules that posted runs used: these are never changed.
create or replace view used_rule as
select distinct
    rule_id,
    rule_version
from pool;

create or replace view item_entry as
select
    entry.item_entry_no,
    entry.entry_type,
    entry.posting_date,
    entry.item_no,
    entry.inventory_posting_group,
    entry.invoiced_quantity,
    cast(entry.sales_amount as decimal(38, 0)) * $minor_unit as sales_amount,
    cast(entry.purchase_amount as decimal(38, 0)) * $minor_unit as purchase_amount,
    entry.dimension_set_id
from item_entry_row as entry;

-- What a version shows: its own entries, and those of what it builds on up to its cut,
-- a day and an entry; both are beyond all others where nothing is cut.
create or replace view version_part as
with recursive part (version_id, part_version_id, cut_date, cut_entry_no) as (
    select
        version_id,
        version_id as part_version_id,
        cast(null as date) as cut_date,
        cast(null as bigint) as cut_entry_no
    from version
    union all
    select
        part.version_id,
        version.base_version_id as part_version_id,
        case
            when part.cut_date is null then version.base_cut_date
            when version.base_cut_date is null then part.cut_date
            when part.cut_date < version.base_cut_date then part.cut_date
            else version.base_cut_date
        end as cut_date,
        case
            when part.cut_entry_no is null then version.base_cut_entry_no
            when version.base_cut_entry_no is null then part.cut_entry_no
            when part.cut_entry_no < version.base_cut_entry_no then part.cut_entry_no
            else version.base_cut_entry_no
        end as cut_entry_no
    from part
    inner join version on version.version_id = part.part_version_id
    where version.base_version_id is not null
)

select
    version_id,
    part_version_id,
    coalesce(cut_date, date '9999-12-31') as cut_date,
    coalesce(cut_entry_no, 9223372036854775807) as cut_entry_no
from part;

-- The entries that a version shows: those of its parts up to their cuts. A closing date
-- comes after its day and before the next, so that an entry on one is no part of what
-- stands at the day's end: balance_date is the day from whose end on it counts.
create or replace view version_entry as
select
    part.version_id,
    entry.version_id as own_version_id,
    entry.entry_no,
    entry.register_no,
    entry.posting_date,
    entry.is_closing,
    entry.posting_date + cast(entry.is_closing as integer) as balance_date,
    entry.cost_type_id,
    entry.receiver_id,
    entry.amount,
    entry.additional_amount,
    entry.gl_entry_no
from cost_entry_row as entry
inner join version_part as part
    on part.part_version_id = entry.version_id
    and entry.posting_date <= part.cut_date
    and entry.entry_no <= part.cut_entry_no;

-- Budget entries that are actual cost entries now, as long as these are not reversed.
create or replace view budget_released as
select
    origin.source_entry_no as entry_no,
    actual.entry_no as actual_entry_no,
    actual.register_no
from cost_entry_origin as origin
inner join cost_entry_row as actual on actual.entry_no = origin.entry_no
inner join register_row as posted on posted.register_no = actual.register_no
left join reversed_register
    on reversed_register.register_no = actual.register_no
where
    origin.source_entry_no is not null
    and posted.kind = 'budget_transfer'
    and reversed_register.register_no is null;

-- Entries of versions that may not be changed any more, and each reason why.
create or replace view budget_entry_kept as
select
    entry.entry_no,
    entry.version_id,
    case
        when version.is_locked then 'version_locked'
        else 'entry_not_manual'
    end as why,
    case when version.is_locked then 1 else 2 end as place
from cost_entry_row as entry
inner join version on version.version_id = entry.version_id
inner join register_row as own on own.register_no = entry.register_no
where
    entry.version_id <> 1
    and (
        version.is_locked
        or own.kind not in ('budget_entry', 'budget_copy', 'import')
    )
union all
select
    entry.entry_no,
    entry.version_id,
    'entry_reversed' as why,
    4 as place
from cost_entry_row as entry
inner join reversed_register on reversed_register.register_no = entry.register_no
where entry.version_id <> 1
union all
select
    entry.entry_no,
    entry.version_id,
    'entry_released' as why,
    5 as place
from cost_entry_row as entry
inner join budget_released on budget_released.entry_no = entry.entry_no
where entry.version_id <> 1
union all
select
    entry.entry_no,
    entry.version_id,
    'entry_closed' as why,
    3 as place
from cost_entry_row as entry
inner join register_seal on register_seal.register_no = entry.register_no
where entry.version_id <> 1
union all
select
    entry.entry_no,
    entry.version_id,
    'entry_allocated' as why,
    6 as place
from cost_entry_row as entry
inner join relieved_entry on relieved_entry.entry_no = entry.entry_no
where entry.version_id <> 1;


create or replace view gl_budget_entry as
select
    entry.entry_no,
    entry.budget_name,
    entry.gl_account_no,
    case when entry.is_closing then 'C' else '' end
    || cast(entry.posting_date as text) as date,
    cast(entry.amount as decimal(38, 0)) * $minor_unit as amount,
    entry.description,
    dimension_set.members as dimensions,
    entry.is_ours,
    entry.source_entry_no
from gl_budget_entry_row as entry
inner join dimension_set
    on dimension_set.dimension_set_id = entry.dimension_set_id;

create or replace view budget_former as
select
    former.event_no,
    former.entry_no,
    former.register_no,
    former.version_id,
    case when former.is_closing then 'C' else '' end
    || cast(former.posting_date as text) as date,
    cost_type.code as cost_type_no,
    case when receiver.kind = 'center' then receiver.code else '' end
        as cost_center_code,
    case when receiver.kind = 'object' then receiver.code else '' end
        as cost_object_code,
    cast(former.amount as decimal(38, 0)) * $minor_unit as amount,
    cast(former.additional_amount as decimal(38, 0)) * $additional_minor_unit
        as additional_amount,
    former.document_no,
    former.description,
    former.reason_code
from budget_entry_history as former
inner join cost_type on cost_type.cost_type_id = former.cost_type_id
inner join receiver on receiver.receiver_id = former.receiver_id;

create or replace view budget_limit as
select
    version.code as version,
    control.span,
    control.tolerance_percent,
    cast(control.tolerance_amount as decimal(38, 0)) * $minor_unit
        as tolerance_amount,
    control.is_checked
from budget_control as control
inner join version on version.version_id = control.version_id;

-- Runs of allocations, their pools, what these took and the keys that they used.
create or replace view allocation_run as
select
    run_row.run_no,
    run_row.kind,
    version.code as version,
    run_row.allocation_date,
    run_row.from_level,
    run_row.to_level,
    run_row.label,
    run_row.policy,
    run_row.parameters,
    run_row.certificate
from run_row
inner join version on version.version_id = run_row.version_id;

create or replace view allocation_pool as
select
    pool.pool_no,
    pool.run_no,
    pool.register_no,
    pool.rule_id,
    pool.rule_version,
    pool.level,
    case when receiver.kind = 'center' then receiver.code else '' end
        as cost_center_code,
    case when receiver.kind = 'object' then receiver.code else '' end
        as cost_object_code,
    coalesce(cost_type.code, '') as credit_to_cost_type,
    pool.document_no,
    cast(pool.balance as decimal(38, 0)) * $minor_unit as balance,
    cast(pool.relieved as decimal(38, 0)) * $minor_unit as relieved,
    cast(pool.allocated as decimal(38, 0)) * $minor_unit as allocated,
    cast(pool.additional_balance as decimal(38, 0)) * $additional_minor_unit
        as additional_balance,
    cast(pool.additional_relieved as decimal(38, 0)) * $additional_minor_unit
        as additional_relieved
from pool
left join receiver on receiver.receiver_id = pool.sender_id
left join cost_type on cost_type.cost_type_id = pool.cost_type_id;

create or replace view allocation_relief as
select
    relief.pool_no,
    relief.entry_no,
    cast(relief.amount as decimal(38, 0)) * $minor_unit as amount,
    cast(relief.additional_amount as decimal(38, 0)) * $additional_minor_unit
        as additional_amount
from relief;

create or replace view allocation_key as
select
    snapshot.pool_no,
    snapshot.line_no,
    snapshot.weight,
    cast(snapshot.fixed_amount as decimal(38, 0)) * $minor_unit as fixed_amount,
    snapshot.share,
    snapshot.source,
    snapshot.entry_no
from key_snapshot as snapshot;

create or replace view allocation_flow as
select
    flow.register_no,
    flow.rule_id,
    flow.rule_version,
    flow.line_no,
    flow.to_rule_id,
    case when receiver.kind = 'center' then receiver.code else '' end
    as cost_center_code,
    case when receiver.kind = 'object' then receiver.code else '' end
    as cost_object_code,
    cost_type.code as cost_type_no,
    flow.share,
    cast(flow.amount * $minor_unit as decimal(38, 10)) as amount
from gross_flow as flow
inner join receiver on receiver.receiver_id = flow.receiver_id
inner join cost_type on cost_type.cost_type_id = flow.cost_type_id;

-- Entries and registers as seals hash them: keys and not codes, no times or users;
-- fields with a tab between them, backslash, tab and newline escaped.
create or replace view seal_entry as
select
    entry.entry_no,
    entry.register_no,
    entry.version_id,
    entry.posting_date,
    concat_ws(
        chr(9),
        cast(entry.entry_no as text),
        cast(entry.register_no as text),
        cast(entry.version_id as text),
        case when entry.is_closing then 'C' else '' end
        || cast(entry.posting_date as text),
        cast(entry.cost_type_id as text),
        cast(entry.receiver_id as text),
        cast(entry.amount as text),
        cast(entry.additional_amount as text),
        coalesce(cast(entry.gl_entry_no as text), ''),
        entry.combined,
        coalesce(cast(entry.coding_id as text), ''),
        coalesce(cast(origin.pool_no as text), ''),
        coalesce(cast(origin.source_entry_no as text), ''),
        coalesce(cast(origin.corrects_entry_no as text), ''),
        replace(
            replace(
                replace(
                    coalesce(
                        concat_ws(
                            chr(31), own.document_no, own.description, own.reason_code
                        ), ''
                    ), chr(92), chr(92) || chr(92)
                ), chr(9), chr(92) || 't'
            ), chr(10), chr(92) || 'n'
        )
    ) as line
from cost_entry_row as entry
left join cost_entry_text as own on own.entry_no = entry.entry_no
left join cost_entry_origin as origin on origin.entry_no = entry.entry_no;

create or replace view seal_register as
select
    register_no,
    version_id,
    concat_ws(
        chr(9),
        cast(register_no as text),
        kind,
        cast(version_id as text),
        coalesce(cast(level as text), ''),
        coalesce(cast(reverses_register_no as text), ''),
        coalesce(cast(first_entry_no as text), ''),
        coalesce(cast(last_entry_no as text), ''),
        coalesce(cast(first_gl_entry_no as text), ''),
        coalesce(cast(last_gl_entry_no as text), ''),
        cast(entries as text),
        cast(gl_entries as text),
        cast(debit as text),
        cast(credit as text),
        cast(additional_amount as text),
        coalesce(cast(posting_date as text), ''),
        replace(
            replace(
                replace(journal_batch, chr(92), chr(92) || chr(92)),
                chr(9), chr(92) || 't'
            ), chr(10), chr(92) || 'n'
        )
    ) as line
from register_row;

-- What balances are made of: entries, and of archived ones their month's debit and
-- credit on its last day.
create or replace view balance_entry as
select
    entry_no,
    version_id,
    posting_date,
    is_closing,
    cost_type_id,
    receiver_id,
    amount,
    additional_amount
from cost_entry_row
union all
select
    cast(0 as bigint) as entry_no,
    version_id,
    month_end as posting_date,
    is_closing,
    cost_type_id,
    receiver_id,
    debit as amount,
    additional_amount
from archive_balance
union all
select
    cast(0 as bigint) as entry_no,
    version_id,
    month_end as posting_date,
    is_closing,
    cost_type_id,
    receiver_id,
    -credit as amount,
    cast(0 as bigint) as additional_amount
from archive_balance
where credit <> 0;

-- What the balances of a version are made of, archived months included.
create or replace view version_balance as
select
    part.version_id,
    entry.posting_date,
    entry.posting_date + cast(entry.is_closing as integer) as balance_date,
    entry.cost_type_id,
    entry.receiver_id,
    entry.amount
from balance_entry as entry
inner join version_part as part
    on part.part_version_id = entry.version_id
    and entry.posting_date <= part.cut_date
    and entry.entry_no <= part.cut_entry_no;
