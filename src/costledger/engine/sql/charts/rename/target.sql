-- Let the receivers of allocation rules follow a code that is renamed.
--
-- in   $kind (cost_type, center, object), $old, $new
-- out  allocation_target_row
update allocation_target_row
set
    target_cost_type = case
        when $kind = 'cost_type' and target_cost_type = $old then $new
        else target_cost_type
    end,
    target_cost_center = case
        when $kind = 'center' and target_cost_center = $old then $new
        else target_cost_center
    end,
    target_cost_object = case
        when $kind = 'object' and target_cost_object = $old then $new
        else target_cost_object
    end
where
    ($kind = 'cost_type' and $old in (target_cost_type))
    or ($kind = 'center' and $old in (target_cost_center))
    or ($kind = 'object' and $old in (target_cost_object))
