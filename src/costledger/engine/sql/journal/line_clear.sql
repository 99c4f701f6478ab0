-- Take all lines of a batch away.
delete from journal_line_row where batch = $batch
