-- Let journal batches follow the new name of a version.
update journal_batch
set version = $new_code
where version = $code
