-- Give one line of a batch another number.
update journal_line_row
set line_no = $new_no
where batch = $batch and line_no = $line_no
