-- Let unposted journal lines follow the new name of a version.
update journal_line_row
set version = $new_code
where version = $code
