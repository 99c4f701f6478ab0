-- The dimensions of cost accounting as they were read before a dated change. Setup has
-- the ones of today; entries dated before valid_to (and from valid_from on) are read by
-- these. A dimension set belongs to one era (0: today's), so that entries of one set
-- that are read differently lie in two sets of the same members.
create table dimension_era (
    era integer not null,
    valid_from date,
    valid_to date not null,
    cost_center_dimension text not null,
    cost_object_dimension text not null
);

alter table dimension_set add column era integer default 0;
