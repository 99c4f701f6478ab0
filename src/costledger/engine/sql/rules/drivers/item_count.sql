-- out  how many item entries are staged
select count(*) as rows
from stage_item_entry
