-- Let go of import_new: it is as large as what was imported.
drop table if exists import_new
