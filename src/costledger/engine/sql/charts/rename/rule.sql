-- Let the senders of allocation rules follow a code that is renamed.
--
-- in   $kind (cost_type, center, object), $old, $new
-- out  allocation_rule_row
update allocation_rule_row
set
    credit_to_cost_type = case
        when $kind = 'cost_type' and credit_to_cost_type = $old then $new
        else credit_to_cost_type
    end,
    cost_center_code = case
        when $kind = 'center' and cost_center_code = $old then $new
        else cost_center_code
    end,
    cost_object_code = case
        when $kind = 'object' and cost_object_code = $old then $new
        else cost_object_code
    end
where
    ($kind = 'cost_type' and $old in (credit_to_cost_type))
    or ($kind = 'center' and $old in (cost_center_code))
    or ($kind = 'object' and $old in (cost_object_code))
