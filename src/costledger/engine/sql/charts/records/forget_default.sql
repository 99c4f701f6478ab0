-- Take a center or object that is gone out of the defaults of cost types.
--
-- in   $receiver_id
update cost_type
set
    default_center_id = case
        when default_center_id = $receiver_id then null else default_center_id
    end,
    default_object_id = case
        when default_object_id = $receiver_id then null else default_object_id
    end
where default_center_id = $receiver_id or default_object_id = $receiver_id
