-- Give every account and dimension set that come together for the first time a key.
--
-- in   coding_met  (gl_account_no, dimension_set_id)
-- out  gl_coding
insert into gl_coding (coding_id, gl_account_no, dimension_set_id)
select
    (
        select coalesce(max(gl_coding.coding_id), 0)
        from gl_coding
    ) + row_number() over (order by met.gl_account_no, met.dimension_set_id),
    met.gl_account_no,
    met.dimension_set_id
from coding_met as met
where
    not exists (
        select 1
        from gl_coding
        where
            gl_coding.gl_account_no = met.gl_account_no
            and gl_coding.dimension_set_id = met.dimension_set_id
    )
order by met.gl_account_no, met.dimension_set_id
