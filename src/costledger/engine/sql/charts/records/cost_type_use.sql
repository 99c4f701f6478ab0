-- What was posted on a cost type, in any version.
--
-- in   balance_entry, $cost_type_id
-- out  (what, count)
select
    case when version_id = 1 then 'cost entries' else 'budget entries' end as what,
    count(*) as entries
from balance_entry
where cost_type_id = $cost_type_id
group by case when version_id = 1 then 'cost entries' else 'budget entries' end
order by what desc
