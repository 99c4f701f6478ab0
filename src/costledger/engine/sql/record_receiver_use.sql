-- What was posted on a cost center or cost object: by its key in cost entries of any
-- version, by its code in the general ledger.
--
-- in   receiver, balance_entry, gl_coding, dimension_set_member, setup, $receiver_id
-- out  (what, count)
with own as (
    select
        receiver.receiver_id,
        receiver.code,
        case
            when receiver.kind = 'center' then setup.cost_center_dimension
            else setup.cost_object_dimension
        end as dimension
    from receiver
    cross join setup
    where receiver.receiver_id = $receiver_id
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
    inner join dimension_set_member as member
        on member.dimension_set_id = coding.dimension_set_id
    inner join own on own.dimension = member.dimension and own.code = member.code
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
