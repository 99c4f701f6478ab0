-- Entry, register, import and G/L numbers are given once, and never above the last
-- number that their counter gave.
--
-- in   cost_entry_row, register_row, import_row, gl_entry_row, counter
-- out  (found)
with numbered as (
    select
        'entry' as series,
        entry_no as number
    from cost_entry_row
    union all
    select
        'register' as series,
        register_no as number
    from register_row
    union all
    select
        'import' as series,
        import_no as number
    from import_row
    union all
    select
        'gl_entry' as series,
        gl_entry_no as number
    from gl_entry_row
),

given_twice as (
    select
        series,
        number
    from numbered
    group by series, number
    having count(*) > 1
),

beyond as (
    select
        numbered.series,
        max(numbered.number) as number,
        coalesce(max(counter.last_no), 0) as last_no
    from numbered
    left join counter on counter.name = numbered.series
    where numbered.series <> 'gl_entry'
    group by numbered.series
    having max(numbered.number) > coalesce(max(counter.last_no), 0)
)

select
    series || ' number ' || cast(number as text) || ' was given more than once'
    as found
from given_twice
union all
select
    series || ' number ' || cast(number as text) || ' is above the counter, which is '
    || cast(last_no as text) as found
from beyond
order by found
