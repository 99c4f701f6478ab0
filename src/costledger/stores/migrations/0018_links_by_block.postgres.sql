-- Every register writes its entries and links in the order of the general ledger, so a
-- few numbers a block of pages find them; an index of every row cost a tenth of all
-- transfers. Several ranges a block: late-mapped entries stand beside those of their
-- day. Blocks are counted up when the table is vacuumed: often, as rows come.
drop index cost_entry_of_gl_entry;
create index cost_entry_of_gl_entry on cost_entry_row
using brin (gl_entry_no int8_minmax_multi_ops) with (pages_per_range = 16);
drop index gl_transfer_of_gl_entry;
create index gl_transfer_of_gl_entry on gl_transfer
using brin (gl_entry_no int8_minmax_multi_ops) with (pages_per_range = 16);
alter table gl_entry_row set (
    autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_vacuum_insert_scale_factor = 0
);
alter table cost_entry_row set (
    autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_vacuum_insert_scale_factor = 0
);
alter table gl_transfer set (
    autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_vacuum_insert_scale_factor = 0
);
