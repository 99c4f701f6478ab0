-- in   import_new
-- out  (entries)  how many staged entries are new
select count(*) as entries
from import_new
