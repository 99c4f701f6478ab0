-- Keep that registers of another cost ledger were copied from a G/L budget.
--
-- in   legacy_new_list
-- out  budget_source
insert into budget_source (register_no, kind, source)
select
    register_no,
    'gl_budget',
    ''
from legacy_new_list
where kind = 'budget_copy'
order by register_no
