-- Let journal lines follow a code that is renamed.
--
-- in   $kind (cost_type, center, object), $old, $new
-- out  journal_line_row
update journal_line_row
set
    cost_type_no = case
        when $kind = 'cost_type' and cost_type_no = $old then $new
        else cost_type_no
    end,
    bal_cost_type_no = case
        when $kind = 'cost_type' and bal_cost_type_no = $old then $new
        else bal_cost_type_no
    end,
    cost_center_code = case
        when $kind = 'center' and cost_center_code = $old then $new
        else cost_center_code
    end,
    bal_cost_center_code = case
        when $kind = 'center' and bal_cost_center_code = $old then $new
        else bal_cost_center_code
    end,
    cost_object_code = case
        when $kind = 'object' and cost_object_code = $old then $new
        else cost_object_code
    end,
    bal_cost_object_code = case
        when $kind = 'object' and bal_cost_object_code = $old then $new
        else bal_cost_object_code
    end
where
    ($kind = 'cost_type' and $old in (cost_type_no, bal_cost_type_no))
    or ($kind = 'center' and $old in (cost_center_code, bal_cost_center_code))
    or ($kind = 'object' and $old in (cost_object_code, bal_cost_object_code))
