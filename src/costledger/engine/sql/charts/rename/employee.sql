-- Let employees follow a code that is renamed.
--
-- in   $kind (center, object), $old, $new
-- out  employee
update employee
set
    cost_center_code = case
        when $kind = 'center' and cost_center_code = $old then $new
        else cost_center_code
    end,
    cost_object_code = case
        when $kind = 'object' and cost_object_code = $old then $new
        else cost_object_code
    end
where
    ($kind = 'center' and $old in (cost_center_code))
    or ($kind = 'object' and $old in (cost_object_code))
