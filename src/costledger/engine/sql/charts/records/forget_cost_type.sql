-- Delete a cost type that nothing refers to.
--
-- in   $line_id
delete from cost_type
where cost_type_id = $line_id
