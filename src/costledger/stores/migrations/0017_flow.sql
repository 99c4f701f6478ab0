-- What pools of a reciprocal level gave along every line, in gross: with what they get
-- from each other. Results to look at; what is posted is net. amount: minor units with
-- six decimals. to_rule_id: the pool it goes to, empty for a receiver outside.
create table gross_flow (
    register_no integer not null,
    rule_id text not null,
    rule_version integer not null,
    line_no integer not null,
    to_rule_id text not null,
    receiver_id integer not null,
    cost_type_id integer not null,
    share decimal(38, 10) not null,
    amount decimal(38, 6) not null
);
