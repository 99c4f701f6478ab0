-- Keep the shares that were calculated beside their lines.
-- in   key_share · out  allocation_target_row
update allocation_target_row
set
    share = (
        select key_share.share
        from key_share
        where
            key_share.rule_id = allocation_target_row.rule_id
            and key_share.rule_version = allocation_target_row.rule_version
            and key_share.line_no = allocation_target_row.line_no
    ),
    share_updated_on = $today
where
    exists (
        select 1
        from key_share
        where
            key_share.rule_id = allocation_target_row.rule_id
            and key_share.rule_version = allocation_target_row.rule_version
            and key_share.line_no = allocation_target_row.line_no
    )
