-- How the text of a cell is read: one macro for the value, one for what is wrong.
--
-- A value macro gives null for what cannot be read; a problem macro gives null for what
-- can. Both give null for an empty cell. Text in, and no floating point anywhere.

-- Trimmed of all kinds of blanks. Most cells have none, and a glance is cheaper than a
-- trim: where two forms stand in a CASE below, the first is the usual one.
create or replace temp macro cell(t) as
    case
        when regexp_full_match(t, '[!-~]([ -~]*[!-~])?') then t
        else nullif(
            trim(
                t,
                ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239)
                || chr(8199) || chr(65279)
            ),
            ''
        )
    end;

-- Codes and text

create or replace temp macro code_value(t) as coalesce(upper(cell(t)), '');

create or replace temp macro text_value(t) as coalesce(cell(t), '');

-- Whatever a system writes between the words of an option: Begin-Total, Balance Sheet
create or replace temp macro choice_word(t) as
    regexp_replace(lower(cell(t)), '[ _/-]+', '_', 'g');

create or replace temp macro choice_value(t, choices) as
    case
        when cell(t) is null then choices[1]
        when list_contains(choices, choice_word(t)) then choice_word(t)
    end;

create or replace temp macro choice_problem(t, choices) as
    case
        when choice_value(t, choices) is null
            then 'This is none of the words that the column knows.'
    end;

create or replace temp macro boolean_value(t) as
    case
        when cell(t) is null then false
        when lower(cell(t)) in ('true', 'yes', 'y', '1', 't', 'x', 'ja') then true
        when lower(cell(t)) in ('false', 'no', 'n', '0', 'f', 'nei', 'nein') then false
    end;

create or replace temp macro boolean_problem(t) as
    case when boolean_value(t) is null then 'This is neither yes nor no.' end;

create or replace temp macro whole_value(t) as
    case
        when cell(t) is null then 0
        when regexp_full_match(cell(t), '[0-9]{1,18}') then cast(cell(t) as bigint)
    end;

create or replace temp macro whole_problem(t) as
    case when whole_value(t) is null then 'This is no whole number.' end;

-- Shares, rates, quantities: exact, with a point and no groups
create or replace temp macro decimal_value(t) as
    case
        when cell(t) is null then cast(0 as decimal(38, 10))
        when regexp_full_match(
            cell(t), '-?([0-9]{1,18}([.][0-9]{0,10}0*)?|[.][0-9]{1,10})'
        )
            then cast(cell(t) as decimal(38, 10))
    end;

create or replace temp macro decimal_problem(t) as
    case when decimal_value(t) is null then 'This is no decimal.' end;

create or replace temp macro share_problem(t) as
    case
        when decimal_value(t) is null then 'This is no decimal.'
        when decimal_value(t) < 0 then 'This is less than zero.'
    end;

-- An entry's number is its name: no sign and no decimals
create or replace temp macro number_problem(t) as
    case
        when cell(t) is not null
            and not regexp_full_match(cell(t), '[0-9]{1,18}')
            then 'This is no whole number.'
    end;

-- Amounts. Blanks of all kinds, apostrophes and the other sign group by thousands; a
-- minus may stand in front or behind, or be a pair of parentheses.

create or replace temp macro amount_spaced(t) as
    case
        when regexp_full_match(t, '-?[0-9]+([.,][0-9]+)?') then t
        else cell(
            translate(
                t,
                chr(8722) || chr(160) || chr(8239) || chr(8201) || chr(8199)
                || chr(8217),
                '-    '''
            )
        )
    end;

create or replace temp macro amount_text(s) as
    case
        when s like '(%)' then '-' || trim(s[2:-2])
        when s like '%-' then '-' || trim(s[1:-2])
        when s like '+%' then trim(s[2:])
        when s like '- %' then '-' || trim(s[2:])
        else s
    end;

-- '.' or ',' where a text can only mean that sign, '?' where it can mean both
create or replace temp macro amount_evidence(s) as
    case
        when s not like '%.%' and s not like '%,%' then null
        when regexp_full_match(s, '-?[1-9][0-9]{0,2}[.,][0-9]{3}') then '?'
        when regexp_full_match(
            s, '-?([0-9][0-9 '']*|[0-9]{1,3}(,[0-9]{3})+)?\.[0-9]*'
        ) then '.'
        when regexp_full_match(s, '-?[0-9]{1,3}(,[0-9]{3}){2,}') then '.'
        when regexp_full_match(
            s, '-?([0-9][0-9 '']*|[0-9]{1,3}(\.[0-9]{3})+)?,[0-9]*'
        ) then ','
        when regexp_full_match(s, '-?[0-9]{1,3}(\.[0-9]{3}){2,}') then ','
    end;

-- The number with a point and no groups, or null where the shape is no amount's
create or replace temp macro amount_plain(s, decimal_sign) as
    case
        when regexp_full_match(s, '-?[0-9]+(\.[0-9]+)?') and decimal_sign = '.' then s
        when decimal_sign = '.' and regexp_full_match(
            s, '-?([0-9]{1,3}([ ,''][0-9]{3})+|[0-9]+)(\.[0-9]*)?|-?\.[0-9]+'
        ) then translate(s, ' ,''', '')
        when decimal_sign = ',' and regexp_full_match(
            s, '-?([0-9]{1,3}([ .''][0-9]{3})+|[0-9]+)(,[0-9]*)?|-?,[0-9]+'
        ) then translate(translate(s, ' .''', ''), ',', '.')
    end;

create or replace temp macro decimals_of(plain) as
    rtrim(split_part(plain, '.', 2), '0');

-- '.0' of a currency without decimals leaves no digit at all, and is nothing
create or replace temp macro minor_of(plain, decimals, digits) as
    case
        when digits = 0 and decimals = '' and split_part(plain, '.', 1) in ('', '-')
            then case when plain is not null then 0 end
        when length(decimals) <= digits then try_cast(
            split_part(plain, '.', 1) || rpad(decimals, digits, '0') as bigint
        )
    end;

-- Larger amounts could not be shared out exactly (domain/money.py)
create or replace temp macro within_limit(minor) as
    case when minor between -1000000000000000000 and 1000000000000000000 then minor end;

create or replace temp macro amount_problem(s, plain, decimals, minor, digits) as
    case
        when s is null or minor is not null then null
        when plain is null then 'This is no amount.'
        when length(decimals) > digits
            then 'This has more decimals than the currency.'
        else 'This is too large for an amount.'
    end;

create or replace temp macro amount_question(s, text) as
    case
        when amount_evidence(text) = '?' then 'This can be read in two ways.'
        when s is not null and amount_plain(text, '.') is null then 'This is no amount.'
    end;

-- Days. A time of day is left away: what was posted on a day belongs to that day.

create or replace temp macro is_closing_text(t, closing_prefix) as
    closing_prefix <> ''
    and not regexp_full_match(coalesce(t, ''), '[0-9].*')
    and coalesce(starts_with(upper(cell(t)), closing_prefix), false);

create or replace temp macro day_text(t, closing_prefix) as
    case
        when regexp_full_match(t, '[0-9]{4}-[0-9]{2}-[0-9]{2}') then t
        else regexp_replace(
            case
                when is_closing_text(t, closing_prefix)
                    then trim(substr(cell(t), length(closing_prefix) + 1))
                else cell(t)
            end,
            '[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$',
            ''
        )
    end;

create or replace temp macro day_auto(s) as
    case
        when regexp_full_match(s, '[0-9]{4}-[0-9]{2}-[0-9]{2}') then try_cast(s as date)
        when regexp_full_match(s, '[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}')
            then cast(try_strptime(s, '%d.%m.%Y') as date)
        when regexp_full_match(s, '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}')
            then cast(try_strptime(s, '%d/%m/%Y') as date)
        when regexp_full_match(s, '[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}')
            then cast(try_strptime(s, '%d-%m-%Y') as date)
        when regexp_full_match(s, '[0-9]{8}')
            then cast(try_strptime(s, '%Y%m%d') as date)
    end;

create or replace temp macro day_formatted(s, form) as
    cast(try_strptime(s, form) as date);

-- A year outside is a slip of the finger
create or replace temp macro day_in_time(d) as
    case when d between date '1900-01-01' and date '2199-12-31' then d end;

create or replace temp macro day_problem(t, d) as
    case
        when cell(t) is null or day_in_time(d) is not null then null
        when d is not null then 'This year cannot be.'
        else 'This is no date.'
    end;

-- Dimensions: pairs of a dimension (k) and the code of its value (v)

create or replace temp macro json_problem(t) as
    case
        when cell(t) is null then null
        when json_type(try_cast(t as json)) = 'OBJECT' then null
        else 'This is no JSON object.'
    end;

create or replace temp macro json_pairs(t) as [
    {
        'k': code_value(k),
        'v': code_value(
            json_extract_string(
                try_cast(t as json), '/' || replace(replace(k, '~', '~0'), '/', '~1')
            )
        )
    } for k in coalesce(json_keys(try_cast(t as json)), [])
];

create or replace temp macro filled_pairs(pairs) as
    list_sort(list_distinct([p for p in pairs if p.v <> '' and p.k <> '']));

-- The canonical JSON text: dimensions in the order of their codes, and no blanks
create or replace temp macro members_text(pairs) as '{' || array_to_string(
    [
        cast(to_json(p.k) as varchar) || ':' || cast(to_json(p.v) as varchar)
        for p in filled_pairs(pairs)
    ],
    ','
) || '}';

create or replace temp macro is_torn(pairs) as
    length(list_distinct([p.k for p in filled_pairs(pairs)]))
    < length(filled_pairs(pairs));

-- Numbers that a workbook or a Parquet file keeps in floating point: the 15 digits that
-- a person was shown.
create or replace temp macro shown_number(n) as
    case
        when abs(n) < 1e15 and abs(n) >= 1e-3 or n = 0 then format('{:.15g}', n)
        else rtrim(rtrim(cast(cast(n as decimal(38, 12)) as varchar), '0'), '.')
    end;

create or replace temp macro workbook_cell(t) as
    case
        when t like '% 00:00:00' then t[:-10]
        when regexp_full_match(t, '-?[0-9]+[.][0-9]{9,}')
            then shown_number(cast(t as double))
        else t
    end;
