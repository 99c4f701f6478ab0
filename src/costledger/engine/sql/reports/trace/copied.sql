-- What entry $entry_no of a copy or release was made from, as far as it is there still.
--
-- in   budget_copy_link, budget_source, cost_entry_origin, cost_entry_row,
--      gl_budget_entry_row
-- out  one row a source, the first $limit; all come to total_sources
with source as (
    select
        'version' as kind,
        origin.source_entry_no
    from cost_entry_origin as origin
    where origin.entry_no = $entry_no and origin.source_entry_no is not null
    union all
    select
        kept.kind,
        link.source_entry_no
    from budget_copy_link as link
    inner join cost_entry_row as entry on entry.entry_no = link.entry_no
    inner join budget_source as kept on kept.register_no = entry.register_no
    where link.entry_no = $entry_no
)

select
    source.kind,
    coalesce(version.code, planned.budget_name, '') as source,
    source.source_entry_no as entry_no,
    coalesce(entry.posting_date, planned.posting_date) as posting_date,
    coalesce(entry.is_closing, planned.is_closing, false) as is_closing,
    coalesce(cost_type.code, planned.gl_account_no, '') as account,
    coalesce(receiver.code, '') as receiver_code,
    coalesce(entry.amount, planned.amount) as amount,
    entry.register_no,
    cast(count(*) over () as bigint) as total_sources
from source
left join cost_entry_row as entry
    on source.kind = 'version' and entry.entry_no = source.source_entry_no
left join version on version.version_id = entry.version_id
left join cost_type on cost_type.cost_type_id = entry.cost_type_id
left join receiver on receiver.receiver_id = entry.receiver_id
left join gl_budget_entry_row as planned
    on source.kind = 'gl_budget' and planned.entry_no = source.source_entry_no
order by source.source_entry_no
limit $limit
