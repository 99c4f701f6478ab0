-- Read key figures of receivers, for lines with the base driver: of a stock the latest
-- value up to the last day of the window, of a flow the sum of the window. A receiver
-- that has values of version $version has these, any other what really is.
--
-- in   key_requested, key_window, key_member, driver, driver_value
-- out  key_measured  a row a line that any value was found for
insert into key_measured (rule_id, rule_version, line_no, units, own_values)
with valued as (
    select
        requested.rule_id,
        requested.rule_version,
        requested.line_no,
        driver.kind,
        driver_value.value,
        driver_value.version_code,
        row_number() over (
            partition by
                requested.rule_id,
                requested.rule_version,
                requested.line_no,
                driver_value.receiver_kind,
                driver_value.receiver_code,
                driver_value.version_code
            order by driver_value.value_date desc
        ) as age,
        max(driver_value.version_code) over (
            partition by
                requested.rule_id,
                requested.rule_version,
                requested.line_no,
                driver_value.receiver_kind,
                driver_value.receiver_code
        ) as used_version
    from key_requested as requested
    inner join key_window on key_window.window_no = requested.window_no
    inner join driver on driver.driver_code = requested.driver_code
    inner join driver_value
        on driver_value.driver_code = driver.driver_code
        and driver_value.version_code in ('', $version)
        and driver_value.value_date <= key_window.last_day
        and (
            driver.kind = 'stock' or driver_value.value_date >= key_window.first_day
        )
    inner join key_member
        on key_member.filter_no
        = case
            when driver_value.receiver_kind = 'center' then requested.center_filter_no
            else requested.object_filter_no
        end
        and key_member.code = driver_value.receiver_code
    where requested.base = 'driver'
)

select
    rule_id,
    rule_version,
    line_no,
    cast(sum(value) * 10000000000 as decimal(38, 0)),
    count(case when version_code <> '' then 1 end)
from valued
where (kind = 'flow' or age = 1) and version_code = used_version
group by rule_id, rule_version, line_no
