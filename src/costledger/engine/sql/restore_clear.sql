-- Take away what `init` wrote, which the export brings as well. A number series that
-- the export does not know stays.
--
-- in   restored_counters
delete from setup;

delete from counter
where name in (select restored_counters.name from restored_counters);

delete from audit_event;

delete from version;

delete from dimension;

delete from dimension_set;

delete from calendar_day;

delete from set_value;

delete from transfer_mark;

delete from resolution;

delete from resolution_day;

delete from disposition_total
