-- Forget how codings were classified that are classified otherwise now, and all days.
--
-- in   changed_coding
delete from classified_coding
where
    exists (
        select 1
        from changed_coding
        where changed_coding.coding_id = classified_coding.coding_id
    );

delete from classified_day
