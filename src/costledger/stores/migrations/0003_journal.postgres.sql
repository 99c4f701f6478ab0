-- Keys of batches and lines.
alter table journal_batch add primary key (batch);
alter table journal_line_row add primary key (batch, line_no);
