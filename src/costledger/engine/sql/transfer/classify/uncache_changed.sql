-- Forget how codings were classified that are classified otherwise now, and all days.
--
-- in   changed_coding
delete from resolution
where
    exists (
        select 1
        from changed_coding
        where changed_coding.coding_id = resolution.coding_id
    );

delete from resolution_day
