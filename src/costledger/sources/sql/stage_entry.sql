-- The staged entries as they are merged. An entry is known by its number; where not
-- every row has a whole one, by the key that its source gives; and where it has none,
-- by what it says and how often the import has said so before.
--
-- in   stage_gl_entries
-- out  stage_entry   row_id tells rows apart; gl_entry_no or source_key is null
--      stage_member  (members, dimension, code)
create or replace temp table stage_numbering as
select
    coalesce(
        bool_and(key_text = '' and regexp_full_match(entry_no, '[0-9]{1,18}')), false
    ) as is_numbered
from stage_gl_entries;

create or replace temp table stage_key as
select
    part_no * 1099511627776 + row_no as row_id,
    md5(
        concat_ws(
            chr(31), posting_date, is_closing, gl_account_no, members, amount,
            additional_amount, document_no, description
        )
    ) as content,
    row_number() over (partition by content order by part_no, row_no) as time
from stage_gl_entries
where key_text = '' and entry_no = '';

create or replace temp view stage_entry as
select
    entry.part_no * 1099511627776 + entry.row_no as row_id,
    entry.part_no,
    entry.file,
    entry.row_no,
    entry.source_row,
    case
        when (select is_numbered from stage_numbering)
            then try_cast(entry.entry_no as bigint)
    end as gl_entry_no,
    case
        when (select is_numbered from stage_numbering) then null
        when entry.key_text <> '' then entry.key_text
        when entry.entry_no <> '' then coalesce(
            cast(try_cast(entry.entry_no as bigint) as text), entry.entry_no
        )
        else substr(stage_key.content, 1, 24) || '#' || stage_key.time
    end as source_key,
    entry.posting_date,
    entry.is_closing,
    entry.gl_account_no,
    entry.members,
    -- What a cell with a problem says is not known, and so differs from nothing.
    case when not entry.is_bad then entry.amount end as amount,
    entry.additional_amount,
    entry.document_no,
    entry.description,
    entry.reason_code
from stage_gl_entries as entry
left join stage_key 
    on stage_key.row_id = entry.part_no * 1099511627776 + entry.row_no;

create or replace temp table stage_member as
with keyed as (
    select
        members,
        unnest(json_keys(cast(members as json))) as dimension
    from (select distinct members from stage_gl_entries)
)

select
    members,
    dimension,
    json_extract_string(
        cast(members as json),
        '/' || replace(replace(dimension, '~', '~0'), '/', '~1')
    ) as code
from keyed;
