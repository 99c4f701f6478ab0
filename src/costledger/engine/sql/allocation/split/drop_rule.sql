-- out  allocate_rule  where rules of the style distribution as they were written do not
--      take part any more
update allocate_rule
set is_selected = false
where level = $level and style = 'distribution' and parent_no is null
