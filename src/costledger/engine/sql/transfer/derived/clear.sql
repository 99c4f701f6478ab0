-- Forget what the last transfer knew, so that the next one classifies everything anew.
-- Links stay: nothing is transferred twice.
delete from disposition_total;

delete from classified_coding;

delete from classified_day;

delete from transfer_watermark
