-- The lines of a copy as entries of a G/L budget, and why they cannot be.
--
-- A cost type goes to the one account that feeds it, a receiver to the value of its
-- dimension with its code.
--
-- in   posting_line (a copied version), cost_type_account, dimension_value
-- out  one row a line, reason null where it goes
with account as (
    select
        cost_type_id,
        min(gl_account_no) as gl_account_no,
        count(*) as accounts
    from cost_type_account
    group by cost_type_id
),

place as (
    select
        receiver.receiver_id,
        dimension_value.dimension,
        dimension_value.code
    from receiver
    cross join setup
    inner join dimension_value
        on dimension_value.code = receiver.code
        and dimension_value.dimension = case
            when receiver.kind = 'center' then setup.cost_center_dimension
            else setup.cost_object_dimension
        end
)

select
    line.line_no,
    line.source_entry_no,
    line.posting_date,
    line.is_closing,
    line.amount,
    line.description,
    line.receiver_id,
    account.gl_account_no,
    place.dimension,
    place.code,
    case
        when account.cost_type_id is null then 'no_account'
        when account.accounts > 1 then 'several_accounts'
        when place.receiver_id is null then 'not_a_dimension_value'
    end as reason
from posting_line as line
left join account on account.cost_type_id = line.cost_type_id
left join place on place.receiver_id = line.receiver_id
