-- law_1_cost_entries_are_worth_their_gl_entries

WITH source AS (
  SELECT
    gl_link.register_no,
    COALESCE(gl_link.entry_no, 0) AS entry_no,
    SUM(entry.amount) AS amount,
    SUM(entry.additional_amount) AS additional_amount
  FROM gl_link
  INNER JOIN gl_entry_row AS entry
    ON entry.gl_entry_no = gl_link.gl_entry_no
  GROUP BY
    gl_link.register_no,
    COALESCE(gl_link.entry_no, 0)
)
SELECT
  'cost entry ' || CAST(source.entry_no AS TEXT) || ' of register ' || CAST(source.register_no AS TEXT) || ' is ' || CAST(COALESCE(entry.amount, 0) AS TEXT) || ' and ' || CAST(COALESCE(entry.additional_amount, 0) AS TEXT) || ' additional, its G/L entries are ' || CAST(source.amount AS TEXT) || ' and ' || CAST(source.additional_amount AS TEXT) || ' (minor units)' AS found
FROM source
LEFT JOIN cost_entry_row AS entry
  ON entry.entry_no = source.entry_no
WHERE
  (
    source.amount <> COALESCE(entry.amount, 0)
    OR (
      source.entry_no <> 0
      AND source.additional_amount <> COALESCE(entry.additional_amount, 0)
    )
  )
  AND NOT (
    source.entry_no <> 0
    AND entry.entry_no IS NULL
    AND EXISTS(
      SELECT
        1
      FROM archive_register
      WHERE
        archive_register.register_no = source.register_no
    )
  )
ORDER BY
  source.register_no,
  source.entry_no;


-- law_1_every_entry_has_one_disposition

WITH told AS (
  SELECT
    gl_entry_no,
    COUNT(*) AS dispositions
  FROM gl_disposition
  GROUP BY
    gl_entry_no
)
SELECT
  'G/L entry ' || CAST(entry.gl_entry_no AS TEXT) || ' has ' || CAST(COALESCE(told.dispositions, 0) AS TEXT) || ' dispositions' AS found
FROM gl_entry_row AS entry
LEFT JOIN told
  ON told.gl_entry_no = entry.gl_entry_no
WHERE
  COALESCE(told.dispositions, 0) <> 1
ORDER BY
  entry.gl_entry_no;


-- law_1_links_lead_somewhere

SELECT
  'G/L entry ' || CAST(gl_link.gl_entry_no AS TEXT) || ' in register ' || CAST(gl_link.register_no AS TEXT) || ' has a link that leads nowhere' AS found
FROM gl_link
LEFT JOIN gl_entry_row AS source
  ON source.gl_entry_no = gl_link.gl_entry_no
LEFT JOIN cost_entry_row AS entry
  ON entry.entry_no = gl_link.entry_no
WHERE
  source.gl_entry_no IS NULL
  OR (
    NOT gl_link.entry_no IS NULL
    AND entry.entry_no IS NULL
    AND NOT EXISTS(
      SELECT
        1
      FROM archive_register
      INNER JOIN register_row
        ON register_row.register_no = archive_register.register_no
      WHERE
        archive_register.register_no = gl_link.register_no
        AND gl_link.entry_no BETWEEN register_row.first_entry_no AND register_row.last_entry_no
    )
  )
ORDER BY
  gl_link.gl_entry_no;


-- law_1_no_entry_is_transferred_twice

SELECT
  'G/L entry ' || CAST(gl_link.gl_entry_no AS TEXT) || ' is transferred ' || CAST(COUNT(*) AS TEXT) || ' times, first in register ' || CAST(MIN(gl_link.register_no) AS TEXT) AS found
FROM gl_link
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM reversed_register
    WHERE
      reversed_register.register_no = gl_link.register_no
  )
GROUP BY
  gl_link.gl_entry_no
HAVING
  COUNT(*) > 1
ORDER BY
  gl_link.gl_entry_no;


-- law_1_the_tie_out_is_true

WITH kept AS (
  SELECT
    gl_account_no,
    month_start,
    disposition,
    reason,
    entries,
    amount,
    additional_amount
  FROM disposition_total
  UNION ALL
  SELECT
    gl_account_no,
    month_start,
    CASE WHEN is_going THEN 'waiting' ELSE disposition END AS disposition,
    CASE WHEN is_going THEN 'next_transfer' ELSE reason END AS reason,
    entries,
    amount,
    additional_amount
  FROM look_total
), true_ AS (
  SELECT
    coding.gl_account_no,
    calendar_day.month_start,
    disposition.disposition,
    disposition.reason,
    -1 AS entries,
    -entry.amount AS amount,
    -entry.additional_amount AS additional_amount
  FROM gl_entry_row AS entry
  INNER JOIN gl_coding AS coding
    ON coding.coding_id = entry.coding_id
  INNER JOIN calendar_day
    ON calendar_day.day = entry.posting_date
  INNER JOIN gl_disposition AS disposition
    ON disposition.gl_entry_no = entry.gl_entry_no
), both_ AS (
  SELECT
    *
  FROM kept
  UNION ALL
  SELECT
    *
  FROM true_
)
SELECT
  'account ' || gl_account_no || ', month ' || CAST(month_start AS TEXT) || ', ' || disposition || ' ' || reason || ': the kept total is off by ' || CAST(SUM(entries) AS TEXT) || ' entries, ' || CAST(SUM(amount) AS TEXT) || ' and ' || CAST(SUM(additional_amount) AS TEXT) || ' additional (minor units)' AS found
FROM both_
GROUP BY
  gl_account_no,
  month_start,
  disposition,
  reason
HAVING
  SUM(entries) <> 0 OR SUM(amount) <> 0 OR SUM(additional_amount) <> 0
ORDER BY
  found;


-- law_2_every_cost_has_a_type_and_one_receiver

SELECT
  'cost entry ' || CAST(entry.entry_no AS TEXT) || ' is on cost type ' || COALESCE(cost_type.code, '?') || ' and receiver ' || COALESCE(receiver.kind || ' ' || receiver.code, '?') AS found
FROM cost_entry_row AS entry
LEFT JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
LEFT JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
WHERE
  cost_type.cost_type_id IS NULL
  OR receiver.receiver_id IS NULL
  OR cost_type.line_type <> 'postable'
  OR NOT receiver.line_type IN ('postable', 'begin_total')
ORDER BY
  entry.entry_no;


-- law_2_types_equal_centers_and_objects

WITH by_type AS (
  SELECT
    entry.version_id,
    SUM(entry.amount) AS amount
  FROM balance_entry AS entry
  INNER JOIN cost_type
    ON cost_type.cost_type_id = entry.cost_type_id
  GROUP BY
    entry.version_id
), by_receiver AS (
  SELECT
    entry.version_id,
    SUM(entry.amount) AS amount
  FROM balance_entry AS entry
  INNER JOIN receiver
    ON receiver.receiver_id = entry.receiver_id
  GROUP BY
    entry.version_id
)
SELECT
  'version ' || version.code || ': cost types come to ' || CAST(COALESCE(by_type.amount, 0) AS TEXT) || ', centers and objects to ' || CAST(COALESCE(by_receiver.amount, 0) AS TEXT) || ' (minor units)' AS found
FROM version
LEFT JOIN by_type
  ON by_type.version_id = version.version_id
LEFT JOIN by_receiver
  ON by_receiver.version_id = version.version_id
WHERE
  COALESCE(by_type.amount, 0) <> COALESCE(by_receiver.amount, 0)
ORDER BY
  version.code;


-- law_3_archived_balances_are_the_registers

WITH side AS (
  SELECT
    archive_no,
    0 AS own_entries,
    entries AS register_entries,
    entries,
    debit,
    credit,
    additional_amount
  FROM archive_register
  UNION ALL
  SELECT
    archive_no,
    0 AS own_entries,
    0 AS register_entries,
    -entries AS entries,
    -debit AS debit,
    -credit AS credit,
    -additional_amount AS additional_amount
  FROM archive_balance
  UNION ALL
  SELECT
    archive_no,
    entries AS own_entries,
    0 AS register_entries,
    0 AS entries,
    0 AS debit,
    0 AS credit,
    0 AS additional_amount
  FROM archive_row
)
SELECT
  'archive ' || CAST(archive_no AS TEXT) || ' of ' || CAST(SUM(own_entries) AS TEXT) || ' entries, by register ' || CAST(SUM(register_entries) AS TEXT) || ': its balances are off by ' || CAST(SUM(entries) AS TEXT) || ' entries, ' || CAST(SUM(debit) AS TEXT) || ' debit, ' || CAST(SUM(credit) AS TEXT) || ' credit and ' || CAST(SUM(additional_amount) AS TEXT) || ' additional (minor units)' AS found
FROM side
GROUP BY
  archive_no
HAVING
  SUM(own_entries) <> SUM(register_entries)
  OR SUM(entries) <> 0
  OR SUM(debit) <> 0
  OR SUM(credit) <> 0
  OR SUM(additional_amount) <> 0
ORDER BY
  archive_no;


-- law_3_nothing_is_taken_twice

WITH taken AS (
  SELECT
    consumption.entry_no,
    SUM(consumption.amount) AS amount
  FROM consumption
  INNER JOIN pool
    ON pool.pool_no = consumption.pool_no
  INNER JOIN run_row
    ON run_row.run_no = pool.run_no
  WHERE
    NOT EXISTS(
      SELECT
        1
      FROM reversed_register
      WHERE
        reversed_register.register_no = pool.register_no
    )
  GROUP BY
    consumption.entry_no,
    run_row.version_id
)
SELECT
  'cost entry ' || CAST(taken.entry_no AS TEXT) || ' of ' || COALESCE(CAST(entry.amount AS TEXT), 'nothing') || ' is taken for ' || CAST(taken.amount AS TEXT) || ' (minor units)' AS found
FROM taken
LEFT JOIN cost_entry_row AS entry
  ON entry.entry_no = taken.entry_no
WHERE
  (
    entry.entry_no IS NULL
    AND NOT EXISTS(
      SELECT
        1
      FROM archive_register
      INNER JOIN register_row
        ON register_row.register_no = archive_register.register_no
      WHERE
        taken.entry_no BETWEEN register_row.first_entry_no AND register_row.last_entry_no
    )
  )
  OR (
    entry.amount >= 0 AND (
      taken.amount < 0 OR taken.amount > entry.amount
    )
  )
  OR (
    entry.amount < 0 AND (
      taken.amount > 0 OR taken.amount < entry.amount
    )
  )
  OR (
    taken.amount <> 0
    AND EXISTS(
      SELECT
        1
      FROM reversed_register
      WHERE
        reversed_register.register_no = entry.register_no
    )
  )
ORDER BY
  taken.entry_no;


-- law_3_pools_give_what_they_charge

WITH posted AS (
  SELECT
    origin.pool_no,
    SUM(entry.amount) AS amount,
    SUM(entry.additional_amount) AS additional_amount
  FROM cost_entry_origin AS origin
  INNER JOIN cost_entry_row AS entry
    ON entry.entry_no = origin.entry_no
  INNER JOIN pool
    ON pool.pool_no = origin.pool_no AND pool.register_no = entry.register_no
  GROUP BY
    origin.pool_no
), eaten AS (
  SELECT
    pool_no,
    SUM(amount) AS amount
  FROM consumption
  GROUP BY
    pool_no
)
SELECT
  'pool ' || CAST(pool.pool_no AS TEXT) || ' of rule ' || pool.rule_id || ' held ' || CAST(pool.held AS TEXT) || ', took ' || CAST(pool.taken AS TEXT) || ' and charged ' || CAST(pool.charged AS TEXT) || '; its entries come to ' || CAST(COALESCE(posted.amount, 0) AS TEXT) || ' and ' || CAST(COALESCE(posted.additional_amount, 0) AS TEXT) || ' additional, and it took ' || CAST(COALESCE(eaten.amount, 0) AS TEXT) || ' of entries (minor units)' AS found
FROM pool
INNER JOIN run_row
  ON run_row.run_no = pool.run_no
LEFT JOIN posted
  ON posted.pool_no = pool.pool_no
LEFT JOIN eaten
  ON eaten.pool_no = pool.pool_no
WHERE
  run_row.kind = 'allocation'
  AND NOT EXISTS(
    SELECT
      1
    FROM archive_register
    WHERE
      archive_register.register_no = pool.register_no
  )
  AND NOT COALESCE(
    posted.amount = 0
    AND posted.additional_amount = 0
    AND eaten.amount = pool.taken - pool.charged
    AND ABS(pool.taken) <= ABS(pool.held)
    AND ABS(pool.taken) <= ABS(pool.charged),
    FALSE
  )
ORDER BY
  pool.pool_no;


-- law_3_registers_add_up

WITH part AS (
  SELECT
    register_no,
    COUNT(*) AS entries,
    SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS debit,
    SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END) AS credit,
    SUM(additional_amount) AS additional_amount
  FROM cost_entry_row
  GROUP BY
    register_no
  UNION ALL
  SELECT
    register_no,
    entries,
    debit,
    credit,
    additional_amount
  FROM archive_register
), entry AS (
  SELECT
    register_no,
    CAST(SUM(entries) AS BIGINT) AS entries,
    CAST(SUM(debit) AS BIGINT) AS debit,
    CAST(SUM(credit) AS BIGINT) AS credit,
    CAST(SUM(additional_amount) AS BIGINT) AS additional_amount
  FROM part
  GROUP BY
    register_no
)
SELECT
  'register ' || CAST(register_row.register_no AS TEXT) || ' says ' || CAST(register_row.entries AS TEXT) || ' entries, ' || CAST(register_row.debit AS TEXT) || ' debit, ' || CAST(register_row.credit AS TEXT) || ' credit and ' || CAST(register_row.additional_amount AS TEXT) || ' additional; its entries say ' || CAST(COALESCE(entry.entries, 0) AS TEXT) || ', ' || CAST(COALESCE(entry.debit, 0) AS TEXT) || ', ' || CAST(COALESCE(entry.credit, 0) AS TEXT) || ' and ' || CAST(COALESCE(entry.additional_amount, 0) AS TEXT) || ' (minor units)' AS found
FROM register_row
LEFT JOIN entry
  ON entry.register_no = register_row.register_no
WHERE
  register_row.entries <> COALESCE(entry.entries, 0)
  OR register_row.debit <> COALESCE(entry.debit, 0)
  OR register_row.credit <> COALESCE(entry.credit, 0)
  OR register_row.additional_amount <> COALESCE(entry.additional_amount, 0)
ORDER BY
  register_row.register_no;


-- law_3_shares_are_exact

WITH key AS (
  SELECT
    pool_no,
    SUM(weight) AS weights,
    SUM(COALESCE(fixed_amount, 0)) AS fixed
  FROM key_snapshot
  GROUP BY
    pool_no
)
SELECT
  'cost entry ' || CAST(entry.entry_no AS TEXT) || ' of pool ' || CAST(pool.pool_no AS TEXT) || ' is off its share: ' || CAST(entry.amount AS TEXT) || ' (minor units)' AS found
FROM key_snapshot AS snapshot
INNER JOIN pool
  ON pool.pool_no = snapshot.pool_no
INNER JOIN key
  ON key.pool_no = snapshot.pool_no
INNER JOIN cost_entry_row AS entry
  ON entry.entry_no = snapshot.entry_no
WHERE
  entry.amount <> snapshot.fixed_amount
  OR (
    snapshot.fixed_amount IS NULL
    AND ABS(
      CAST(entry.amount AS DECIMAL(38, 0)) * CAST(key.weights AS DECIMAL(38, 0)) - CAST(pool.charged - key.fixed AS DECIMAL(38, 0)) * CAST(snapshot.weight AS DECIMAL(38, 0))
    ) >= CAST(key.weights AS DECIMAL(38, 0))
  )
ORDER BY
  entry.entry_no;


-- law_4_a_register_is_reversed_once

SELECT
  'register ' || CAST(reversal.reverses_register_no AS TEXT) || ' is reversed by ' || CAST(COUNT(*) AS TEXT) || ' registers' AS found
FROM register_row AS reversal
WHERE
  NOT reversal.reverses_register_no IS NULL
GROUP BY
  reversal.reverses_register_no
HAVING
  COUNT(*) > 1
UNION ALL
SELECT
  'register ' || CAST(reversal.register_no AS TEXT) || ' reverses a reversal or nothing' AS found
FROM register_row AS reversal
LEFT JOIN register_row AS original
  ON original.register_no = reversal.reverses_register_no
WHERE
  NOT reversal.reverses_register_no IS NULL
  AND (
    original.register_no IS NULL OR original.kind = 'reversal'
  )
ORDER BY
  found;


-- law_4_a_reversal_is_exact

WITH pair AS (
  SELECT
    reversal.register_no AS reversal_no,
    reversal.reverses_register_no AS register_no
  FROM register_row AS reversal
  WHERE
    NOT reversal.reverses_register_no IS NULL
    AND NOT EXISTS(
      SELECT
        1
      FROM archive_register
      WHERE
        archive_register.register_no IN (reversal.register_no, reversal.reverses_register_no)
    )
), side AS (
  SELECT
    register_no,
    register_no AS pair_no
  FROM pair
  UNION ALL
  SELECT
    reversal_no AS register_no,
    register_no AS pair_no
  FROM pair
)
SELECT
  'register ' || CAST(side.pair_no AS TEXT) || ' is reversed, and ' || CAST(SUM(entry.amount) AS TEXT) || ' and ' || CAST(SUM(entry.additional_amount) AS TEXT) || ' additional (minor units) is left on cost type ' || CAST(entry.cost_type_id AS TEXT) || ', receiver ' || CAST(entry.receiver_id AS TEXT) AS found
FROM side
INNER JOIN cost_entry_row AS entry
  ON entry.register_no = side.register_no
GROUP BY
  side.pair_no,
  entry.cost_type_id,
  entry.receiver_id
HAVING
  SUM(entry.amount) <> 0 OR SUM(entry.additional_amount) <> 0
ORDER BY
  found;


-- law_4_entries_lie_in_their_registers

SELECT
  'cost entry ' || CAST(entry.entry_no AS TEXT) || ' is outside its register ' || CAST(entry.register_no AS TEXT) AS found
FROM cost_entry_row AS entry
LEFT JOIN register_row
  ON register_row.register_no = entry.register_no
WHERE
  register_row.register_no IS NULL
  OR entry.entry_no < register_row.first_entry_no
  OR entry.entry_no > register_row.last_entry_no
  OR (
    entry.version_id <> register_row.version_id
    AND NOT EXISTS(
      SELECT
        1
      FROM migrated_register
      WHERE
        migrated_register.register_no = register_row.register_no
    )
  )
ORDER BY
  entry.entry_no;


-- law_4_numbers_are_given_once

WITH numbered AS (
  SELECT
    'entry' AS series,
    entry_no AS number
  FROM cost_entry_row
  UNION ALL
  SELECT
    'register' AS series,
    register_no AS number
  FROM register_row
  UNION ALL
  SELECT
    'import' AS series,
    import_no AS number
  FROM import_row
  UNION ALL
  SELECT
    'gl_entry' AS series,
    gl_entry_no AS number
  FROM gl_entry_row
), given_twice AS (
  SELECT
    series,
    number
  FROM numbered
  GROUP BY
    series,
    number
  HAVING
    COUNT(*) > 1
), beyond AS (
  SELECT
    numbered.series,
    MAX(numbered.number) AS number,
    COALESCE(MAX(counter.last_no), 0) AS last_no
  FROM numbered
  LEFT JOIN counter
    ON counter.name = numbered.series
  WHERE
    numbered.series <> 'gl_entry'
  GROUP BY
    numbered.series
  HAVING
    MAX(numbered.number) > COALESCE(MAX(counter.last_no), 0)
)
SELECT
  series || ' number ' || CAST(number AS TEXT) || ' was given more than once' AS found
FROM given_twice
UNION ALL
SELECT
  series || ' number ' || CAST(number AS TEXT) || ' is above the counter, which is ' || CAST(last_no AS TEXT) AS found
FROM beyond
ORDER BY
  found;


-- law_5_an_account_feeds_one_cost_type

WITH named AS (
  SELECT
    'link of account ' || gl_account_no AS what
  FROM cost_type_account
  UNION ALL
  SELECT
    'cost type ' || code AS what
  FROM cost_type
  UNION ALL
  SELECT
    'cost type key ' || CAST(cost_type_id AS TEXT) AS what
  FROM cost_type
  UNION ALL
  SELECT
    'cost ' || kind || ' ' || code AS what
  FROM receiver
  UNION ALL
  SELECT
    'receiver key ' || CAST(receiver_id AS TEXT) AS what
  FROM receiver
  UNION ALL
  SELECT
    'account ' || gl_account_no AS what
  FROM gl_account
  UNION ALL
  SELECT
    'coding ' || gl_account_no || ', set ' || CAST(dimension_set_id AS TEXT) AS what
  FROM gl_coding
  UNION ALL
  SELECT
    'coding key ' || CAST(coding_id AS TEXT) AS what
  FROM gl_coding
  UNION ALL
  SELECT
    'dimension set ' || members || ' of era ' || CAST(era AS TEXT) AS what
  FROM dimension_set
)
SELECT
  what || ' is there ' || CAST(COUNT(*) AS TEXT) || ' times' AS found
FROM named
GROUP BY
  what
HAVING
  COUNT(*) > 1
ORDER BY
  found;


-- law_5_nothing_is_half_done

SELECT
  'G/L entry ' || CAST(entry.gl_entry_no AS TEXT) || ' has no coding, dimension set, day or import' AS found
FROM gl_entry_row AS entry
LEFT JOIN gl_coding AS coding
  ON coding.coding_id = entry.coding_id
LEFT JOIN dimension_set
  ON dimension_set.dimension_set_id = coding.dimension_set_id
LEFT JOIN set_value
  ON set_value.dimension_set_id = coding.dimension_set_id
LEFT JOIN calendar_day
  ON calendar_day.day = entry.posting_date
LEFT JOIN import_row
  ON import_row.import_no = entry.import_no
WHERE
  coding.coding_id IS NULL
  OR dimension_set.dimension_set_id IS NULL
  OR set_value.dimension_set_id IS NULL
  OR calendar_day.day IS NULL
  OR import_row.import_no IS NULL
UNION ALL
SELECT
  'G/L entry ' || CAST(gl_transfer.gl_entry_no AS TEXT) || ' is linked to register ' || CAST(gl_transfer.register_no AS TEXT) || ', which is not there' AS found
FROM gl_transfer
LEFT JOIN register_row
  ON register_row.register_no = gl_transfer.register_no
WHERE
  register_row.register_no IS NULL
UNION ALL
SELECT
  'pool ' || CAST(pool.pool_no AS TEXT) || ' has no run or register' AS found
FROM pool
LEFT JOIN run_row
  ON run_row.run_no = pool.run_no
LEFT JOIN register_row
  ON register_row.register_no = pool.register_no
WHERE
  run_row.run_no IS NULL OR register_row.register_no IS NULL
UNION ALL
SELECT DISTINCT
  'entries are taken by pool ' || CAST(consumption.pool_no AS TEXT) || ', which is not there' AS found
FROM consumption
LEFT JOIN pool
  ON pool.pool_no = consumption.pool_no
WHERE
  pool.pool_no IS NULL
UNION ALL
SELECT DISTINCT
  'keys are kept of pool ' || CAST(key_snapshot.pool_no AS TEXT) || ', which is not there' AS found
FROM key_snapshot
LEFT JOIN pool
  ON pool.pool_no = key_snapshot.pool_no
WHERE
  pool.pool_no IS NULL
ORDER BY
  found;
