-- out  every column of cost_type, to merge with what a file brings
select
    cost_type_id,
    code,
    name,
    line_type,
    totaling,
    indentation,
    gl_account_range,
    combine_entries,
    default_center_id,
    default_object_id,
    cost_classification,
    fixed_share,
    is_blocked,
    is_retired,
    new_page,
    blank_line,
    comment
from cost_type
