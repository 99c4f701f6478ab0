-- out  one row: how many lines that can be posted on each chart has, and how many
--      registers there are
select
    (
        select count(*)
        from cost_type
        where line_type = 'postable' and not is_retired
    ) as cost_types,
    (
        select count(*)
        from receiver
        where kind = 'center' and line_type = 'postable' and not is_retired
    ) as cost_centers,
    (
        select count(*)
        from receiver
        where kind = 'object' and line_type = 'postable' and not is_retired
    ) as cost_objects,
    (select count(*) from register_row) as registers
