-- What the seals of registers $first_no to $last_no of a version hash: each register,
-- then its entries.
--
-- out  (register_no, line)  in order
with reported as (
    select
        register_no,
        cast(0 as bigint) as entry_no,
        line
    from seal_register
    where
        version_id = $version_id
        and register_no between $first_no and $last_no
    union all
    select
        seal_entry.register_no,
        seal_entry.entry_no,
        seal_entry.line
    from seal_entry
    inner join seal_register on seal_register.register_no = seal_entry.register_no
    where
        seal_register.version_id = $version_id
        and seal_entry.register_no between $first_no and $last_no
)

select
    register_no,
    line
from reported
order by register_no, entry_no
