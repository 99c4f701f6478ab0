-- Delete a cost center or cost object that nothing refers to.
--
-- in   $line_id
delete from receiver
where receiver_id = $line_id
