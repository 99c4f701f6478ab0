-- Let go of import_known: it is as large as what was imported.
drop table if exists import_known
