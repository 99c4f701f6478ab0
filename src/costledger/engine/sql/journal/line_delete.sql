-- Take one line of a batch away.
delete from journal_line_row where batch = $batch and line_no = $line_no
