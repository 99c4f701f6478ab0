-- Keys of gross flows.
create index gross_flow_of_register on gross_flow (register_no);
