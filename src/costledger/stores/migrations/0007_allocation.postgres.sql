-- Keys of rules and of what their keys measure.
alter table allocation_rule_row add primary key (rule_id, rule_version);
alter table allocation_target_row add primary key (rule_id, rule_version, line_no);
alter table allocation_target_row add foreign key (rule_id, rule_version)
references allocation_rule_row deferrable initially deferred;
alter table allocation_level add primary key (level);
alter table employee add primary key (employee_no);
alter table item_entry_row add primary key (item_entry_no);
alter table driver add primary key (driver_code);
alter table driver_value
add primary key (driver_code, receiver_kind, receiver_code, value_date);
