-- What becomes of every entry at hand, and why: the one text of this rule.
--
-- A transfer reads it with what is cached or has changed as its inputs, and the view
-- gl_disposition with the whole ledger as it is now. Of several reasons the first one
-- counts, in the order written here. domain/disposition.py says the same of one entry.
--
-- in   unclassified_entry  register_no and cost_entry_no of the living register that
--                          has the entry, if one does
--      applicable_coding   how codings are classified
--      applicable_day      what holds on days; is_looked_at: a transfer takes entries
-- out  classified_entry    reason is '' where nothing stands in the entry's way, and
--                          null where a living register has it; is_cost is false
--                          where it is the reason why the entry is no cost
-- law  every entry has exactly one disposition
with not_a_cost as (
    select
        entry.gl_entry_no,
        entry.amount,
        entry.additional_amount,
        entry.coding_id,
        entry.register_no,
        entry.cost_entry_no,
        coding.gl_account_no,
        coding.combine_entries,
        coding.cost_type_id,
        coding.receiver_id,
        coding.waiting_reason,
        applicable_day.month_start,
        case
            when coding.combine_entries = 'month'
                then applicable_day.month_end_posting_date
            else applicable_day.posting_date
        end as posting_date,
        case
            when entry.amount = 0 then 'zero_amount'
            when coding.not_cost_reason = 'balance_sheet' then 'balance_sheet'
            when entry.is_closing then 'closing_date'
            when not applicable_day.is_started then 'before_start'
            when coding.not_cost_reason = 'excluded' then 'excluded'
        end as not_cost_reason,
        applicable_day.is_allowed,
        applicable_day.is_month_end_allowed,
        applicable_day.is_looked_at
    from unclassified_entry as entry
    inner join applicable_coding as coding on coding.coding_id = entry.coding_id
    inner join applicable_day on applicable_day.day = entry.posting_date
)

select
    gl_entry_no,
    amount,
    additional_amount,
    coding_id,
    register_no,
    cost_entry_no,
    gl_account_no,
    combine_entries,
    cost_type_id,
    receiver_id,
    month_start,
    posting_date,
    not_cost_reason is null as is_cost,
    case
        when register_no is not null then null
        when not_cost_reason is not null then not_cost_reason
        when waiting_reason is not null then waiting_reason
        when combine_entries = 'month' and not is_month_end_allowed
            then 'date_not_allowed'
        when combine_entries <> 'month' and not is_allowed then 'date_not_allowed'
        when not is_looked_at then 'next_transfer'
        else ''
    end as reason
from not_a_cost
