-- What was posted on a cost center or cost object: by its key in cost entries of any
-- version, by its code in the general ledger.
--
-- in   receiver, balance_entry, gl_coding, dimension_set_member, setup, $receiver_id
-- in   receiver, cost_entry_row, gl_coding, set_value, $receiver_id
-- out  (what, count)
with own as (
    select
        kind,
        code
    from receiver
    where receiver_id = $receiver_id
),

posted as (
    select
        case when version_id = 1 then 'cost entries' else 'budget entries' end as what,
        count(*) as entries
    from balance_entry
    where receiver_id = $receiver_id
    group by case when version_id = 1 then 'cost entries' else 'budget entries' end
),

coded as (
    select count(*) as entries
    from gl_entry_row as entry
    inner join gl_coding as coding on coding.coding_id = entry.coding_id
    inner join set_value on set_value.dimension_set_id = coding.dimension_set_id
    inner join own
        on own.code = case
            when own.kind = 'center' then set_value.center_value
            else set_value.object_value
        end
)

select
    what,
    entries
from posted
union all
select
    'G/L entries' as what,
    entries
from coded
where entries > 0
order by what desc
