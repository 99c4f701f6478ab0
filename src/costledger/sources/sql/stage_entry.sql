-- The staged entries in one form: whole numbers, signed amounts, and a key for entries
-- that have no number, made of what they say and how often they say it.
--
-- in   stage_gl_entries, with every column
-- out  stage_entry
create or replace temp table stage_entry as
with keyed as (
    select
        file,
        row_no,
        source_row,
        try_cast(entry_no as bigint) as gl_entry_no,
        posting_date,
        coalesce(is_closing, false) as is_closing,
        gl_account_no,
        members,
        amount,
        additional_amount,
        document_no,
        description,
        reason_code,
        nullif(source_key, '') as source_key,
        md5(
            concat_ws(
                chr(31), posting_date, is_closing, gl_account_no, members, amount,
                additional_amount, document_no, description
            )
        ) as content
    from stage_gl_entries
)

select
    * exclude (source_key, content),
    case
        when gl_entry_no is not null then null
        when source_key is not null then source_key
        else content || '#' || row_number() over (
            partition by content, source_key is null
            order by file, row_no
        )
    end as source_key
from keyed;

create or replace temp table stage_member as
select
    members,
    unnest(json_keys(cast(members as json))) as dimension
from (select distinct members from stage_entry);

alter table stage_member add column code varchar;

update stage_member
set code = json_extract_string(cast(members as json), '$."' || dimension || '"')
