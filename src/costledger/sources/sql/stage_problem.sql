-- What is wrong, one row a cell. row_no is as a person counts: the header is row 1.
create or replace temp table stage_problem (
    file varchar,
    row_no bigint,
    column_name varchar,
    value varchar,
    problem varchar,
    hint varchar
);
