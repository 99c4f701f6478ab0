-- Forget how the pools of a level see each other.
delete from allocation_level
where level = $level
