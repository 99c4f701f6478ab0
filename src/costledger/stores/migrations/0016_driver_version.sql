-- A value of a key figure may be of one version, such as a budget's own square meters;
-- empty: what really is, and what holds where a version has none of its own.
alter table driver_value add column version_code text default '';
