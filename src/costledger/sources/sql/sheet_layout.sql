-- Where the columns of a sheet are, filled by `budget_sheet.py`.
create or replace temp table sheet_key (name varchar, column_no integer);

create or replace temp table sheet_period (place integer, column_no integer);

create or replace temp table sheet_head (
    head integer, unit bigint, total_row integer, total_column integer
);

create or replace temp table sheet_base (
    cost_type_no varchar, cost_center_code varchar, cost_object_code varchar,
    amounts varchar
);
