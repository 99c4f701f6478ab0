-- Forget how the pools of levels see each other.
delete from allocation_level
