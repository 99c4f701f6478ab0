-- Forget the verdicts on codings and days: no entry was looked at by them yet.
delete from resolution;

delete from resolution_day
