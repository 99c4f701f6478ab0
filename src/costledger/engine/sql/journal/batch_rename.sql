-- Give a batch another name. Its lines are moved by `journal_line_move`.
update journal_batch
set batch = $new_batch
where batch = $batch
