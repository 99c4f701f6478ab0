-- What each copied entry of a version was copied from: an entry of another version, or
-- of a G/L budget, as budget_source says of its register. A copy that sums a month has
-- many. A source that is gone since keeps its number here: numbers are given once.
create table budget_copy_link (
    entry_no bigint not null,
    source_entry_no bigint not null
);
