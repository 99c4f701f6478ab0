-- Take a batch away. Its lines are taken by `journal_line_clear`.
delete from journal_batch where batch = $batch
