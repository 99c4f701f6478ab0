-- Move all lines of a batch to another name.
update journal_line_row
set batch = $new_batch
where batch = $batch
