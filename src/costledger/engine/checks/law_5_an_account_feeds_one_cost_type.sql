-- Masters are there once: an account feeds at most one cost type, and codes and keys
-- are unique.
--
-- in   cost_type_account, cost_type, receiver, gl_account, gl_coding, dimension_set
-- out  (found)
with named as (
    select
        'link of account ' || gl_account_no as what
    from cost_type_account
    union all
    select 'cost type ' || code as what
    from cost_type
    union all
    select 'cost type key ' || cast(cost_type_id as text) as what
    from cost_type
    union all
    select 'cost ' || kind || ' ' || code as what
    from receiver
    union all
    select 'receiver key ' || cast(receiver_id as text) as what
    from receiver
    union all
    select 'account ' || gl_account_no as what
    from gl_account
    union all
    select 'coding ' || gl_account_no || ', set ' || cast(dimension_set_id as text)
        as what
    from gl_coding
    union all
    select 'coding key ' || cast(coding_id as text) as what
    from gl_coding
    union all
    select
        'dimension set ' || members || ' of assignment '
        || cast(assignment_no as text) as what
    from dimension_set
)

select what || ' is there ' || cast(count(*) as text) || ' times' as found
from named
group by what
having count(*) > 1
order by found
