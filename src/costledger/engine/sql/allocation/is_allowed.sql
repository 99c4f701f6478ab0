-- out  (is_allowed)  whether entries may be posted on $date
select not exists (
    select 1
    from barred_span as barred
    where
        $date between barred.first_day and barred.last_day
        and ($is_actual or not barred.is_locked_period)
) as is_allowed
