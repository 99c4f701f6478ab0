-- allocation/allocate_line

WITH measured_target AS (
  SELECT
    target.rule_id,
    target.rule_version,
    target.line_no,
    target.target_cost_type,
    target.target_cost_center,
    target.target_cost_object,
    target.percent_per_share,
    target.amount_per_share,
    COALESCE(former.source, key_share.source, 'static') AS source,
    CAST(COALESCE(former.share, key_share.share, target.share) AS DECIMAL(38, 10)) AS share
  FROM allocation_target_row AS target
  LEFT JOIN allocate_former AS former
    ON former.rule_id = target.rule_id AND former.line_no = target.line_no
  LEFT JOIN key_share
    ON key_share.rule_id = target.rule_id
    AND key_share.rule_version = target.rule_version
    AND key_share.line_no = target.line_no
), target AS (
  SELECT
    rule.rule_no,
    rule.level,
    target.line_no,
    target.target_cost_type,
    target.target_cost_center,
    target.target_cost_object,
    target.source,
    target.share,
    target.percent_per_share <> 0 OR target.amount_per_share <> 0 AS is_fixed,
    COALESCE(charged.amount, 0) AS charged_before,
    CAST(ROUND(
      target.share * target.percent_per_share * 0.01 * %(minor_units)s + target.share * target.amount_per_share * %(minor_units)s
    ) AS BIGINT) AS fixed_amount,
    LENGTH(TRIM(TRAILING '0' FROM SPLIT_PART(CAST(target.share AS TEXT), '.', 2))) AS places
  FROM allocate_rule AS rule
  INNER JOIN measured_target AS target
    ON target.rule_id = rule.rule_id AND target.rule_version = rule.rule_version
  LEFT JOIN allocate_charged AS charged
    ON charged.rule_id = rule.rule_id AND charged.line_no = target.line_no
  WHERE
    rule.is_selected
), places AS (
  SELECT
    rule_no,
    MAX(CASE WHEN is_fixed THEN 0 ELSE places END) AS places_of_rule
  FROM target
  GROUP BY
    rule_no
), spread AS (
  SELECT
    target.*,
    places.places_of_rule
  FROM target
  INNER JOIN places
    ON places.rule_no = target.rule_no
), weighed AS (
  SELECT
    *,
    CASE
      WHEN is_fixed
      THEN CAST(0 AS DECIMAL(38, 0))
      ELSE CAST(share * CASE places_of_rule
        WHEN 0
        THEN 1
        WHEN 1
        THEN 10
        WHEN 2
        THEN 100
        WHEN 3
        THEN 1000
        WHEN 4
        THEN 10000
        WHEN 5
        THEN 100000
        WHEN 6
        THEN 1000000
        WHEN 7
        THEN 10000000
        WHEN 8
        THEN 100000000
        WHEN 9
        THEN 1000000000
        ELSE 10000000000
      END AS DECIMAL(38, 0))
    END AS weight
  FROM spread
)
SELECT
  line.rule_no,
  line.level,
  line.line_no,
  line.target_cost_type,
  line.target_cost_center,
  line.target_cost_object,
  line.source,
  line.share,
  line.is_fixed,
  line.weight,
  CAST(SUM(line.weight) OVER (
    PARTITION BY line.rule_no
    ORDER BY line.line_no
    rows BETWEEN UNBOUNDED preceding AND CURRENT ROW
  ) AS DECIMAL(38, 0)) AS upto,
  CASE WHEN line.is_fixed THEN line.fixed_amount - line.charged_before END AS fixed_amount,
  cost_type.cost_type_id,
  COALESCE(cost_type.is_blocked, FALSE) AS is_type_blocked,
  COALESCE(cost_type.line_type, '') AS type_line,
  COALESCE(center.receiver_id, object_.receiver_id) AS receiver_id,
  COALESCE(center.is_blocked, object_.is_blocked, FALSE) AS is_receiver_blocked,
  COALESCE(center.is_line, object_.is_line, FALSE) AS is_receiver_line
FROM weighed AS line
LEFT JOIN cost_type
  ON cost_type.code = line.target_cost_type AND NOT cost_type.is_retired
LEFT JOIN receiver_by_code AS center
  ON center.kind = 'center' AND center.code = line.target_cost_center
LEFT JOIN receiver_by_code AS object_
  ON object_.kind = 'object' AND object_.code = line.target_cost_object;


-- allocation/allocate_rule

WITH chosen AS (
  SELECT
    *
  FROM allocation_rule_row
  WHERE
    level BETWEEN %(from_level)s AND %(to_level)s
    AND (
      %(label)s = '*' OR label = %(label)s
    )
    AND NOT is_superseded
    AND NOT is_retired
)
SELECT
  CAST(ROW_NUMBER() OVER (
    ORDER BY rule.level, COALESCE(rule.valid_from, CAST('0001-01-01' AS DATE)), COALESCE(rule.valid_to, CAST('0001-01-01' AS DATE)), rule.cost_type_range, rule.rule_id, rule.rule_version
  ) AS INT) AS rule_no,
  CAST(NULL AS INT) AS parent_no,
  CAST(NULL AS INT) AS only_cost_type_id,
  rule.rule_id,
  rule.rule_version,
  rule.level,
  rule.cost_type_range,
  rule.cost_center_code,
  rule.cost_object_code,
  rule.credit_to_cost_type,
  rule.when_zero,
  rule.style,
  rule.this_period_only,
  NOT rule.is_blocked
  AND COALESCE(rule.valid_from <= %(date)s, TRUE)
  AND COALESCE(rule.valid_to >= %(date)s, TRUE)
  AND (
    rule.applies_to = 'both' OR (
      rule.applies_to = 'actual'
    ) = %(is_actual)s
  ) AS is_selected,
  COALESCE(center.receiver_id, object_.receiver_id) AS receiver_id,
  COALESCE(center.is_blocked, object_.is_blocked, FALSE) AS is_sender_blocked,
  COALESCE(center.is_line, object_.is_line, FALSE) AS is_sender_line,
  credit.cost_type_id AS credit_id,
  COALESCE(credit.is_blocked, FALSE) AS is_credit_blocked,
  COALESCE(credit.line_type, '') AS credit_line
FROM chosen AS rule
LEFT JOIN receiver_by_code AS center
  ON center.kind = 'center' AND center.code = rule.cost_center_code
LEFT JOIN receiver_by_code AS object_
  ON object_.kind = 'object' AND object_.code = rule.cost_object_code
LEFT JOIN cost_type AS credit
  ON credit.code = rule.credit_to_cost_type AND NOT credit.is_retired;


-- allocation/balancing_pool

WITH chosen AS (
  SELECT
    pool.pool_no,
    pool.run_no,
    pool.register_no,
    pool.level,
    pool.rule_id,
    pool.receiver_id,
    pool.held,
    pool.taken,
    pool.charged,
    run_row.allocation_date
  FROM live_pool AS pool
  INNER JOIN run_row
    ON run_row.run_no = pool.run_no
  WHERE
    run_row.kind = 'allocation'
    AND run_row.version_id = %(version_id)s
    AND (
      CAST(%(first_day)s AS DATE) IS NULL
      OR run_row.allocation_date >= CAST(%(first_day)s AS DATE)
    )
    AND (
      CAST(%(last_day)s AS DATE) IS NULL
      OR run_row.allocation_date <= CAST(%(last_day)s AS DATE)
    )
), received AS (
  SELECT
    chosen.pool_no,
    CAST(SUM(consumption.amount) AS BIGINT) AS amount
  FROM chosen
  INNER JOIN consumption
    ON consumption.pool_no = chosen.pool_no
  INNER JOIN cost_entry_origin AS origin
    ON origin.entry_no = consumption.entry_no
  INNER JOIN pool AS giver
    ON giver.pool_no = origin.pool_no AND giver.run_no = chosen.run_no
  WHERE
    giver.pool_no <> chosen.pool_no
  GROUP BY
    chosen.pool_no
), closing AS (
  SELECT
    open_entry.receiver_id,
    CAST(SUM(open_entry.open_amount) AS BIGINT) AS amount
  FROM open_entry
  WHERE
    open_entry.version_id = %(version_id)s
  GROUP BY
    open_entry.receiver_id
)
SELECT
  chosen.run_no,
  chosen.allocation_date,
  chosen.level,
  chosen.rule_id,
  receiver.kind AS sender_kind,
  receiver.code AS sender,
  chosen.register_no,
  CAST(SUM(chosen.held - COALESCE(received.amount, 0)) AS BIGINT) AS opening,
  CAST(SUM(COALESCE(received.amount, 0)) AS BIGINT) AS received,
  CAST(SUM(chosen.held) AS BIGINT) AS held,
  CAST(SUM(chosen.charged) AS BIGINT) AS sent,
  CAST(SUM(chosen.held - chosen.taken) AS BIGINT) AS retained,
  CAST(SUM(chosen.charged - chosen.taken) AS BIGINT) AS over_relief,
  COALESCE(closing.amount, 0) AS closing
FROM chosen
INNER JOIN receiver
  ON receiver.receiver_id = chosen.receiver_id
LEFT JOIN received
  ON received.pool_no = chosen.pool_no
LEFT JOIN closing
  ON closing.receiver_id = chosen.receiver_id
GROUP BY
  chosen.run_no,
  chosen.allocation_date,
  chosen.level,
  chosen.rule_id,
  receiver.kind,
  receiver.code,
  chosen.register_no,
  closing.amount
ORDER BY
  chosen.run_no,
  MIN(chosen.pool_no);


-- allocation/certificate

WITH entry AS (
  SELECT
    origin.pool_no,
    snapshot.line_no,
    snapshot.weight,
    snapshot.fixed_amount,
    entry.amount,
    entry.additional_amount
  FROM cost_entry_row AS entry
  INNER JOIN cost_entry_origin AS origin
    ON origin.entry_no = entry.entry_no
  LEFT JOIN key_snapshot AS snapshot
    ON snapshot.pool_no = origin.pool_no AND snapshot.entry_no = entry.entry_no
  WHERE
    entry.register_no = %(register_no)s
), posted AS (
  SELECT
    pool_no,
    SUM(amount) AS amount,
    SUM(additional_amount) AS additional_amount,
    SUM(CASE WHEN line_no IS NULL THEN 0 ELSE amount END) AS got,
    SUM(CASE WHEN line_no IS NULL THEN -amount ELSE 0 END) AS given
  FROM entry
  GROUP BY
    pool_no
), eaten AS (
  SELECT
    consumption.pool_no,
    SUM(consumption.amount) AS amount,
    SUM(consumption.additional_amount) AS additional_amount
  FROM consumption
  INNER JOIN pool
    ON pool.pool_no = consumption.pool_no
  WHERE
    pool.register_no = %(register_no)s
  GROUP BY
    consumption.pool_no
), key AS (
  SELECT
    snapshot.pool_no,
    SUM(snapshot.weight) AS weights,
    SUM(COALESCE(snapshot.fixed_amount, 0)) AS fixed
  FROM key_snapshot AS snapshot
  INNER JOIN pool
    ON pool.pool_no = snapshot.pool_no
  WHERE
    pool.register_no = %(register_no)s
  GROUP BY
    snapshot.pool_no
), far AS (
  SELECT
    entry.pool_no
  FROM entry
  INNER JOIN key
    ON key.pool_no = entry.pool_no
  INNER JOIN pool
    ON pool.pool_no = entry.pool_no
  WHERE
    NOT entry.line_no IS NULL
    AND entry.fixed_amount IS NULL
    AND ABS(
      CAST(entry.amount AS DECIMAL(38, 0)) * CAST(key.weights AS DECIMAL(38, 0)) - CAST(pool.charged - key.fixed AS DECIMAL(38, 0)) * CAST(entry.weight AS DECIMAL(38, 0))
    ) >= CAST(key.weights AS DECIMAL(38, 0))
  GROUP BY
    entry.pool_no
)
SELECT
  pool.rule_id
FROM pool
LEFT JOIN posted
  ON posted.pool_no = pool.pool_no
LEFT JOIN eaten
  ON eaten.pool_no = pool.pool_no
LEFT JOIN far
  ON far.pool_no = pool.pool_no
WHERE
  pool.register_no = %(register_no)s
  AND NOT COALESCE(
    posted.amount = 0
    AND posted.additional_amount = 0
    AND posted.got = pool.charged
    AND posted.given = pool.charged
    AND eaten.amount = pool.taken - pool.charged
    AND eaten.additional_amount = 0
    AND far.pool_no IS NULL,
    FALSE
  )
ORDER BY
  pool.pool_no;


-- allocation/cost_type

SELECT
  code,
  cost_type_id
FROM cost_type
ORDER BY
  code;


-- allocation/is_allowed

SELECT
  NOT EXISTS(
    SELECT
      1
    FROM barred_span AS barred
    WHERE
      %(date)s BETWEEN barred.first_day AND barred.last_day
      AND (
        %(is_actual)s OR NOT barred.is_locked_period
      )
  ) AS is_allowed;


-- allocation/keys_line

SELECT
  pool.pool_no,
  pool.rule_id,
  pool.rule_version,
  COALESCE(pool.level, 0) AS level,
  pool.register_no,
  snapshot.line_no,
  COALESCE(receiver.code, line.target_cost_center || line.target_cost_object, '') AS receiver,
  COALESCE(cost_type.code, line.target_cost_type, '') AS cost_type_no,
  snapshot.share,
  snapshot.source,
  NOT snapshot.fixed_amount IS NULL AS is_fixed,
  COALESCE(entry.amount, 0) AS amount,
  NOT reversed_register.register_no IS NULL AS is_reversed,
  snapshot.weight
FROM pool
INNER JOIN key_snapshot AS snapshot
  ON snapshot.pool_no = pool.pool_no
LEFT JOIN allocation_target_row AS line
  ON line.rule_id = pool.rule_id
  AND line.rule_version = pool.rule_version
  AND line.line_no = snapshot.line_no
LEFT JOIN cost_entry_row AS entry
  ON entry.entry_no = snapshot.entry_no
LEFT JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
LEFT JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
LEFT JOIN reversed_register
  ON reversed_register.register_no = pool.register_no
WHERE
  pool.run_no = %(run_no)s
  AND (
    pool.pool_no <= CAST(%(last_pool_no)s AS INT)
    OR CAST(%(last_pool_no)s AS INT) IS NULL
  )
ORDER BY
  pool.pool_no,
  snapshot.line_no;


-- allocation/keys_run

SELECT
  run_row.allocation_date,
  version.code
FROM run_row
INNER JOIN version
  ON version.version_id = run_row.version_id
WHERE
  run_row.run_no = %(run_no)s;


-- allocation/levels

SELECT
  rule.level,
  COALESCE(MIN(allocation_level.method), 'sequential') AS method
FROM allocate_rule AS rule
LEFT JOIN allocation_level
  ON allocation_level.level = rule.level
WHERE
  rule.is_selected
GROUP BY
  rule.level
ORDER BY
  rule.level;


-- allocation/period

SELECT
  MAX(CASE WHEN starting_date <= %(date)s THEN starting_date END) AS first_day,
  MIN(CASE WHEN starting_date > %(date)s THEN starting_date END) AS next_day
FROM accounting_period;


-- allocation/posting_line

WITH entry AS (
  SELECT
    debit.rule_no,
    debit.pool_no,
    0 AS is_credit,
    debit.line_no AS target_line,
    debit.cost_type_id,
    debit.receiver_id,
    debit.amount,
    debit.additional_amount
  FROM allocate_debit AS debit
  WHERE
    debit.amount <> 0 OR debit.additional_amount <> 0
  UNION ALL
  SELECT
    pool.rule_no,
    pool.pool_no,
    1 AS is_credit,
    CAST(NULL AS INT) AS target_line,
    pool.cost_type_id,
    pool.receiver_id,
    -pool.charged AS amount,
    -additional.amount AS additional_amount
  FROM allocate_pool AS pool
  INNER JOIN allocate_additional AS additional
    ON additional.rule_no = pool.rule_no
), source_text AS (
  SELECT
    rule_no,
    'Alloc. Source:' || CASE
      WHEN cost_type_range = ''
      THEN ''
      ELSE ' ' || cost_type_range || ' (Cost Type)'
    END || CASE
      WHEN cost_center_code = ''
      THEN ''
      ELSE ' ' || cost_center_code || ' (Cost Center)'
    END || CASE
      WHEN cost_object_code = ''
      THEN ''
      ELSE ' ' || cost_object_code || ' (Cost Object)'
    END AS description
  FROM allocate_rule
)
SELECT
  ROW_NUMBER() OVER (ORDER BY entry.pool_no, entry.is_credit, entry.target_line) AS line_no,
  CAST(%(date)s AS DATE) AS posting_date,
  FALSE AS is_closing,
  entry.cost_type_id,
  entry.receiver_id,
  entry.amount,
  entry.additional_amount,
  CAST(NULL AS BIGINT) AS gl_entry_no,
  '' AS combined,
  CAST(NULL AS INT) AS coding_id,
  pool.document_no,
  CASE
    WHEN entry.is_credit = 0
    THEN source_text.description
    ELSE target_text.description
  END AS description,
  '' AS reason_code,
  CAST(NULL AS BIGINT) AS corrects_entry_no,
  entry.pool_no,
  entry.target_line
FROM entry
INNER JOIN allocate_pool AS pool
  ON pool.rule_no = entry.rule_no
INNER JOIN source_text
  ON source_text.rule_no = entry.rule_no
INNER JOIN allocate_target_text AS target_text
  ON target_text.rule_no = entry.rule_no;


-- allocation/problem/entry

WITH line AS (
  SELECT
    allocate_key.*
  FROM allocate_key
  INNER JOIN allocate_amount AS amount
    ON amount.rule_no = allocate_key.rule_no AND amount.line_no = allocate_key.line_no
  WHERE
    amount.amount <> 0
  UNION ALL
  SELECT
    allocate_line.*
  FROM allocate_line
  WHERE
    level > %(level)s AND (
      weight <> 0 OR COALESCE(fixed_amount, 0) <> 0
    )
), judged AS (
  SELECT
    line.rule_no,
    line.line_no,
    line.level,
    line.target_cost_center AS center,
    line.target_cost_object AS object_,
    line.target_cost_type AS cost_type,
    line.cost_type_id,
    line.is_type_blocked,
    line.type_line,
    line.is_receiver_blocked,
    line.is_receiver_line,
    'target_' AS prefix,
    'target_cost_type' AS type_field
  FROM line
  UNION ALL
  SELECT
    rule.rule_no,
    CAST(NULL AS INT) AS line_no,
    rule.level,
    rule.cost_center_code AS center,
    rule.cost_object_code AS object_,
    rule.credit_to_cost_type AS cost_type,
    rule.credit_id AS cost_type_id,
    rule.is_credit_blocked AS is_type_blocked,
    rule.credit_line AS type_line,
    rule.is_sender_blocked AS is_receiver_blocked,
    rule.is_sender_line AS is_receiver_line,
    '' AS prefix,
    'credit_to_cost_type' AS type_field
  FROM allocate_rule AS rule
  LEFT JOIN allocate_pool AS pool
    ON pool.rule_no = rule.rule_no
  WHERE
    rule.is_selected AND (
      NOT pool.pool_no IS NULL OR rule.level > %(level)s
    )
), found AS (
  SELECT
    rule_no,
    line_no,
    level,
    CASE
      WHEN NOT is_receiver_line
      THEN 'line_type_not_allowed'
      WHEN center <> ''
      THEN 'cost_center_blocked'
      ELSE 'cost_object_blocked'
    END AS kind,
    1 AS check_no,
    prefix || CASE WHEN center <> '' THEN 'cost_center' ELSE 'cost_object' END AS field,
    center || object_ AS value
  FROM judged
  WHERE
    is_receiver_blocked OR NOT is_receiver_line
  UNION ALL
  SELECT
    rule_no,
    line_no,
    level,
    CASE
      WHEN cost_type = ''
      THEN 'allocation_cost_type_missing'
      WHEN cost_type_id IS NULL
      THEN 'cost_type_missing'
      WHEN is_type_blocked
      THEN 'cost_type_blocked'
      ELSE 'cost_type_not_postable'
    END AS kind,
    2 AS check_no,
    type_field AS field,
    cost_type AS value
  FROM judged
  WHERE
    (
      cost_type_id IS NULL OR is_type_blocked OR type_line <> 'postable'
    )
    AND NOT EXISTS(
      SELECT
        1
      FROM allocate_rule AS rule
      WHERE
        rule.rule_no = judged.rule_no
        AND rule.style = 'distribution'
        AND rule.parent_no IS NULL
    )
)
SELECT
  rule.rule_no,
  rule.rule_id,
  found.line_no,
  found.kind,
  found.field,
  found.value,
  found.level
FROM found
INNER JOIN allocate_rule AS rule
  ON rule.rule_no = found.rule_no
ORDER BY
  rule.rule_no,
  CASE WHEN found.line_no IS NULL THEN 1 ELSE 0 END,
  found.line_no,
  found.check_no;


-- allocation/problem/overlap

SELECT
  first_rule.rule_no,
  first_rule.rule_id,
  second_rule.rule_id AS other_id,
  receiver.code AS receiver,
  MIN(cost_type.code) AS cost_type,
  CAST(SUM(first_claim.entries) AS BIGINT) AS entries
FROM allocate_claim AS first_claim
INNER JOIN allocate_claim AS second_claim
  ON second_claim.receiver_id = first_claim.receiver_id
  AND second_claim.cost_type_id = first_claim.cost_type_id
  AND second_claim.is_of_period = first_claim.is_of_period
  AND second_claim.rule_no > first_claim.rule_no
INNER JOIN allocate_rule AS first_rule
  ON first_rule.rule_no = first_claim.rule_no
INNER JOIN allocate_rule AS second_rule
  ON second_rule.rule_no = second_claim.rule_no
INNER JOIN cost_type
  ON cost_type.cost_type_id = first_claim.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = first_claim.receiver_id
GROUP BY
  first_rule.rule_no,
  first_rule.rule_id,
  second_rule.rule_no,
  second_rule.rule_id,
  receiver.code
ORDER BY
  first_rule.rule_no,
  second_rule.rule_no;


-- allocation/problem/rate

SELECT
  rule.rule_id,
  line.line_no
FROM allocate_line AS line
INNER JOIN allocate_rule AS rule
  ON rule.rule_no = line.rule_no
WHERE
  line.level = %(level)s AND line.is_fixed
ORDER BY
  rule.rule_no,
  line.line_no;


-- allocation/problem/size

SELECT
  rule_id,
  weights
FROM allocate_held
WHERE
  rest <> 0
  AND LENGTH(CAST(ABS(rest) AS TEXT)) + LENGTH(CAST(weights AS TEXT)) > 37
ORDER BY
  rule_no;


-- allocation/problem/source

SELECT
  rule_no,
  rule_id,
  CASE
    WHEN cost_center_code = '' AND cost_object_code = ''
    THEN 'allocation_source_incomplete'
    WHEN cost_center_code <> '' AND cost_object_code <> ''
    THEN 'cost_center_and_object_both'
    WHEN cost_center_code <> ''
    THEN 'cost_center_not_defined'
    ELSE 'cost_object_not_defined'
  END AS kind,
  CASE WHEN cost_center_code <> '' THEN 'cost_center_code' ELSE 'cost_object_code' END AS field,
  TRIM(cost_center_code || ' ' || cost_object_code) AS value
FROM allocate_rule
WHERE
  (
    cost_center_code = ''
  ) = (
    cost_object_code = ''
  )
  OR (
    is_selected AND receiver_id IS NULL
  )
ORDER BY
  rule_no;


-- allocation/problem/style

SELECT
  rule.rule_no,
  rule.rule_id,
  target.line_no,
  'rate_in_distribution' AS kind,
  CASE
    WHEN target.amount_per_share <> 0
    THEN 'amount_per_share'
    ELSE 'percent_per_share'
  END AS field,
  '' AS value
FROM allocate_rule AS rule
INNER JOIN allocation_target_row AS target
  ON target.rule_id = rule.rule_id AND target.rule_version = rule.rule_version
WHERE
  rule.is_selected
  AND rule.style = 'distribution'
  AND (
    target.percent_per_share <> 0 OR target.amount_per_share <> 0
  )
ORDER BY
  rule.rule_no,
  target.line_no;


-- allocation/problem/target

SELECT
  rule.rule_no,
  rule.rule_id,
  target.line_no,
  CASE
    WHEN target.target_cost_center = '' AND target.target_cost_object = ''
    THEN 'allocation_target_incomplete'
    WHEN target.target_cost_center <> '' AND target.target_cost_object <> ''
    THEN 'cost_center_and_object_both'
    WHEN target.target_cost_center <> ''
    THEN 'cost_center_not_defined'
    ELSE 'cost_object_not_defined'
  END AS kind,
  CASE
    WHEN target.target_cost_center <> ''
    THEN 'target_cost_center'
    ELSE 'target_cost_object'
  END AS field,
  TRIM(target.target_cost_center || ' ' || target.target_cost_object) AS value
FROM allocate_rule AS rule
INNER JOIN allocation_target_row AS target
  ON target.rule_id = rule.rule_id AND target.rule_version = rule.rule_version
LEFT JOIN receiver_by_code AS center
  ON center.kind = 'center' AND center.code = target.target_cost_center
LEFT JOIN receiver_by_code AS object_
  ON object_.kind = 'object' AND object_.code = target.target_cost_object
WHERE
  (
    target.target_cost_center = ''
  ) = (
    target.target_cost_object = ''
  )
  OR (
    rule.is_selected AND center.receiver_id IS NULL AND object_.receiver_id IS NULL
  )
ORDER BY
  rule.rule_no,
  target.line_no;


-- allocation/range_wanted

SELECT
  cost_type_range,
  MIN(rule_id) AS rule_id
FROM allocate_rule
WHERE
  is_selected
GROUP BY
  cost_type_range
ORDER BY
  cost_type_range;


-- allocation/relieve/all

INSERT INTO consumption (
  pool_no,
  entry_no,
  amount,
  additional_amount
)
SELECT
  pool.pool_no,
  open_entry.entry_no,
  open_entry.amount,
  open_entry.additional_amount
FROM allocate_open AS open_entry
INNER JOIN allocate_pool AS pool
  ON pool.receiver_id = open_entry.receiver_id
WHERE
  pool.taken <> 0 AND pool.taken = pool.held AND pool.is_whole;


-- allocation/relieve/allocate_charged

SELECT
  pool.rule_id,
  snapshot.line_no,
  CAST(SUM(snapshot.fixed_amount) AS BIGINT) AS amount
FROM run_row
INNER JOIN live_pool AS pool
  ON pool.run_no = run_row.run_no
INNER JOIN key_snapshot AS snapshot
  ON snapshot.pool_no = pool.pool_no
WHERE
  run_row.version_id = %(version_id)s
  AND run_row.allocation_date BETWEEN %(period_start)s AND %(period_end)s
  AND NOT snapshot.fixed_amount IS NULL
GROUP BY
  pool.rule_id,
  snapshot.line_no;


-- allocation/relieve/allocate_claim

WITH balance AS (
  SELECT
    receiver_id,
    cost_type_id,
    is_of_period,
    CAST(SUM(amount) AS BIGINT) AS amount,
    CAST(SUM(additional_amount) AS BIGINT) AS additional_amount,
    COUNT(*) AS entries
  FROM allocate_open
  GROUP BY
    receiver_id,
    cost_type_id,
    is_of_period
)
SELECT
  rule.rule_no,
  balance.receiver_id,
  balance.cost_type_id,
  balance.is_of_period,
  balance.amount,
  balance.additional_amount,
  balance.entries
FROM balance
INNER JOIN allocate_rule AS rule
  ON rule.receiver_id = balance.receiver_id
  AND rule.level = %(level)s
  AND rule.is_selected
  AND (
    balance.is_of_period OR NOT rule.this_period_only
  )
INNER JOIN allocate_range
  ON allocate_range.cost_type_range = rule.cost_type_range
  AND allocate_range.cost_type_id = balance.cost_type_id;


-- allocation/relieve/allocate_held

WITH claim AS (
  SELECT
    rule_no,
    CAST(SUM(amount) AS BIGINT) AS held,
    CAST(SUM(additional_amount) AS BIGINT) AS additional_held
  FROM allocate_claim
  GROUP BY
    rule_no
), line AS (
  SELECT
    rule_no,
    CAST(COALESCE(SUM(fixed_amount), 0) AS BIGINT) AS fixed,
    MAX(upto) AS weights,
    MAX(CASE WHEN is_fixed THEN 1 ELSE 0 END) = 1 AS has_fixed
  FROM allocate_key
  GROUP BY
    rule_no
), held AS (
  SELECT
    rule.rule_no,
    rule.rule_id,
    rule.when_zero,
    COALESCE(claim.held, 0) + COALESCE(received.amount, 0) AS held,
    COALESCE(claim.additional_held, 0) + COALESCE(received.additional_amount, 0) AS additional_held,
    COALESCE(line.fixed, 0) AS fixed,
    COALESCE(line.weights, 0) AS weights,
    COALESCE(line.has_fixed, FALSE) AS has_fixed
  FROM allocate_rule AS rule
  LEFT JOIN claim
    ON claim.rule_no = rule.rule_no
  LEFT JOIN allocate_received AS received
    ON received.rule_no = rule.rule_no
  LEFT JOIN line
    ON line.rule_no = rule.rule_no
  WHERE
    rule.level = %(level)s AND rule.is_selected
), shared AS (
  SELECT
    *,
    CASE
      WHEN weights = 0 OR held = 0
      THEN 0
      WHEN held > 0 AND fixed > held
      THEN 0
      WHEN held < 0 AND fixed < held
      THEN 0
      ELSE held - fixed
    END AS rest
  FROM held
)
SELECT
  rule_no,
  rule_id,
  held,
  additional_held,
  fixed,
  weights,
  has_fixed,
  rest,
  held <> 0 AND weights = 0 AND NOT has_fixed AS is_without_weight,
  when_zero = 'leave_open' AS is_left_open,
  fixed + rest AS charged,
  CASE
    WHEN held > 0 AND fixed + rest > 0
    THEN LEAST(held, fixed + rest)
    WHEN held < 0 AND fixed + rest < 0
    THEN GREATEST(held, fixed + rest)
    ELSE 0
  END AS taken
FROM shared;


-- allocation/relieve/allocate_open

WITH sender AS (
  SELECT DISTINCT
    receiver_id
  FROM allocate_rule
  WHERE
    level = %(level)s AND is_selected
), live_register AS (
  SELECT
    register_row.register_no,
    register_row.version_id
  FROM register_row
  WHERE
    register_row.reverses_register_no IS NULL
    AND NOT EXISTS(
      SELECT
        1
      FROM reversed_register
      WHERE
        reversed_register.register_no = register_row.register_no
    )
), candidate AS (
  SELECT
    entry.entry_no,
    entry.receiver_id,
    entry.cost_type_id,
    entry.posting_date,
    entry.amount,
    entry.additional_amount
  FROM cost_entry_row AS entry
  INNER JOIN sender
    ON sender.receiver_id = entry.receiver_id
  INNER JOIN version_part AS part
    ON part.part_version_id = entry.version_id
    AND part.version_id = %(version_id)s
    AND entry.posting_date <= part.cut_date
    AND entry.entry_no <= part.cut_entry_no
  INNER JOIN live_register
    ON live_register.register_no = entry.register_no
  WHERE
    entry.posting_date < %(date)s
    OR (
      entry.posting_date = %(date)s AND NOT entry.is_closing
    )
), live_pool AS (
  SELECT
    pool.pool_no
  FROM pool
  LEFT JOIN sender
    ON sender.receiver_id = pool.receiver_id
  INNER JOIN live_register
    ON live_register.register_no = pool.register_no
  INNER JOIN run_row
    ON run_row.run_no = pool.run_no
  INNER JOIN version_part AS part
    ON part.part_version_id = run_row.version_id
    AND part.version_id = %(version_id)s
    AND COALESCE(run_row.allocation_date <= part.cut_date, TRUE)
  WHERE
    pool.receiver_id IS NULL OR NOT sender.receiver_id IS NULL
), taken AS (
  SELECT
    consumption.entry_no,
    CAST(SUM(consumption.amount) AS BIGINT) AS amount,
    CAST(SUM(consumption.additional_amount) AS BIGINT) AS additional_amount
  FROM consumption
  INNER JOIN live_pool
    ON live_pool.pool_no = consumption.pool_no
  GROUP BY
    consumption.entry_no
)
SELECT
  candidate.entry_no,
  candidate.receiver_id,
  candidate.cost_type_id,
  candidate.posting_date,
  candidate.posting_date >= %(period_start)s AS is_of_period,
  candidate.amount - COALESCE(taken.amount, 0) AS amount,
  candidate.additional_amount - COALESCE(taken.additional_amount, 0) AS additional_amount
FROM candidate
LEFT JOIN taken
  ON taken.entry_no = candidate.entry_no
WHERE
  candidate.amount <> COALESCE(taken.amount, 0)
  OR candidate.additional_amount <> COALESCE(taken.additional_amount, 0);


-- allocation/relieve/allocate_pool

WITH posting AS (
  SELECT
    rule.rule_no,
    COALESCE(rule.parent_no, rule.rule_no) AS parent_no
  FROM allocate_amount AS amount
  INNER JOIN allocate_rule AS rule
    ON rule.rule_no = amount.rule_no
  WHERE
    amount.amount <> 0
  GROUP BY
    rule.rule_no,
    COALESCE(rule.parent_no, rule.rule_no)
), numbered AS (
  SELECT
    rule_no,
    ROW_NUMBER() OVER (ORDER BY parent_no, rule_no) AS place,
    DENSE_RANK() OVER (ORDER BY parent_no) AS document
  FROM posting
)
SELECT
  held.rule_no,
  CAST(%(last_pool_no)s + numbered.place AS INT) AS pool_no,
  %(document_prefix)s || LPAD(
    CAST(%(last_document)s + numbered.document AS TEXT),
    CAST(GREATEST(%(document_width)s, LENGTH(CAST(%(last_document)s + numbered.document AS TEXT))) AS INT),
    '0'
  ) || %(document_suffix)s AS document_no,
  rule.rule_id,
  rule.rule_version,
  rule.level,
  rule.receiver_id,
  rule.credit_id AS cost_type_id,
  held.held,
  held.taken,
  held.charged,
  held.has_fixed,
  rule.cost_type_range = ''
  AND rule.only_cost_type_id IS NULL
  AND NOT rule.this_period_only AS is_whole,
  held.additional_held
FROM allocate_held AS held
INNER JOIN numbered
  ON numbered.rule_no = held.rule_no
INNER JOIN allocate_rule AS rule
  ON rule.rule_no = held.rule_no;


-- allocation/relieve/distributes

SELECT
  COUNT(*) AS rules
FROM allocate_rule
WHERE
  level = %(level)s AND is_selected AND style = 'distribution';


-- allocation/relieve/part

WITH candidate AS (
  SELECT
    pool.pool_no,
    pool.taken,
    open_entry.entry_no,
    open_entry.posting_date,
    open_entry.amount,
    open_entry.additional_amount,
    (
      open_entry.amount > 0
    ) = (
      pool.taken > 0
    ) AND open_entry.amount <> 0 AS is_same_sign
  FROM allocate_open AS open_entry
  INNER JOIN allocate_claim AS claim
    ON claim.receiver_id = open_entry.receiver_id
    AND claim.cost_type_id = open_entry.cost_type_id
    AND claim.is_of_period = open_entry.is_of_period
  INNER JOIN allocate_pool AS pool
    ON pool.rule_no = claim.rule_no
  WHERE
    pool.taken <> 0 AND pool.taken <> pool.held
), running AS (
  SELECT
    pool_no,
    entry_no,
    amount,
    additional_amount,
    is_same_sign,
    CAST(ABS(
      taken - SUM(CASE WHEN is_same_sign THEN 0 ELSE amount END) OVER (PARTITION BY pool_no)
    ) AS BIGINT) AS wanted,
    CAST(SUM(CASE WHEN is_same_sign THEN ABS(amount) ELSE 0 END) OVER (
      PARTITION BY pool_no
      ORDER BY is_same_sign, posting_date, entry_no
      rows BETWEEN UNBOUNDED preceding AND CURRENT ROW
    ) AS BIGINT) AS upto
  FROM candidate
), taken AS (
  SELECT
    pool_no,
    entry_no,
    amount,
    additional_amount,
    CASE
      WHEN NOT is_same_sign
      THEN ABS(amount)
      ELSE GREATEST(0, LEAST(ABS(amount), wanted - (
        upto - ABS(amount)
      )))
    END AS size
  FROM running
)
INSERT INTO consumption (
  pool_no,
  entry_no,
  amount,
  additional_amount
)
SELECT
  pool_no,
  entry_no,
  CASE WHEN amount < 0 THEN -size ELSE size END,
  CASE
    WHEN size = ABS(amount)
    THEN additional_amount
    ELSE CASE WHEN additional_amount < 0 THEN -1 ELSE 1 END * CAST(DIV(
      (
        2 * CAST(ABS(additional_amount) AS DECIMAL(38, 0)) * CAST(size AS DECIMAL(38, 0)) + CAST(ABS(amount) AS DECIMAL(38, 0))
      ),
      (
        2 * CAST(ABS(amount) AS DECIMAL(38, 0))
      )
    ) AS BIGINT)
  END
FROM taken
WHERE
  size <> 0 OR amount = 0
ORDER BY
  pool_no,
  entry_no;


-- allocation/relieve/pool_count

SELECT
  COUNT(*) AS pools,
  COUNT(CASE WHEN taken <> held THEN 1 END) AS in_part
FROM allocate_pool;


-- allocation/relieve/received

INSERT INTO consumption (
  pool_no,
  entry_no,
  amount,
  additional_amount
)
SELECT
  taker.pool_no,
  %(last_entry_no)s + entry.line_no AS entry_no,
  entry.amount,
  entry.additional_amount
FROM posting_line AS entry
INNER JOIN allocate_pool AS giver
  ON giver.pool_no = entry.pool_no
INNER JOIN allocate_landing AS landing
  ON landing.rule_no = giver.rule_no AND landing.line_no = entry.target_line
INNER JOIN allocate_pool AS taker
  ON taker.rule_no = landing.on_rule_no
ORDER BY
  taker.pool_no,
  entry_no;


-- allocation/relieve/some

INSERT INTO consumption (
  pool_no,
  entry_no,
  amount,
  additional_amount
)
SELECT
  pool.pool_no,
  open_entry.entry_no,
  open_entry.amount,
  open_entry.additional_amount
FROM allocate_open AS open_entry
INNER JOIN allocate_claim AS claim
  ON claim.receiver_id = open_entry.receiver_id
  AND claim.cost_type_id = open_entry.cost_type_id
  AND claim.is_of_period = open_entry.is_of_period
INNER JOIN allocate_pool AS pool
  ON pool.rule_no = claim.rule_no
WHERE
  pool.taken <> 0 AND pool.taken = pool.held AND NOT pool.is_whole
ORDER BY
  pool.pool_no,
  open_entry.entry_no;


-- allocation/relieve/zero

SELECT
  rule_id,
  CAST(SUM(held) AS BIGINT) AS held,
  is_left_open
FROM allocate_held
WHERE
  is_without_weight
GROUP BY
  rule_id,
  is_left_open
ORDER BY
  MIN(rule_no);


-- allocation/runs/allocate_former

SELECT DISTINCT
  pool.rule_id,
  snapshot.line_no,
  snapshot.share,
  'run ' || CAST(pool.run_no AS TEXT) AS source
FROM pool
INNER JOIN key_snapshot AS snapshot
  ON snapshot.pool_no = pool.pool_no
WHERE
  pool.run_no = %(run_no)s AND snapshot.source <> 'solved';


-- allocation/runs/allocate_target_text

WITH line AS (
  SELECT
    line.rule_no,
    line.line_no,
    COALESCE(NULLIF(line.target_cost_center, ''), line.target_cost_object) AS code,
    ROW_NUMBER() OVER (PARTITION BY line.rule_no ORDER BY line.line_no) AS place
  FROM allocate_key AS line
  INNER JOIN allocate_pool AS pool
    ON pool.rule_no = line.rule_no
), said AS (
  SELECT
    rule_no,
    'Alloc. Target: ' || STRING_AGG(code, ', '
    ORDER BY
      line_no) AS description
  FROM line
  WHERE
    place <= 60
  GROUP BY
    rule_no
)
SELECT
  rule_no,
  CASE
    WHEN LENGTH(description) > 100
    THEN SUBSTRING(description FROM 1 FOR 90) || ' ... etc.'
    ELSE description
  END AS description
FROM said;


-- allocation/runs/flow

SELECT
  flow.register_no,
  register.level,
  flow.rule_id,
  flow.rule_version,
  flow.line_no,
  flow.to_rule_id,
  receiver.kind AS receiver_kind,
  receiver.code AS receiver,
  cost_type.code AS cost_type_no,
  flow.share,
  flow.amount
FROM gross_flow AS flow
INNER JOIN register_row AS register
  ON register.register_no = flow.register_no
INNER JOIN receiver
  ON receiver.receiver_id = flow.receiver_id
INNER JOIN cost_type
  ON cost_type.cost_type_id = flow.cost_type_id
WHERE
  register.run_no = %(run_no)s
ORDER BY
  flow.register_no,
  flow.rule_id,
  cost_type.code,
  flow.line_no;


-- allocation/runs/list

WITH shared AS (
  SELECT
    run_no,
    register_no,
    COUNT(*) AS pools,
    CAST(SUM(charged) AS BIGINT) AS charged
  FROM pool
  GROUP BY
    run_no,
    register_no
), posted AS (
  SELECT
    shared.run_no,
    COUNT(*) AS registers,
    CAST(SUM(shared.pools) AS BIGINT) AS pools,
    CAST(SUM(shared.charged) AS BIGINT) AS charged,
    CAST(SUM(register_row.entries) AS BIGINT) AS entries,
    COUNT(reversed_register.register_no) AS reversed,
    MIN(register_row.posted_on) AS posted_on,
    MIN(register_row.posted_at) AS posted_at,
    MIN(register_row.posted_by) AS posted_by
  FROM shared
  INNER JOIN register_row
    ON register_row.register_no = shared.register_no
  LEFT JOIN reversed_register
    ON reversed_register.register_no = shared.register_no
  GROUP BY
    shared.run_no
)
SELECT
  run_row.run_no,
  run_row.kind,
  version.code AS version,
  run_row.allocation_date,
  run_row.from_level,
  run_row.to_level,
  run_row.label,
  run_row.policy,
  CAST(COALESCE(posted.registers, 0) AS BIGINT) AS registers,
  CAST(COALESCE(posted.reversed, 0) AS BIGINT) AS reversed,
  CAST(COALESCE(posted.pools, 0) AS BIGINT) AS pools,
  COALESCE(posted.entries, 0) AS entries,
  COALESCE(posted.charged, 0) AS charged,
  posted.posted_on,
  posted.posted_at,
  COALESCE(posted.posted_by, '') AS posted_by,
  run_row.parameters,
  run_row.certificate
FROM run_row
INNER JOIN version
  ON version.version_id = run_row.version_id
LEFT JOIN posted
  ON posted.run_no = run_row.run_no
WHERE
  (
    run_row.run_no = CAST(%(run_no)s AS INT) OR CAST(%(run_no)s AS INT) IS NULL
  )
  AND (
    version.code = CAST(%(version)s AS TEXT) OR CAST(%(version)s AS TEXT) IS NULL
  )
ORDER BY
  run_row.run_no;


-- allocation/runs/pool

SELECT
  pool.pool_no,
  pool.register_no,
  pool.level,
  pool.rule_id,
  pool.rule_version,
  COALESCE(receiver.kind, '') AS sender_kind,
  COALESCE(receiver.code, '') AS sender,
  COALESCE(cost_type.code, '') AS credit_to_cost_type,
  pool.document_no,
  pool.held,
  pool.taken,
  pool.charged,
  pool.additional_held,
  pool.additional_taken,
  NOT reversed_register.register_no IS NULL AS is_reversed
FROM pool
LEFT JOIN receiver
  ON receiver.receiver_id = pool.receiver_id
LEFT JOIN cost_type
  ON cost_type.cost_type_id = pool.cost_type_id
LEFT JOIN reversed_register
  ON reversed_register.register_no = pool.register_no
WHERE
  pool.run_no = %(run_no)s
ORDER BY
  pool.pool_no
LIMIT %(limit)s;


-- allocation/runs/register

SELECT
  register_row.register_no,
  register_row.level,
  register_row.entries,
  register_row.debit,
  register_row.posted_on,
  register_row.posted_by,
  reversed_register.reversed_by_register_no
FROM register_row
LEFT JOIN reversed_register
  ON reversed_register.register_no = register_row.register_no
WHERE
  register_row.register_no IN (
    SELECT
      pool.register_no
    FROM pool
    WHERE
      pool.run_no = %(run_no)s
  )
ORDER BY
  register_row.register_no;


-- allocation/runs/run_before

SELECT
  run_row.run_no,
  MIN(pool.register_no) AS register_no
FROM run_row
INNER JOIN live_pool AS pool
  ON pool.run_no = run_row.run_no
WHERE
  run_row.kind = 'allocation'
  AND run_row.version_id = %(version_id)s
  AND run_row.label = %(label)s
  AND run_row.allocation_date BETWEEN %(period_start)s AND %(period_end)s
  AND run_row.from_level <= %(to_level)s
  AND run_row.to_level >= %(from_level)s
GROUP BY
  run_row.run_no
ORDER BY
  run_row.run_no;


-- allocation/runs/run_known

SELECT
  run_no
FROM run_row
WHERE
  run_no = %(run_no)s AND kind = 'allocation';


-- allocation/runs/summary

SELECT
  COUNT(*) AS pools,
  MIN(register_row.entries) AS entries,
  MIN(register_row.first_entry_no) AS first_entry,
  MIN(register_row.last_entry_no) AS last_entry,
  CAST(SUM(pool.held) AS BIGINT) AS held,
  CAST(SUM(pool.taken) AS BIGINT) AS taken,
  CAST(SUM(pool.charged) AS BIGINT) AS amount,
  CAST(SUM(pool.additional_taken) AS BIGINT) AS additional_amount
FROM register_row
INNER JOIN pool
  ON pool.register_no = register_row.register_no
WHERE
  register_row.register_no = %(register_no)s;


-- allocation/share/allocate_additional

WITH part AS (
  SELECT
    pool.rule_no,
    CAST(SUM(consumption.additional_amount) AS BIGINT) AS amount
  FROM allocate_pool AS pool
  INNER JOIN consumption
    ON consumption.pool_no = pool.pool_no
  WHERE
    pool.taken <> 0 AND pool.taken <> pool.held
  GROUP BY
    pool.rule_no
)
SELECT
  pool.rule_no,
  CASE
    WHEN pool.taken = 0
    THEN 0
    WHEN pool.taken = pool.held
    THEN pool.additional_held
    ELSE COALESCE(part.amount, 0)
  END AS amount
FROM allocate_pool AS pool
LEFT JOIN part
  ON part.rule_no = pool.rule_no;


-- allocation/share/allocate_amount

WITH line AS (
  SELECT
    line.rule_no,
    line.line_no,
    line.fixed_amount,
    line.weight,
    CAST(ABS(held.rest) AS DECIMAL(38, 0)) AS size,
    CASE WHEN held.rest < 0 THEN -1 ELSE 1 END AS direction,
    CAST(line.upto AS DECIMAL(38, 0)) AS upto,
    CAST(line.upto - line.weight AS DECIMAL(38, 0)) AS before,
    CAST(held.weights AS DECIMAL(38, 0)) AS weights
  FROM allocate_key AS line
  INNER JOIN allocate_held AS held
    ON held.rule_no = line.rule_no
)
SELECT
  rule_no,
  line_no,
  CASE
    WHEN NOT fixed_amount IS NULL
    THEN fixed_amount
    WHEN weight = 0 OR size = 0
    THEN 0
    ELSE direction * CAST(DIV((
      2 * size * upto + weights
    ), (
      2 * weights
    )) - DIV((
      2 * size * before + weights
    ), (
      2 * weights
    )) AS BIGINT)
  END AS amount
FROM line;


-- allocation/share/allocate_debit

WITH line AS (
  SELECT
    pool.rule_no,
    pool.pool_no,
    line.line_no,
    line.cost_type_id,
    line.receiver_id,
    line.fixed_amount,
    line.weight,
    line.share,
    line.source,
    amount.amount,
    CAST(ABS(additional.amount) AS DECIMAL(38, 0)) AS size,
    CASE WHEN additional.amount < 0 THEN -1 ELSE 1 END AS direction,
    CAST(CASE WHEN pool.has_fixed THEN ABS(amount.amount) ELSE line.weight END AS DECIMAL(38, 0)) AS key
  FROM allocate_pool AS pool
  INNER JOIN allocate_additional AS additional
    ON additional.rule_no = pool.rule_no
  INNER JOIN allocate_amount AS amount
    ON amount.rule_no = pool.rule_no
  INNER JOIN allocate_key AS line
    ON line.rule_no = amount.rule_no AND line.line_no = amount.line_no
), keyed AS (
  SELECT
    rule_no,
    line_no,
    size,
    direction,
    key,
    CAST(SUM(key) OVER (
      PARTITION BY rule_no
      ORDER BY line_no
      rows BETWEEN UNBOUNDED preceding AND CURRENT ROW
    ) AS DECIMAL(38, 0)) AS upto,
    CAST(SUM(key) OVER (PARTITION BY rule_no) AS DECIMAL(38, 0)) AS keys
  FROM line
  WHERE
    size <> 0
)
SELECT
  line.rule_no,
  line.pool_no,
  line.line_no,
  line.cost_type_id,
  line.receiver_id,
  line.fixed_amount,
  line.weight,
  line.share,
  line.source,
  line.amount,
  COALESCE(
    keyed.direction * CAST(DIV((
      2 * keyed.size * keyed.upto + keyed.keys
    ), (
      2 * keyed.keys
    )) - DIV(
      (
        2 * keyed.size * (
          keyed.upto - keyed.key
        ) + keyed.keys
      ),
      (
        2 * keyed.keys
      )
    ) AS BIGINT),
    0
  ) AS additional_amount
FROM line
LEFT JOIN keyed
  ON keyed.rule_no = line.rule_no AND keyed.line_no = line.line_no;


-- allocation/share/allocate_landing

SELECT
  line.rule_no,
  line.line_no,
  MIN(rule.rule_no) AS on_rule_no
FROM allocate_line AS line
INNER JOIN allocate_rule AS rule
  ON rule.receiver_id = line.receiver_id
  AND rule.level = line.level
  AND rule.is_selected
INNER JOIN allocate_range
  ON allocate_range.cost_type_range = rule.cost_type_range
  AND allocate_range.cost_type_id = line.cost_type_id
WHERE
  line.level = %(level)s
  AND COALESCE(rule.only_cost_type_id = line.cost_type_id, TRUE)
GROUP BY
  line.rule_no,
  line.line_no;


-- allocation/share/amount_settled

SELECT
  cumulative.rule_no,
  cumulative.line_no,
  COALESCE(settled.amount, cumulative.amount) AS amount
FROM allocate_cumulative AS cumulative
LEFT JOIN allocate_settled AS settled
  ON settled.rule_no = cumulative.rule_no AND settled.line_no = cumulative.line_no;


-- allocation/share/amount_solved

SELECT
  rule_no,
  line_no,
  amount
FROM allocate_solved;


-- allocation/share/fraction

SELECT
  line.rule_no,
  line.line_no,
  line.receiver_id,
  COALESCE(rule.parent_no, rule.rule_no) AS parent_no,
  cumulative.amount,
  CAST(held.rest AS DECIMAL(38, 0)) * CAST(line.weight AS DECIMAL(38, 0)) AS product,
  CAST(held.weights AS DECIMAL(38, 0)) AS weights
FROM allocate_key AS line
INNER JOIN allocate_held AS held
  ON held.rule_no = line.rule_no
INNER JOIN allocate_rule AS rule
  ON rule.rule_no = line.rule_no
INNER JOIN allocate_cumulative AS cumulative
  ON cumulative.rule_no = line.rule_no AND cumulative.line_no = line.line_no
WHERE
  (
    %(with_all)s OR rule.style = 'distribution'
  )
  AND line.fixed_amount IS NULL
  AND line.weight <> 0
  AND held.rest <> 0
  AND CAST(held.rest AS DECIMAL(38, 0)) * CAST(line.weight AS DECIMAL(38, 0)) <> DIV(
    CAST(held.rest AS DECIMAL(38, 0)) * CAST(line.weight AS DECIMAL(38, 0)),
    CAST(held.weights AS DECIMAL(38, 0))
  ) * CAST(held.weights AS DECIMAL(38, 0))
ORDER BY
  line.rule_no,
  line.line_no;


-- allocation/share/key_kept

WITH kept AS (
  SELECT
    line.*
  FROM allocate_line AS line
  LEFT JOIN allocate_landing AS landing
    ON landing.rule_no = line.rule_no AND landing.line_no = line.line_no
  LEFT JOIN allocate_turn AS own
    ON own.rule_no = line.rule_no
  LEFT JOIN allocate_turn AS other
    ON other.rule_no = landing.on_rule_no
  WHERE
    line.level = %(level)s
    AND (
      landing.on_rule_no IS NULL OR other.place > own.place
    )
)
SELECT
  rule_no,
  level,
  line_no,
  target_cost_type,
  target_cost_center,
  target_cost_object,
  source,
  share,
  is_fixed,
  weight,
  CAST(SUM(weight) OVER (
    PARTITION BY rule_no
    ORDER BY line_no
    rows BETWEEN UNBOUNDED preceding AND CURRENT ROW
  ) AS DECIMAL(38, 0)) AS upto,
  fixed_amount,
  cost_type_id,
  is_type_blocked,
  type_line,
  receiver_id,
  is_receiver_blocked,
  is_receiver_line
FROM kept;


-- allocation/share/key_plain

SELECT
  *
FROM allocate_line
WHERE
  level = %(level)s;


-- allocation/share/key_solved

SELECT
  solved.rule_no,
  CAST(%(level)s AS INT) AS level,
  solved.line_no,
  cost_type.code AS target_cost_type,
  CASE WHEN receiver.kind = 'center' THEN receiver.code ELSE '' END AS target_cost_center,
  CASE WHEN receiver.kind = 'object' THEN receiver.code ELSE '' END AS target_cost_object,
  'solved' AS source,
  CAST(0 AS DECIMAL(38, 10)) AS share,
  FALSE AS is_fixed,
  solved.weight,
  CAST(SUM(solved.weight) OVER (
    PARTITION BY solved.rule_no
    ORDER BY solved.line_no
    rows BETWEEN UNBOUNDED preceding AND CURRENT ROW
  ) AS DECIMAL(38, 0)) AS upto,
  CAST(NULL AS BIGINT) AS fixed_amount,
  solved.cost_type_id,
  cost_type.is_blocked AS is_type_blocked,
  cost_type.line_type AS type_line,
  solved.receiver_id,
  receiver.is_blocked AS is_receiver_blocked,
  receiver.is_line AS is_receiver_line
FROM allocate_solved AS solved
INNER JOIN cost_type
  ON cost_type.cost_type_id = solved.cost_type_id
INNER JOIN posting_target AS receiver
  ON receiver.receiver_id = solved.receiver_id;


-- allocation/share/stage_line

SELECT
  line.rule_no,
  line.line_no,
  line.receiver_id,
  line.cost_type_id,
  line.weight,
  landing.on_rule_no
FROM allocate_line AS line
LEFT JOIN allocate_landing AS landing
  ON landing.rule_no = line.rule_no AND landing.line_no = line.line_no
WHERE
  line.level = %(level)s AND line.weight <> 0
ORDER BY
  line.rule_no,
  line.line_no;


-- allocation/share/stage_rule

SELECT
  rule.rule_no,
  rule.rule_id,
  rule.cost_center_code || rule.cost_object_code AS sender,
  CAST(COALESCE(SUM(claim.amount), 0) AS BIGINT) AS amount,
  CAST(COALESCE(SUM(claim.additional_amount), 0) AS BIGINT) AS additional_amount,
  CASE
    WHEN rule.parent_no IS NULL
    THEN rule.rule_id
    ELSE rule.rule_id || ' ' || rule.credit_to_cost_type
  END AS name
FROM allocate_rule AS rule
LEFT JOIN allocate_claim AS claim
  ON claim.rule_no = rule.rule_no
WHERE
  rule.level = %(level)s AND rule.is_selected
GROUP BY
  rule.rule_no,
  rule.rule_id,
  rule.cost_center_code || rule.cost_object_code,
  rule.parent_no,
  rule.credit_to_cost_type
ORDER BY
  COALESCE(rule.parent_no, rule.rule_no),
  rule.rule_no;


-- allocation/split/allocate_split

WITH parent AS (
  SELECT
    rule_no,
    cost_type_range
  FROM allocate_rule
  WHERE
    level = %(level)s AND is_selected AND style = 'distribution'
), seen AS (
  SELECT
    cost_type_id
  FROM allocate_claim
  UNION
  SELECT
    line.cost_type_id
  FROM allocate_line AS line
  INNER JOIN allocate_rule AS rule
    ON rule.rule_no = line.rule_no
  WHERE
    line.level = %(level)s AND rule.style <> 'distribution'
), wanted AS (
  SELECT
    parent.rule_no,
    claim.cost_type_id
  FROM allocate_claim AS claim
  INNER JOIN parent
    ON parent.rule_no = claim.rule_no
  UNION
  SELECT
    parent.rule_no,
    allocate_range.cost_type_id
  FROM parent
  INNER JOIN allocate_range
    ON allocate_range.cost_type_range = parent.cost_type_range
  INNER JOIN seen
    ON seen.cost_type_id = allocate_range.cost_type_id
  WHERE
    %(is_shared)s
), ahead AS (
  SELECT
    MAX(rule_no) AS last_no
  FROM allocate_rule
)
SELECT
  wanted.rule_no AS parent_no,
  wanted.cost_type_id,
  CAST(ahead.last_no + ROW_NUMBER() OVER (ORDER BY wanted.rule_no, cost_type.code) AS INT) AS rule_no
FROM wanted
INNER JOIN cost_type
  ON cost_type.cost_type_id = wanted.cost_type_id
CROSS JOIN ahead;


-- allocation/split/claim

INSERT INTO allocate_claim (
  rule_no,
  receiver_id,
  cost_type_id,
  is_of_period,
  amount,
  additional_amount,
  entries
)
SELECT
  split.rule_no,
  claim.receiver_id,
  claim.cost_type_id,
  claim.is_of_period,
  claim.amount,
  claim.additional_amount,
  claim.entries
FROM allocate_split AS split
INNER JOIN allocate_claim AS claim
  ON claim.rule_no = split.parent_no AND claim.cost_type_id = split.cost_type_id;


-- allocation/split/drop_claim

DELETE FROM allocate_claim
WHERE
  rule_no IN (
    SELECT
      rule.rule_no
    FROM allocate_rule AS rule
    WHERE
      rule.level = %(level)s AND rule.style = 'distribution' AND rule.parent_no IS NULL
  );


-- allocation/split/drop_line

DELETE FROM allocate_line
WHERE
  rule_no IN (
    SELECT
      rule.rule_no
    FROM allocate_rule AS rule
    WHERE
      rule.level = %(level)s AND rule.style = 'distribution' AND rule.parent_no IS NULL
  );


-- allocation/split/drop_rule

UPDATE allocate_rule SET is_selected = FALSE
WHERE
  level = %(level)s AND style = 'distribution' AND parent_no IS NULL;


-- allocation/split/line

INSERT INTO allocate_line (
  rule_no,
  level,
  line_no,
  target_cost_type,
  target_cost_center,
  target_cost_object,
  source,
  share,
  is_fixed,
  weight,
  upto,
  fixed_amount,
  cost_type_id,
  is_type_blocked,
  type_line,
  receiver_id,
  is_receiver_blocked,
  is_receiver_line
)
SELECT
  split.rule_no,
  line.level,
  line.line_no,
  cost_type.code,
  line.target_cost_center,
  line.target_cost_object,
  line.source,
  line.share,
  line.is_fixed,
  line.weight,
  line.upto,
  line.fixed_amount,
  cost_type.cost_type_id,
  cost_type.is_blocked,
  cost_type.line_type,
  line.receiver_id,
  line.is_receiver_blocked,
  line.is_receiver_line
FROM allocate_split AS split
INNER JOIN allocate_line AS line
  ON line.rule_no = split.parent_no
INNER JOIN cost_type
  ON cost_type.cost_type_id = split.cost_type_id;


-- allocation/split/rule

INSERT INTO allocate_rule (
  rule_no,
  parent_no,
  only_cost_type_id,
  rule_id,
  rule_version,
  level,
  cost_type_range,
  cost_center_code,
  cost_object_code,
  credit_to_cost_type,
  when_zero,
  style,
  this_period_only,
  is_selected,
  receiver_id,
  is_sender_blocked,
  is_sender_line,
  credit_id,
  is_credit_blocked,
  credit_line
)
SELECT
  split.rule_no,
  split.parent_no,
  split.cost_type_id,
  rule.rule_id,
  rule.rule_version,
  rule.level,
  rule.cost_type_range,
  rule.cost_center_code,
  rule.cost_object_code,
  cost_type.code,
  rule.when_zero,
  rule.style,
  rule.this_period_only,
  TRUE,
  rule.receiver_id,
  rule.is_sender_blocked,
  rule.is_sender_line,
  cost_type.cost_type_id,
  cost_type.is_blocked,
  cost_type.line_type
FROM allocate_split AS split
INNER JOIN allocate_rule AS rule
  ON rule.rule_no = split.parent_no
INNER JOIN cost_type
  ON cost_type.cost_type_id = split.cost_type_id;


-- allocation/version

SELECT
  version_id,
  is_locked
FROM version
WHERE
  code = %(code)s;


-- allocation/write/credit

INSERT INTO consumption (
  pool_no,
  entry_no,
  amount,
  additional_amount
)
SELECT
  pool_no,
  %(last_entry_no)s + line_no AS entry_no,
  amount,
  additional_amount
FROM posting_line
WHERE
  target_line IS NULL
ORDER BY
  pool_no;


-- allocation/write/document

UPDATE setup SET last_allocation_doc_no = (
  SELECT
    allocate_pool.document_no
  FROM allocate_pool
  WHERE
    allocate_pool.pool_no = (
      SELECT
        MAX(last_pool.pool_no)
      FROM allocate_pool AS last_pool
    )
);


-- allocation/write/flow

INSERT INTO gross_flow (
  register_no,
  rule_id,
  rule_version,
  line_no,
  to_rule_id,
  receiver_id,
  cost_type_id,
  share,
  amount
)
SELECT
  %(register_no)s,
  giver.rule_id,
  giver.rule_version,
  flow.line_no,
  COALESCE(taker.rule_id, ''),
  line.receiver_id,
  line.cost_type_id,
  line.share,
  CAST(flow.parts * 0.000001 AS DECIMAL(38, 6))
FROM allocate_flow AS flow
INNER JOIN allocate_rule AS giver
  ON giver.rule_no = flow.rule_no
INNER JOIN allocate_line AS line
  ON line.rule_no = flow.rule_no AND line.line_no = flow.line_no
LEFT JOIN allocate_rule AS taker
  ON taker.rule_no = flow.to_rule_no
ORDER BY
  giver.rule_id,
  line.cost_type_id,
  flow.line_no;


-- allocation/write/key

INSERT INTO key_snapshot (
  pool_no,
  line_no,
  weight,
  fixed_amount,
  share,
  source,
  entry_no
)
SELECT
  debit.pool_no,
  debit.line_no,
  debit.weight,
  debit.fixed_amount,
  debit.share,
  debit.source,
  %(last_entry_no)s + posting_line.line_no
FROM allocate_debit AS debit
LEFT JOIN posting_line
  ON posting_line.pool_no = debit.pool_no AND posting_line.target_line = debit.line_no
ORDER BY
  debit.pool_no,
  debit.line_no;


-- allocation/write/origin

INSERT INTO cost_entry_origin (
  entry_no,
  pool_no
)
SELECT
  %(last_entry_no)s + line_no AS entry_no,
  pool_no
FROM posting_line
ORDER BY
  entry_no;


-- allocation/write/pool

INSERT INTO pool (
  pool_no,
  run_no,
  register_no,
  rule_id,
  rule_version,
  level,
  receiver_id,
  cost_type_id,
  document_no,
  held,
  taken,
  charged,
  additional_held,
  additional_taken
)
SELECT
  pool.pool_no,
  %(run_no)s,
  %(register_no)s,
  pool.rule_id,
  pool.rule_version,
  pool.level,
  pool.receiver_id,
  pool.cost_type_id,
  pool.document_no,
  pool.held,
  pool.taken,
  pool.charged,
  pool.additional_held,
  additional.amount
FROM allocate_pool AS pool
INNER JOIN allocate_additional AS additional
  ON additional.rule_no = pool.rule_no
ORDER BY
  pool.pool_no;


-- base/audit_list

SELECT
  event_no,
  happened_at,
  user_name,
  host,
  verb,
  detail
FROM audit_event
WHERE
  (
    verb = CAST(%(verb)s AS TEXT) OR CAST(%(verb)s AS TEXT) IS NULL
  )
  AND (
    happened_at >= CAST(%(since)s AS TIMESTAMP)
    OR CAST(%(since)s AS TIMESTAMP) IS NULL
  )
ORDER BY
  event_no DESC NULLS LAST
LIMIT %(limit)s;


-- base/masters/accounting_periods

SELECT
  starting_date,
  new_fiscal_year,
  state
FROM accounting_period;


-- base/masters/allocation_levels

SELECT
  level,
  method
FROM allocation_level;


-- base/masters/budgets

SELECT
  version_id,
  code,
  name,
  kind,
  is_locked,
  base_version_id,
  base_cut_date,
  base_cut_entry_no
FROM version;


-- base/masters/cost_centers

SELECT
  receiver_id,
  kind,
  code,
  name,
  line_type,
  totaling,
  indentation,
  sorting_order,
  cost_subtype,
  responsible_person,
  is_blocked,
  is_retired,
  new_page,
  blank_line,
  comment
FROM receiver
WHERE
  kind = 'center';


-- base/masters/cost_objects

SELECT
  receiver_id,
  kind,
  code,
  name,
  line_type,
  totaling,
  indentation,
  sorting_order,
  cost_subtype,
  responsible_person,
  is_blocked,
  is_retired,
  new_page,
  blank_line,
  comment
FROM receiver
WHERE
  kind = 'object';


-- base/masters/cost_types

SELECT
  cost_type_id,
  code,
  name,
  line_type,
  totaling,
  indentation,
  gl_account_range,
  combine_entries,
  default_center_id,
  default_object_id,
  cost_classification,
  fixed_share,
  is_blocked,
  is_retired,
  new_page,
  blank_line,
  comment
FROM cost_type;


-- base/masters/dimension_values

SELECT
  dimension,
  code,
  name,
  dimension_value_type,
  totaling,
  is_blocked
FROM dimension_value;


-- base/masters/dimensions

SELECT
  dimension,
  name
FROM dimension;


-- base/masters/driver_values

SELECT
  driver_code,
  receiver_kind,
  receiver_code,
  value_date,
  value,
  version_code
FROM driver_value;


-- base/masters/drivers

SELECT
  driver_code,
  name,
  unit,
  kind
FROM driver;


-- base/masters/employees

SELECT
  employee_no,
  name,
  is_active,
  cost_center_code,
  cost_object_code
FROM employee;


-- base/masters/gl_accounts

SELECT
  gl_account_no,
  name,
  account_type,
  income_balance,
  totaling,
  is_blocked,
  excluded_reason
FROM gl_account;


-- base/masters/gl_budgets

SELECT
  name,
  description,
  is_blocked
FROM gl_budget;


-- base/masters/last_cost_type_id

SELECT
  MAX(cost_type_id) AS cost_type_id
FROM cost_type
HAVING
  NOT MAX(cost_type_id) IS NULL;


-- base/masters/last_receiver_id

SELECT
  MAX(receiver_id) AS receiver_id
FROM receiver
HAVING
  NOT MAX(receiver_id) IS NULL;


-- base/masters/last_version_id

SELECT
  MAX(version_id) AS version_id
FROM version;


-- base/masters/receiver_code

SELECT
  receiver_id,
  kind,
  code
FROM receiver;


-- base/request_answer

SELECT
  verb,
  answer
FROM request
WHERE
  request_key = %(request_key)s;


-- base/schema/digits

SELECT
  minor_digits,
  additional_minor_digits
FROM setup;


-- base/schema/migration

CREATE TABLE schema_migration (
  number INT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL
);


-- base/schema/number

SELECT
  MAX(number) AS number
FROM schema_migration;


-- base/setup/clear

DELETE FROM setup;


-- base/setup/era

SELECT
  era,
  valid_from,
  valid_to,
  cost_center_dimension,
  cost_object_dimension
FROM dimension_era
ORDER BY
  era;


-- base/setup/era_same

UPDATE dimension_era SET cost_center_dimension = setup.cost_center_dimension, cost_object_dimension = setup.cost_object_dimension
FROM setup;


-- base/setup/redated

SELECT
  entry.gl_entry_no,
  coding.gl_account_no,
  dimension_set.members,
  COALESCE(dimension_era.era, 0) AS era
FROM gl_entry_row AS entry
INNER JOIN gl_coding AS coding
  ON coding.coding_id = entry.coding_id
INNER JOIN dimension_set
  ON dimension_set.dimension_set_id = coding.dimension_set_id
LEFT JOIN dimension_era
  ON entry.posting_date < dimension_era.valid_to
  AND (
    dimension_era.valid_from IS NULL
    OR entry.posting_date >= dimension_era.valid_from
  )
WHERE
  entry.import_no > %(after_import_no)s
  AND dimension_set.era <> COALESCE(dimension_era.era, 0);


-- base/setup/redated_coding

SELECT DISTINCT
  redated.gl_account_no,
  dimension_set.dimension_set_id
FROM redated
INNER JOIN dimension_set
  ON dimension_set.members = redated.members AND dimension_set.era = redated.era;


-- base/setup/redated_entry

UPDATE gl_entry_row SET coding_id = placed.coding_id
FROM (
  SELECT
    redated.gl_entry_no,
    gl_coding.coding_id
  FROM redated
  INNER JOIN dimension_set
    ON dimension_set.members = redated.members AND dimension_set.era = redated.era
  INNER JOIN gl_coding
    ON gl_coding.gl_account_no = redated.gl_account_no
    AND gl_coding.dimension_set_id = dimension_set.dimension_set_id
) AS placed
WHERE
  placed.gl_entry_no = gl_entry_row.gl_entry_no;


-- base/setup/redated_member

INSERT INTO dimension_set_member (
  dimension_set_id,
  dimension,
  code
)
SELECT
  fresh.dimension_set_id,
  member.dimension,
  member.code
FROM dimension_set AS fresh
INNER JOIN dimension_set AS source
  ON source.members = fresh.members AND source.era = 0
INNER JOIN dimension_set_member AS member
  ON member.dimension_set_id = source.dimension_set_id
WHERE
  fresh.era > 0
  AND NOT EXISTS(
    SELECT
      1
    FROM dimension_set_member AS known
    WHERE
      known.dimension_set_id = fresh.dimension_set_id
  )
ORDER BY
  fresh.dimension_set_id,
  member.dimension;


-- base/setup/redated_set

INSERT INTO dimension_set (
  dimension_set_id,
  members,
  era
)
WITH fresh AS (
  SELECT DISTINCT
    redated.members,
    redated.era
  FROM redated
  WHERE
    NOT EXISTS(
      SELECT
        1
      FROM dimension_set
      WHERE
        dimension_set.members = redated.members AND dimension_set.era = redated.era
    )
)
SELECT
  (
    SELECT
      COALESCE(MAX(dimension_set.dimension_set_id), 0)
    FROM dimension_set
  ) + ROW_NUMBER() OVER (ORDER BY fresh.era, fresh.members),
  fresh.members,
  fresh.era
FROM fresh
ORDER BY
  fresh.era,
  fresh.members;


-- base/setup/untransferred

SELECT
  member.code,
  COUNT(*) AS entries,
  CAST(SUM(entry.amount) AS BIGINT) AS amount
FROM gl_disposition AS disposition
INNER JOIN gl_entry_row AS entry
  ON entry.gl_entry_no = disposition.gl_entry_no
INNER JOIN gl_coding AS coding
  ON coding.coding_id = entry.coding_id
INNER JOIN dimension_set_member AS member
  ON member.dimension_set_id = coding.dimension_set_id
WHERE
  disposition.disposition = 'waiting'
  AND member.dimension = %(dimension)s
  AND entry.posting_date >= %(first_day)s
GROUP BY
  member.code
ORDER BY
  member.code;


-- budget/compare/chart

SELECT
  'type' AS kind,
  cost_type_id AS id,
  code
FROM cost_type
UNION ALL
SELECT
  kind,
  receiver_id AS id,
  code
FROM receiver
ORDER BY
  kind,
  code;


-- budget/compare/comparison

WITH cell AS (
  SELECT
    entry.cost_type_id,
    entry.receiver_id,
    CAST(SUM(CASE WHEN entry.version_id = %(actual_id)s THEN entry.amount ELSE 0 END) AS BIGINT) AS actual,
    CAST(SUM(CASE WHEN entry.version_id = %(budget_id)s THEN entry.amount ELSE 0 END) AS BIGINT) AS budget
  FROM version_entry AS entry
  INNER JOIN budget_type
    ON budget_type.cost_type_id = entry.cost_type_id
  INNER JOIN budget_receiver
    ON budget_receiver.receiver_id = entry.receiver_id
  WHERE
    entry.version_id IN (%(actual_id)s, %(budget_id)s)
    AND (
      CAST(%(first_day)s AS DATE) IS NULL
      OR entry.posting_date >= CAST(%(first_day)s AS DATE)
    )
    AND (
      CAST(%(last_day)s AS DATE) IS NULL
      OR entry.balance_date <= CAST(%(last_day)s AS DATE)
    )
  GROUP BY
    entry.cost_type_id,
    entry.receiver_id
)
SELECT
  cost_type.code AS cost_type_no,
  cost_type.name AS type_name,
  receiver.kind,
  receiver.code,
  receiver.name AS receiver_name,
  cell.actual,
  cell.budget
FROM cell
INNER JOIN cost_type
  ON cost_type.cost_type_id = cell.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = cell.receiver_id
WHERE
  cell.actual <> 0 OR cell.budget <> 0
ORDER BY
  receiver.kind,
  receiver.sorting_order,
  receiver.code,
  cost_type.code;


-- budget/copy/budget_source_entry

SELECT
  entry.entry_no,
  entry.posting_date,
  entry.is_closing,
  entry.cost_type_id,
  entry.receiver_id,
  entry.amount,
  entry.additional_amount,
  COALESCE(own.document_no, source.document_no, '') AS document_no,
  COALESCE(own.description, source.description, '') AS description
FROM version_entry AS entry
INNER JOIN budget_type
  ON budget_type.cost_type_id = entry.cost_type_id
INNER JOIN budget_receiver
  ON budget_receiver.receiver_id = entry.receiver_id
INNER JOIN register_row AS posted
  ON posted.register_no = entry.register_no
LEFT JOIN reversed_register
  ON reversed_register.register_no = entry.register_no
LEFT JOIN cost_entry_text AS own
  ON own.entry_no = entry.entry_no
LEFT JOIN gl_entry_row AS source
  ON source.gl_entry_no = entry.gl_entry_no
WHERE
  entry.version_id = %(version_id)s
  AND (
    NOT %(is_own)s OR entry.own_version_id = %(version_id)s
  )
  AND (
    NOT %(is_primary)s OR posted.kind <> 'allocation'
  )
  AND reversed_register.register_no IS NULL
  AND posted.reverses_register_no IS NULL
  AND (
    CAST(%(first_day)s AS DATE) IS NULL
    OR entry.posting_date >= CAST(%(first_day)s AS DATE)
  )
  AND (
    CAST(%(last_day)s AS DATE) IS NULL
    OR entry.posting_date <= CAST(%(last_day)s AS DATE)
  );


-- budget/copy/copied_before

SELECT
  COUNT(DISTINCT line.line_no) AS lines,
  MAX(copy.register_no) AS register_no
FROM posting_line AS line
INNER JOIN budget_member AS member
  ON member.entry_no = line.source_entry_no
INNER JOIN budget_copy_link AS link
  ON link.source_entry_no = member.source_entry_no
INNER JOIN cost_entry_row AS copy
  ON copy.entry_no = link.entry_no
  AND copy.version_id = %(version_id)s
  AND copy.posting_date = line.posting_date
  AND copy.cost_type_id = line.cost_type_id
  AND copy.receiver_id = line.receiver_id
INNER JOIN budget_source AS kept
  ON kept.register_no = copy.register_no AND kept.kind = %(kind)s
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM reversed_register
    WHERE
      reversed_register.register_no = copy.register_no
  );


-- budget/copy/copied_day

SELECT
  posting_date AS day
FROM budget_copied_from
GROUP BY
  posting_date
ORDER BY
  posting_date;


-- budget/copy/line

WITH target AS (
  SELECT
    source.entry_no,
    shifted.copy_no,
    cost_type.code AS source_type,
    source.posting_date AS source_date,
    source.is_closing,
    shifted.shifted_day AS posting_date,
    COALESCE(CAST(%(to_type_id)s AS INT), source.cost_type_id) AS cost_type_id,
    COALESCE(
      CAST(%(to_center_id)s AS INT),
      CASE WHEN receiver.kind = 'object' THEN CAST(%(to_object_id)s AS INT) END,
      source.receiver_id
    ) AS receiver_id,
    source.amount,
    source.additional_amount,
    source.document_no,
    source.description
  FROM budget_copied_from AS source
  INNER JOIN shifted_day AS shifted
    ON shifted.day = source.posting_date
  INNER JOIN cost_type
    ON cost_type.cost_type_id = source.cost_type_id
  INNER JOIN receiver
    ON receiver.receiver_id = source.receiver_id
)
SELECT
  ROW_NUMBER() OVER (ORDER BY source_type, source_date, is_closing, entry_no, copy_no) AS line_no,
  posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  CAST(CASE WHEN amount < 0 THEN (
    0 - %(sign)s
  ) ELSE %(sign)s END * (
    DIV(
      (
        2 * CAST(ABS(amount) AS DECIMAL(38, 0)) * %(numerator)s + %(denominator)s * %(unit)s
      ),
      (
        2 * CAST(%(denominator)s AS DECIMAL(38, 0)) * %(unit)s
      )
    )
  ) * %(unit)s AS BIGINT) AS amount,
  CAST(CASE WHEN additional_amount < 0 THEN (
    0 - %(sign)s
  ) ELSE %(sign)s END * (
    DIV(
      (
        2 * CAST(ABS(additional_amount) AS DECIMAL(38, 0)) * %(numerator)s + %(denominator)s
      ),
      (
        2 * CAST(%(denominator)s AS DECIMAL(38, 0))
      )
    )
  ) AS BIGINT) AS additional_amount,
  CAST(NULL AS BIGINT) AS gl_entry_no,
  '' AS combined,
  CAST(NULL AS INT) AS coding_id,
  document_no,
  description,
  '' AS reason_code,
  CAST(NULL AS BIGINT) AS corrects_entry_no,
  entry_no AS source_entry_no
FROM target;


-- budget/copy/link

INSERT INTO budget_copy_link (
  entry_no,
  source_entry_no
)
SELECT
  line.entry_no,
  member.source_entry_no
FROM (
  SELECT
    %(last_entry_no)s + ROW_NUMBER() OVER (ORDER BY line_no) AS entry_no,
    source_entry_no
  FROM posting_line
) AS line
INNER JOIN budget_member AS member
  ON member.entry_no = line.source_entry_no
ORDER BY
  line.entry_no,
  member.source_entry_no;


-- budget/copy/link_merge

INSERT INTO budget_copy_link (
  entry_no,
  source_entry_no
)
SELECT DISTINCT
  touched.first_entry_no,
  link.source_entry_no
FROM budget_touched AS touched
INNER JOIN budget_copy_link AS link
  ON link.entry_no = touched.entry_no
WHERE
  touched.entry_no <> touched.first_entry_no
  AND NOT EXISTS(
    SELECT
      1
    FROM budget_copy_link AS own
    WHERE
      own.entry_no = touched.first_entry_no
      AND own.source_entry_no = link.source_entry_no
  )
ORDER BY
  touched.first_entry_no,
  link.source_entry_no;


-- budget/copy/member_month

SELECT
  copied.entry_no,
  source.entry_no AS source_entry_no
FROM budget_copied_from AS copied
INNER JOIN budget_source_entry AS source
  ON source.cost_type_id = copied.cost_type_id
  AND source.receiver_id = copied.receiver_id
  AND CAST(DATE_TRUNC('MONTH', source.posting_date) AS DATE) = copied.posting_date;


-- budget/copy/member_same

SELECT
  entry_no,
  entry_no AS source_entry_no
FROM budget_copied_from;


-- budget/copy/source_month

SELECT
  MIN(entry_no) AS entry_no,
  CAST(DATE_TRUNC('MONTH', posting_date) AS DATE) AS posting_date,
  FALSE AS is_closing,
  cost_type_id,
  receiver_id,
  CAST(SUM(amount) AS BIGINT) AS amount,
  CAST(SUM(additional_amount) AS BIGINT) AS additional_amount,
  '' AS document_no,
  '' AS description
FROM budget_source_entry
GROUP BY
  2,
  cost_type_id,
  receiver_id;


-- budget/copy/source_same

SELECT
  entry_no,
  posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  amount,
  additional_amount,
  document_no,
  description
FROM budget_source_entry;


-- budget/copy/source_span

WITH placed AS (
  SELECT
    source.entry_no,
    ROW_NUMBER() OVER (ORDER BY cost_type.code, source.posting_date, source.is_closing, source.entry_no) AS place
  FROM budget_source_entry AS source
  INNER JOIN cost_type
    ON cost_type.cost_type_id = source.cost_type_id
)
SELECT
  MAX(CASE WHEN place = 1 THEN entry_no END) AS first_no,
  MAX(
    CASE
      WHEN place = (
        SELECT
          COUNT(*)
        FROM budget_source_entry
      )
      THEN entry_no
    END
  ) AS last_no
FROM placed;


-- budget/enter/accounting_period

SELECT
  MAX(own.starting_date) AS first_day,
  MIN(following.starting_date) AS next_day
FROM accounting_period AS own
INNER JOIN accounting_period AS following
  ON following.starting_date > %(day)s
WHERE
  own.starting_date <= %(day)s
HAVING
  COUNT(*) > 0;


-- budget/enter/budget_judged

SELECT
  line.line_no,
  line.version,
  line.posting_date,
  line.is_closing,
  line.document_no,
  line.description,
  line.amount,
  line.additional_amount,
  line.cost_type_no,
  line.cost_center_code,
  line.cost_object_code,
  version.version_id,
  COALESCE(version.is_locked, FALSE) AS is_version_locked,
  cost_type.cost_type_id,
  COALESCE(cost_type.is_blocked, FALSE) AS is_type_blocked,
  COALESCE(cost_type.line_type, '') AS type_line,
  center.receiver_id AS center_id,
  COALESCE(center.is_blocked, FALSE) AS is_center_blocked,
  COALESCE(center.is_line, FALSE) AS is_center_line,
  object_.receiver_id AS object_id,
  COALESCE(object_.is_blocked, FALSE) AS is_object_blocked,
  COALESCE(object_.is_line, FALSE) AS is_object_line
FROM budget_typed AS line
LEFT JOIN version
  ON version.code = line.version
LEFT JOIN cost_type
  ON cost_type.code = line.cost_type_no AND NOT cost_type.is_retired
LEFT JOIN receiver_by_code AS center
  ON center.kind = 'center' AND center.code = line.cost_center_code
LEFT JOIN receiver_by_code AS object_
  ON object_.kind = 'object' AND object_.code = line.cost_object_code;


-- budget/enter/cell

SELECT
  CAST(COALESCE(SUM(entry.amount), 0) AS BIGINT) AS amount
FROM version_entry AS entry
INNER JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
WHERE
  entry.version_id = %(version_id)s
  AND cost_type.code = %(cost_type_no)s
  AND receiver.kind = %(kind)s
  AND receiver.code = %(code)s
  AND entry.posting_date >= %(first_day)s
  AND entry.balance_date <= %(last_day)s;


-- budget/enter/line_count

SELECT
  COUNT(*) AS lines
FROM posting_line;


-- budget/enter/line_problem

WITH used_type AS (
  SELECT
    cost_type_id,
    COUNT(*) AS lines
  FROM posting_line
  GROUP BY
    cost_type_id
), used_receiver AS (
  SELECT
    receiver_id,
    COUNT(*) AS lines
  FROM posting_line
  GROUP BY
    receiver_id
)
SELECT
  CASE
    WHEN cost_type.is_retired
    THEN 'cost_type_missing'
    WHEN cost_type.is_blocked
    THEN 'cost_type_blocked'
    ELSE 'cost_type_not_postable'
  END AS kind,
  'cost_type_no' AS field,
  cost_type.code AS value,
  used_type.lines
FROM used_type
INNER JOIN cost_type
  ON cost_type.cost_type_id = used_type.cost_type_id
WHERE
  cost_type.is_retired OR cost_type.is_blocked OR cost_type.line_type <> 'postable'
UNION ALL
SELECT
  CASE
    WHEN receiver.is_retired
    THEN 'cost_' || receiver.kind || '_not_defined'
    WHEN receiver.is_blocked
    THEN 'cost_' || receiver.kind || '_blocked'
    ELSE 'line_type_not_allowed'
  END AS kind,
  'cost_' || receiver.kind || '_code' AS field,
  receiver.code AS value,
  used_receiver.lines
FROM used_receiver
INNER JOIN posting_target AS receiver
  ON receiver.receiver_id = used_receiver.receiver_id
WHERE
  NOT receiver.is_postable
ORDER BY
  field DESC NULLS LAST,
  value;


-- budget/enter/posting_line

SELECT
  line_no,
  posting_date,
  is_closing,
  cost_type_id,
  COALESCE(center_id, object_id) AS receiver_id,
  amount,
  additional_amount,
  CAST(NULL AS BIGINT) AS gl_entry_no,
  '' AS combined,
  CAST(NULL AS INT) AS coding_id,
  document_no,
  description,
  '' AS reason_code,
  CAST(NULL AS BIGINT) AS corrects_entry_no
FROM budget_judged
WHERE
  version_id = %(version_id)s;


-- budget/enter/problem

WITH found AS (
  SELECT
    line_no,
    1 AS check_no,
    'date_missing' AS kind,
    'date' AS field,
    '' AS value
  FROM budget_judged
  WHERE
    posting_date IS NULL
  UNION ALL
  SELECT
    line_no,
    2 AS check_no,
    'budget_name_missing' AS kind,
    'budget_name' AS field,
    '' AS value
  FROM budget_judged
  WHERE
    version = ''
  UNION ALL
  SELECT
    line_no,
    3 AS check_no,
    'cost_type_missing' AS kind,
    'cost_type_no' AS field,
    cost_type_no AS value
  FROM budget_judged
  WHERE
    cost_type_id IS NULL
  UNION ALL
  SELECT
    line_no,
    4 AS check_no,
    'cost_center_or_object_missing' AS kind,
    'cost_center_code' AS field,
    '' AS value
  FROM budget_judged
  WHERE
    cost_center_code = '' AND cost_object_code = ''
  UNION ALL
  SELECT
    line_no,
    5 AS check_no,
    'cost_center_and_object_both' AS kind,
    'cost_center_code' AS field,
    cost_center_code || ' ' || cost_object_code AS value
  FROM budget_judged
  WHERE
    cost_center_code <> '' AND cost_object_code <> ''
  UNION ALL
  SELECT
    line_no,
    6 AS check_no,
    CASE
      WHEN version_id IS NULL
      THEN 'version_missing'
      WHEN version_id = 1
      THEN 'version_not_a_budget'
      ELSE 'version_locked'
    END AS kind,
    'budget_name' AS field,
    version AS value
  FROM budget_judged
  WHERE
    version <> '' AND (
      version_id IS NULL OR version_id = 1 OR is_version_locked
    )
  UNION ALL
  SELECT
    line_no,
    7 AS check_no,
    CASE WHEN is_type_blocked THEN 'cost_type_blocked' ELSE 'cost_type_not_postable' END AS kind,
    'cost_type_no' AS field,
    cost_type_no AS value
  FROM budget_judged
  WHERE
    NOT cost_type_id IS NULL AND (
      is_type_blocked OR type_line <> 'postable'
    )
  UNION ALL
  SELECT
    line_no,
    8 AS check_no,
    CASE
      WHEN center_id IS NULL
      THEN 'cost_center_not_defined'
      WHEN is_center_blocked
      THEN 'cost_center_blocked'
      ELSE 'line_type_not_allowed'
    END AS kind,
    'cost_center_code' AS field,
    cost_center_code AS value
  FROM budget_judged
  WHERE
    cost_center_code <> ''
    AND (
      center_id IS NULL OR is_center_blocked OR NOT is_center_line
    )
  UNION ALL
  SELECT
    line_no,
    9 AS check_no,
    CASE
      WHEN object_id IS NULL
      THEN 'cost_object_not_defined'
      WHEN is_object_blocked
      THEN 'cost_object_blocked'
      ELSE 'line_type_not_allowed'
    END AS kind,
    'cost_object_code' AS field,
    cost_object_code AS value
  FROM budget_judged
  WHERE
    cost_object_code <> ''
    AND (
      object_id IS NULL OR is_object_blocked OR NOT is_object_line
    )
)
SELECT
  line_no,
  check_no,
  kind,
  field,
  value
FROM found
ORDER BY
  line_no,
  check_no,
  kind;


-- budget/gl_budget/account

SELECT
  gl_account_no
FROM gl_budget_entry_row
WHERE
  budget_name = %(name)s
GROUP BY
  gl_account_no
ORDER BY
  gl_account_no;


-- budget/gl_budget/coding

SELECT DISTINCT
  entry.gl_account_no,
  entry.dimension_set_id
FROM gl_budget_judged AS judged
INNER JOIN gl_budget_entry_row AS entry
  ON entry.entry_no = judged.entry_no
WHERE
  judged.reason IS NULL;


-- budget/gl_budget/copied_before

SELECT
  COUNT(DISTINCT line.line_no) AS lines
FROM gl_budget_target AS line
INNER JOIN gl_budget_entry_row AS copy
  ON copy.source_entry_no = line.source_entry_no
  AND copy.posting_date = line.posting_date
  AND copy.gl_account_no = line.gl_account_no
WHERE
  line.reason IS NULL AND copy.is_ours AND copy.budget_name = %(name)s;


-- budget/gl_budget/day

SELECT
  posting_date AS day
FROM gl_budget_judged
GROUP BY
  posting_date
ORDER BY
  posting_date;


-- budget/gl_budget/gl_budget_judged

WITH resolved AS (
  SELECT
    entry.entry_no,
    entry.gl_account_no,
    entry.posting_date,
    entry.is_closing,
    entry.amount,
    entry.description,
    account.gl_account_no IS NULL AS is_account_unknown,
    COALESCE(CAST(%(to_type_id)s AS INT), link.cost_type_id) AS cost_type_id,
    set_value.center_value,
    set_value.object_value,
    COALESCE(
      CAST(%(to_center_id)s AS INT),
      center.receiver_id,
      CAST(%(to_object_id)s AS INT),
      object_.receiver_id
    ) AS receiver_id
  FROM gl_budget_entry_row AS entry
  INNER JOIN budget_account
    ON budget_account.gl_account_no = entry.gl_account_no
  INNER JOIN budget_set
    ON budget_set.dimension_set_id = entry.dimension_set_id
  INNER JOIN set_value
    ON set_value.dimension_set_id = entry.dimension_set_id
  LEFT JOIN gl_account AS account
    ON account.gl_account_no = entry.gl_account_no
  LEFT JOIN cost_type_account AS link
    ON link.gl_account_no = entry.gl_account_no
  LEFT JOIN receiver_by_code AS center
    ON center.kind = 'center' AND center.code = set_value.center_value
  LEFT JOIN receiver_by_code AS object_
    ON object_.kind = 'object' AND object_.code = set_value.object_value
  WHERE
    entry.budget_name = %(name)s
    AND (
      CAST(%(first_day)s AS DATE) IS NULL
      OR entry.posting_date >= CAST(%(first_day)s AS DATE)
    )
    AND (
      CAST(%(last_day)s AS DATE) IS NULL
      OR entry.posting_date <= CAST(%(last_day)s AS DATE)
    )
)
SELECT
  resolved.entry_no,
  resolved.gl_account_no,
  resolved.posting_date,
  resolved.is_closing,
  resolved.amount,
  resolved.description,
  resolved.cost_type_id,
  resolved.receiver_id,
  CASE
    WHEN resolved.is_account_unknown AND resolved.cost_type_id IS NULL
    THEN 'unknown_account'
    WHEN cost_type.cost_type_id IS NULL OR cost_type.line_type <> 'postable'
    THEN 'no_cost_type'
    WHEN cost_type.is_blocked OR cost_type.is_retired
    THEN 'blocked_cost_type'
    WHEN resolved.receiver_id IS NULL
    AND resolved.center_value = ''
    AND resolved.object_value = ''
    THEN 'no_receiver'
    WHEN resolved.receiver_id IS NULL
    THEN 'unknown_receiver'
    WHEN NOT receiver.is_postable
    THEN 'blocked_receiver'
  END AS reason
FROM resolved
LEFT JOIN cost_type
  ON cost_type.cost_type_id = resolved.cost_type_id
LEFT JOIN posting_target AS receiver
  ON receiver.receiver_id = resolved.receiver_id;


-- budget/gl_budget/line

SELECT
  ROW_NUMBER() OVER (
    ORDER BY entry.gl_account_no, entry.posting_date, entry.is_closing, entry.entry_no
  ) AS line_no,
  shifted.shifted_day AS posting_date,
  entry.is_closing,
  entry.cost_type_id,
  entry.receiver_id,
  entry.amount,
  CAST(0 AS BIGINT) AS additional_amount,
  CAST(NULL AS BIGINT) AS gl_entry_no,
  '' AS combined,
  coding.coding_id,
  '' AS document_no,
  entry.description,
  '' AS reason_code,
  CAST(NULL AS BIGINT) AS corrects_entry_no,
  entry.entry_no AS source_entry_no
FROM gl_budget_judged AS entry
INNER JOIN shifted_day AS shifted
  ON shifted.day = entry.posting_date
INNER JOIN gl_budget_entry_row AS source
  ON source.entry_no = entry.entry_no
INNER JOIN gl_coding AS coding
  ON coding.gl_account_no = source.gl_account_no
  AND coding.dimension_set_id = source.dimension_set_id
WHERE
  entry.reason IS NULL;


-- budget/gl_budget/member

SELECT
  entry_no,
  entry_no AS source_entry_no
FROM gl_budget_judged
WHERE
  reason IS NULL;


-- budget/gl_budget/one

SELECT
  name,
  is_blocked
FROM gl_budget
WHERE
  name = %(name)s;


-- budget/gl_budget/set

SELECT
  member.dimension_set_id,
  member.dimension,
  member.code
FROM dimension_set_member AS member
WHERE
  EXISTS(
    SELECT
      1
    FROM gl_budget_entry_row AS entry
    WHERE
      entry.dimension_set_id = member.dimension_set_id
  )
ORDER BY
  member.dimension_set_id,
  member.dimension;


-- budget/gl_budget/set_all

SELECT
  dimension_set_id
FROM gl_budget_entry_row
GROUP BY
  dimension_set_id
ORDER BY
  dimension_set_id;


-- budget/gl_budget/set_known

SELECT
  dimension_set_id
FROM dimension_set
WHERE
  members = %(members)s;


-- budget/gl_budget/set_last

SELECT
  MAX(dimension_set_id) AS dimension_set_id
FROM dimension_set;


-- budget/gl_budget/skipped

SELECT
  reason,
  COUNT(*) AS entries,
  CAST(SUM(amount) AS BIGINT) AS amount,
  MIN(entry_no) AS first_no
FROM gl_budget_judged
WHERE
  NOT reason IS NULL
GROUP BY
  reason
ORDER BY
  reason;


-- budget/gl_budget/span

WITH placed AS (
  SELECT
    entry_no,
    ROW_NUMBER() OVER (ORDER BY gl_account_no, posting_date, is_closing, entry_no) AS place
  FROM gl_budget_judged
)
SELECT
  MAX(CASE WHEN place = 1 THEN entry_no END) AS first_no,
  MAX(
    CASE
      WHEN place = (
        SELECT
          COUNT(*)
        FROM gl_budget_judged
      )
      THEN entry_no
    END
  ) AS last_no
FROM placed;


-- budget/gl_import/budget

INSERT INTO gl_budget (
  name,
  description,
  is_blocked
)
SELECT
  staged.budget_name,
  '',
  FALSE
FROM stage_gl_budget_entries AS staged
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM gl_budget
    WHERE
      gl_budget.name = staged.budget_name
  )
GROUP BY
  staged.budget_name
ORDER BY
  staged.budget_name;


-- budget/gl_import/clear

DELETE FROM gl_budget_entry_row
WHERE
  entry_no IN (
    SELECT
      staged.entry_no
    FROM stage_gl_budget_entries AS staged
  );


-- budget/gl_import/count

SELECT
  COUNT(*) AS rows
FROM stage_gl_budget_entries;


-- budget/gl_import/entry

INSERT INTO gl_budget_entry_row (
  entry_no,
  budget_name,
  gl_account_no,
  posting_date,
  is_closing,
  amount,
  description,
  dimension_set_id,
  is_ours
)
WITH told AS (
  SELECT
    staged.part_no,
    staged.row_no,
    staged.budget_name,
    staged.gl_account_no,
    staged.date,
    COALESCE(staged.amount, 0) AS amount,
    staged.description,
    dimension_set.dimension_set_id,
    ROW_NUMBER() OVER (
      PARTITION BY staged.budget_name, staged.gl_account_no, staged.date, COALESCE(staged.amount, 0), staged.description, dimension_set.dimension_set_id
      ORDER BY staged.part_no, staged.row_no
    ) AS time
  FROM stage_gl_budget_entries AS staged
  INNER JOIN dimension_set
    ON dimension_set.members = staged.members
  WHERE
    COALESCE(staged.entry_no, 0) = 0
), there AS (
  SELECT
    budget_name,
    gl_account_no,
    posting_date,
    amount,
    description,
    dimension_set_id,
    COUNT(*) AS times
  FROM gl_budget_entry_row
  WHERE
    NOT is_ours
  GROUP BY
    budget_name,
    gl_account_no,
    posting_date,
    amount,
    description,
    dimension_set_id
), numbered AS (
  SELECT
    told.part_no,
    told.row_no,
    ROW_NUMBER() OVER (ORDER BY told.part_no, told.row_no) AS place
  FROM told
  LEFT JOIN there
    ON there.budget_name = told.budget_name
    AND there.gl_account_no = told.gl_account_no
    AND there.posting_date = told.date
    AND there.amount = told.amount
    AND there.description = told.description
    AND there.dimension_set_id = told.dimension_set_id
  WHERE
    told.time > COALESCE(there.times, 0)
), last AS (
  SELECT
    (
      SELECT
        COALESCE(MAX(known.entry_no), 0)
      FROM gl_budget_entry_row AS known
    ) AS known_no,
    (
      SELECT
        COALESCE(MAX(staged.entry_no), 0)
      FROM stage_gl_budget_entries AS staged
    ) AS staged_no
)
SELECT
  CASE
    WHEN numbered.place IS NULL
    THEN staged.entry_no
    WHEN last.known_no > last.staged_no
    THEN last.known_no + numbered.place
    ELSE last.staged_no + numbered.place
  END AS entry_no,
  staged.budget_name,
  staged.gl_account_no,
  staged.date,
  FALSE,
  COALESCE(staged.amount, 0),
  staged.description,
  dimension_set.dimension_set_id,
  FALSE
FROM stage_gl_budget_entries AS staged
CROSS JOIN last
INNER JOIN dimension_set
  ON dimension_set.members = staged.members
LEFT JOIN numbered
  ON numbered.part_no = staged.part_no AND numbered.row_no = staged.row_no
WHERE
  COALESCE(staged.entry_no, 0) <> 0 OR NOT numbered.place IS NULL
ORDER BY
  entry_no;


-- budget/gl_import/known

SELECT
  COUNT(*) AS known,
  CAST(COALESCE(
    SUM(
      CASE
        WHEN known.budget_name = staged.budget_name
        AND known.gl_account_no = staged.gl_account_no
        AND known.posting_date = staged.date
        AND known.amount = COALESCE(staged.amount, 0)
        AND known.description = staged.description
        AND dimension_set.members = staged.members
        THEN 1
        ELSE 0
      END
    ),
    0
  ) AS BIGINT) AS same
FROM stage_gl_budget_entries AS staged
INNER JOIN gl_budget_entry_row AS known
  ON known.entry_no = staged.entry_no
INNER JOIN dimension_set
  ON dimension_set.dimension_set_id = known.dimension_set_id;


-- budget/gl_import/set

INSERT INTO dimension_set (
  dimension_set_id,
  members
)
WITH fresh AS (
  SELECT DISTINCT
    staged.members
  FROM stage_gl_budget_entries AS staged
  WHERE
    NOT EXISTS(
      SELECT
        1
      FROM dimension_set
      WHERE
        dimension_set.members = staged.members
    )
)
SELECT
  (
    SELECT
      COALESCE(MAX(dimension_set.dimension_set_id), 0)
    FROM dimension_set
  ) + ROW_NUMBER() OVER (ORDER BY fresh.members),
  fresh.members
FROM fresh
ORDER BY
  fresh.members;


-- budget/gl_import/taken

SELECT
  staged.file,
  staged.row_no,
  CAST(staged.entry_no AS TEXT) AS entry_no
FROM stage_gl_budget_entries AS staged
INNER JOIN gl_budget_entry_row AS ours
  ON ours.entry_no = staged.entry_no AND ours.is_ours
ORDER BY
  staged.file,
  staged.row_no;


-- budget/gl_target/amount

SELECT
  CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS amount
FROM gl_budget_target
WHERE
  reason IS NULL;


-- budget/gl_target/gl_budget_target

WITH account AS (
  SELECT
    cost_type_id,
    MIN(gl_account_no) AS gl_account_no,
    COUNT(*) AS accounts
  FROM cost_type_account
  GROUP BY
    cost_type_id
), place AS (
  SELECT
    receiver.receiver_id,
    dimension_value.dimension,
    dimension_value.code
  FROM receiver
  CROSS JOIN setup
  INNER JOIN dimension_value
    ON dimension_value.code = receiver.code
    AND dimension_value.dimension = CASE
      WHEN receiver.kind = 'center'
      THEN setup.cost_center_dimension
      ELSE setup.cost_object_dimension
    END
)
SELECT
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
  CASE
    WHEN account.cost_type_id IS NULL
    THEN 'no_account'
    WHEN account.accounts > 1
    THEN 'several_accounts'
    WHEN place.receiver_id IS NULL
    THEN 'not_a_dimension_value'
  END AS reason
FROM posting_line AS line
LEFT JOIN account
  ON account.cost_type_id = line.cost_type_id
LEFT JOIN place
  ON place.receiver_id = line.receiver_id;


-- budget/gl_target/set

SELECT
  dimension,
  code
FROM gl_budget_target
WHERE
  reason IS NULL
GROUP BY
  dimension,
  code
ORDER BY
  dimension,
  code;


-- budget/gl_target/skipped

WITH entry AS (
  SELECT
    source_entry_no,
    reason,
    CAST(SUM(amount) AS BIGINT) AS amount
  FROM gl_budget_target
  WHERE
    NOT reason IS NULL
  GROUP BY
    source_entry_no,
    reason
)
SELECT
  reason,
  COUNT(*) AS entries,
  CAST(SUM(amount) AS BIGINT) AS amount,
  MIN(source_entry_no) AS first_no
FROM entry
GROUP BY
  reason
ORDER BY
  reason;


-- budget/gl_target/write

INSERT INTO gl_budget_entry_row (
  entry_no,
  budget_name,
  gl_account_no,
  posting_date,
  is_closing,
  amount,
  description,
  dimension_set_id,
  is_ours,
  source_entry_no
)
SELECT
  (
    SELECT
      COALESCE(MAX(last.entry_no), 0)
    FROM gl_budget_entry_row AS last
  ) + ROW_NUMBER() OVER (ORDER BY line.line_no) AS entry_no,
  %(name)s,
  line.gl_account_no,
  line.posting_date,
  line.is_closing,
  line.amount,
  line.description,
  place.dimension_set_id,
  TRUE,
  line.source_entry_no
FROM gl_budget_target AS line
INNER JOIN gl_budget_place AS place
  ON place.dimension = line.dimension AND place.code = line.code
WHERE
  line.reason IS NULL
ORDER BY
  entry_no;


-- budget/records/amount_change

UPDATE cost_entry_row SET amount = budget_touched.amount, additional_amount = budget_touched.additional_amount
FROM budget_touched
WHERE
  budget_touched.entry_no = cost_entry_row.entry_no AND NOT budget_touched.is_gone;


-- budget/records/entry_change

UPDATE cost_entry_row SET posting_date = line.posting_date, is_closing = line.is_closing, cost_type_id = line.cost_type_id, receiver_id = COALESCE(line.center_id, line.object_id), amount = line.amount, additional_amount = line.additional_amount
FROM budget_judged AS line
WHERE
  cost_entry_row.entry_no = %(entry_no)s;


-- budget/records/entry_delete

DELETE FROM cost_entry_text
WHERE
  entry_no IN (
    SELECT
      budget_touched.entry_no
    FROM budget_touched
    WHERE
      budget_touched.is_gone
  );

DELETE FROM budget_copy_link
WHERE
  entry_no IN (
    SELECT
      budget_touched.entry_no
    FROM budget_touched
    WHERE
      budget_touched.is_gone
  );

DELETE FROM cost_entry_origin
WHERE
  entry_no IN (
    SELECT
      budget_touched.entry_no
    FROM budget_touched
    WHERE
      budget_touched.is_gone
  );

DELETE FROM cost_entry_row
WHERE
  entry_no IN (
    SELECT
      budget_touched.entry_no
    FROM budget_touched
    WHERE
      budget_touched.is_gone
  );


-- budget/records/entry_one

SELECT
  entry.entry_no,
  entry.register_no,
  entry.version_id,
  version.code AS version,
  entry.posting_date,
  entry.is_closing,
  cost_type.code AS cost_type_no,
  CASE WHEN receiver.kind = 'center' THEN receiver.code ELSE '' END AS cost_center_code,
  CASE WHEN receiver.kind = 'object' THEN receiver.code ELSE '' END AS cost_object_code,
  entry.amount,
  entry.additional_amount,
  COALESCE(own.document_no, '') AS document_no,
  COALESCE(own.description, '') AS description
FROM cost_entry_row AS entry
INNER JOIN version
  ON version.version_id = entry.version_id
INNER JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
LEFT JOIN cost_entry_text AS own
  ON own.entry_no = entry.entry_no
WHERE
  entry.entry_no = %(entry_no)s AND entry.version_id <> 1;


-- budget/records/entry_why_kept

SELECT
  why
FROM budget_entry_kept
WHERE
  entry_no = %(entry_no)s
ORDER BY
  place;


-- budget/records/group

WITH free AS (
  SELECT
    entry.entry_no,
    entry.cost_type_id,
    entry.receiver_id,
    entry.posting_date,
    entry.is_closing,
    entry.amount,
    entry.additional_amount
  FROM cost_entry_row AS entry
  WHERE
    entry.version_id = %(version_id)s
    AND NOT EXISTS(
      SELECT
        1
      FROM budget_entry_kept AS kept
      WHERE
        kept.entry_no = entry.entry_no
    )
), merged AS (
  SELECT
    cost_type_id,
    receiver_id,
    posting_date,
    is_closing,
    MIN(entry_no) AS first_entry_no,
    CAST(SUM(amount) AS BIGINT) AS amount,
    CAST(SUM(additional_amount) AS BIGINT) AS additional_amount,
    MAX(CASE WHEN amount <> 0 OR additional_amount <> 0 THEN 1 ELSE 0 END) AS has_amounts
  FROM free
  GROUP BY
    cost_type_id,
    receiver_id,
    posting_date,
    is_closing
  HAVING
    COUNT(*) > 1
)
SELECT
  free.entry_no,
  merged.first_entry_no,
  merged.amount,
  merged.additional_amount,
  free.entry_no = merged.first_entry_no AS is_first,
  free.entry_no <> merged.first_entry_no
  OR (
    merged.has_amounts = 1 AND merged.amount = 0 AND merged.additional_amount = 0
  ) AS is_gone
FROM merged
INNER JOIN free
  ON free.cost_type_id = merged.cost_type_id
  AND free.receiver_id = merged.receiver_id
  AND free.posting_date = merged.posting_date
  AND free.is_closing = merged.is_closing;


-- budget/records/group_count

SELECT
  CAST(COALESCE(SUM(CASE WHEN is_first THEN 0 ELSE 1 END), 0) AS BIGINT) AS merged,
  CAST(COALESCE(SUM(CASE WHEN is_gone THEN 1 ELSE 0 END), 0) AS BIGINT) AS gone
FROM budget_touched;


-- budget/records/keep_former

INSERT INTO budget_entry_former (
  event_no,
  entry_no,
  register_no,
  version_id,
  posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  amount,
  additional_amount,
  document_no,
  description,
  reason_code
)
SELECT
  %(event_no)s,
  entry.entry_no,
  entry.register_no,
  entry.version_id,
  entry.posting_date,
  entry.is_closing,
  entry.cost_type_id,
  entry.receiver_id,
  entry.amount,
  entry.additional_amount,
  COALESCE(own.document_no, ''),
  COALESCE(own.description, ''),
  COALESCE(own.reason_code, '')
FROM cost_entry_row AS entry
INNER JOIN budget_touched
  ON budget_touched.entry_no = entry.entry_no
LEFT JOIN cost_entry_text AS own
  ON own.entry_no = entry.entry_no
ORDER BY
  entry.entry_no;


-- budget/records/register_total

UPDATE register_row SET first_entry_no = own.first_entry_no, last_entry_no = own.last_entry_no, entries = own.entries, debit = own.debit, credit = own.credit, additional_amount = own.additional_amount
FROM (
  SELECT
    register.register_no,
    MIN(entry.entry_no) AS first_entry_no,
    MAX(entry.entry_no) AS last_entry_no,
    COUNT(entry.entry_no) AS entries,
    CAST(COALESCE(SUM(CASE WHEN entry.amount > 0 THEN entry.amount END), 0) AS BIGINT) AS debit,
    CAST(COALESCE(SUM(CASE WHEN entry.amount < 0 THEN -entry.amount END), 0) AS BIGINT) AS credit,
    CAST(COALESCE(SUM(entry.additional_amount), 0) AS BIGINT) AS additional_amount
  FROM register_row AS register
  LEFT JOIN cost_entry_row AS entry
    ON entry.register_no = register.register_no
  WHERE
    register.version_id = %(version_id)s
  GROUP BY
    register.register_no
) AS own
WHERE
  own.register_no = register_row.register_no
  AND (
    own.entries <> register_row.entries
    OR own.debit <> register_row.debit
    OR own.credit <> register_row.credit
    OR own.additional_amount <> register_row.additional_amount
  );


-- budget/records/text_change

UPDATE cost_entry_text SET document_no = line.document_no, description = line.description
FROM budget_judged AS line
WHERE
  cost_entry_text.entry_no = %(entry_no)s;


-- budget/records/version

SELECT
  version_id,
  version
FROM budget_judged
GROUP BY
  version_id,
  version
ORDER BY
  MIN(line_no);


-- budget/release/date

WITH used AS (
  SELECT
    posting_date,
    COUNT(*) AS lines
  FROM posting_line
  GROUP BY
    posting_date
)
SELECT
  used.posting_date,
  used.lines
FROM used
WHERE
  EXISTS(
    SELECT
      1
    FROM barred_span AS barred
    WHERE
      used.posting_date BETWEEN barred.first_day AND barred.last_day
  )
ORDER BY
  used.posting_date;


-- budget/release/left

SELECT
  CAST(COALESCE(SUM(CASE WHEN NOT released.entry_no IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS released_before,
  CAST(COALESCE(
    SUM(CASE WHEN source.amount = 0 AND released.entry_no IS NULL THEN 1 ELSE 0 END),
    0
  ) AS BIGINT) AS zeros
FROM budget_source_entry AS source
LEFT JOIN budget_released AS released
  ON released.entry_no = source.entry_no;


-- budget/release/line

SELECT
  ROW_NUMBER() OVER (ORDER BY cost_type.code, source.posting_date, source.is_closing, source.entry_no) AS line_no,
  source.posting_date,
  source.is_closing,
  source.cost_type_id,
  source.receiver_id,
  source.amount,
  source.additional_amount,
  CAST(NULL AS BIGINT) AS gl_entry_no,
  '' AS combined,
  CAST(NULL AS INT) AS coding_id,
  CASE WHEN source.document_no = '' THEN 'BUDGET' ELSE source.document_no END AS document_no,
  source.description,
  '' AS reason_code,
  CAST(NULL AS BIGINT) AS corrects_entry_no,
  source.entry_no AS source_entry_no
FROM budget_source_entry AS source
INNER JOIN cost_type
  ON cost_type.cost_type_id = source.cost_type_id
WHERE
  source.amount <> 0
  AND NOT EXISTS(
    SELECT
      1
    FROM budget_released
    WHERE
      budget_released.entry_no = source.entry_no
  );


-- budget/release/origin

INSERT INTO cost_entry_origin (
  entry_no,
  source_entry_no
)
SELECT
  %(last_entry_no)s + ROW_NUMBER() OVER (ORDER BY line_no) AS entry_no,
  source_entry_no
FROM posting_line
ORDER BY
  entry_no;


-- budget/release/remaining

SELECT
  CAST(DATE_TRUNC('MONTH', source.posting_date) AS DATE) AS month_start,
  COUNT(*) AS entries,
  CAST(SUM(source.amount) AS BIGINT) AS amount,
  CAST(SUM(CASE WHEN released.entry_no IS NULL THEN 0 ELSE source.amount END) AS BIGINT) AS released,
  CAST(SUM(CASE WHEN released.entry_no IS NULL THEN source.amount ELSE 0 END) AS BIGINT) AS remaining
FROM budget_source_entry AS source
LEFT JOIN budget_released AS released
  ON released.entry_no = source.entry_no
GROUP BY
  1
ORDER BY
  1;


-- budget/sheet/budget_sheet_now

SELECT
  ROW_NUMBER() OVER (
    ORDER BY change.row_no, change.column_no, change.cost_type_no, change.cost_center_code, change.cost_object_code, change.place
  ) AS line_no,
  change.row_no,
  change.column_no,
  change.is_added,
  change.is_gone,
  change.cost_type_no,
  change.cost_center_code,
  change.cost_object_code,
  period.place,
  period.header,
  period.first_day,
  change.amount_before,
  change.amount_after,
  COALESCE(shown.amount, 0) AS amount_now
FROM stage_budget_change AS change
INNER JOIN budget_period AS period
  ON period.place = change.place
LEFT JOIN cost_type
  ON cost_type.code = change.cost_type_no
LEFT JOIN receiver
  ON receiver.kind = CASE WHEN change.cost_center_code <> '' THEN 'center' ELSE 'object' END
  AND receiver.code = CASE
    WHEN change.cost_center_code <> ''
    THEN change.cost_center_code
    ELSE change.cost_object_code
  END
LEFT JOIN budget_shown AS shown
  ON shown.cost_type_id = cost_type.cost_type_id
  AND shown.receiver_id = receiver.receiver_id
  AND shown.place = change.place;


-- budget/sheet/budget_shown

SELECT
  entry.cost_type_id,
  entry.receiver_id,
  period.place,
  CAST(SUM(entry.amount) AS BIGINT) AS amount
FROM version_entry AS entry
INNER JOIN budget_type
  ON budget_type.cost_type_id = entry.cost_type_id
INNER JOIN budget_receiver
  ON budget_receiver.receiver_id = entry.receiver_id
INNER JOIN budget_period AS period
  ON entry.posting_date >= period.first_day AND entry.balance_date <= period.last_day
WHERE
  entry.version_id = %(version_id)s
GROUP BY
  entry.cost_type_id,
  entry.receiver_id,
  period.place;


-- budget/sheet/cell

SELECT
  row_no,
  column_no,
  CASE
    WHEN amount_now <> amount_before AND amount_now <> amount_after
    THEN 'conflict'
    WHEN is_added
    THEN 'added'
    WHEN is_gone
    THEN 'gone'
    ELSE 'changed'
  END AS kind,
  cost_type_no,
  cost_center_code,
  cost_object_code,
  header,
  amount_before,
  amount_now,
  amount_after
FROM budget_sheet_now
ORDER BY
  CASE
    WHEN amount_now <> amount_before AND amount_now <> amount_after
    THEN 0
    ELSE 1
  END,
  row_no,
  column_no
LIMIT %(cells_max)s;


-- budget/sheet/count

SELECT
  COUNT(DISTINCT CASE WHEN is_added THEN row_no END) AS added,
  CAST(COALESCE(SUM(CASE WHEN is_added OR is_gone THEN 0 ELSE 1 END), 0) AS BIGINT) AS changed,
  COUNT(DISTINCT CASE WHEN is_gone THEN row_no END) AS gone,
  CAST(COALESCE(
    SUM(
      CASE
        WHEN amount_now <> amount_before AND amount_now <> amount_after
        THEN 1
        ELSE 0
      END
    ),
    0
  ) AS BIGINT) AS conflicts,
  COUNT(*) AS cells,
  CAST(COALESCE(SUM(amount_after - amount_now), 0) AS BIGINT) AS difference
FROM budget_sheet_now;


-- budget/sheet/line

SELECT
  line_no,
  row_no,
  column_no
FROM budget_sheet_now;


-- budget/sheet/row

WITH line AS (
  SELECT
    cost_type_id,
    receiver_id
  FROM budget_shown
  GROUP BY
    cost_type_id,
    receiver_id
), amount AS (
  SELECT
    line.cost_type_id,
    line.receiver_id,
    STRING_AGG(CAST(COALESCE(shown.amount, 0) AS TEXT), ','
    ORDER BY
      period.place) AS amounts
  FROM line
  CROSS JOIN budget_period AS period
  LEFT JOIN budget_shown AS shown
    ON shown.cost_type_id = line.cost_type_id
    AND shown.receiver_id = line.receiver_id
    AND shown.place = period.place
  GROUP BY
    line.cost_type_id,
    line.receiver_id
)
SELECT
  cost_type.code AS cost_type_no,
  cost_type.name AS type_name,
  CASE WHEN receiver.kind = 'center' THEN receiver.code ELSE '' END AS cost_center_code,
  CASE WHEN receiver.kind = 'object' THEN receiver.code ELSE '' END AS cost_object_code,
  receiver.name AS receiver_name,
  amount.amounts
FROM amount
INNER JOIN cost_type
  ON cost_type.cost_type_id = amount.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = amount.receiver_id
ORDER BY
  receiver.kind,
  receiver.sorting_order,
  receiver.code,
  cost_type.code;


-- budget/sheet/typed

SELECT
  line_no,
  %(code)s AS version,
  cost_type_no,
  cost_center_code,
  cost_object_code,
  first_day AS posting_date,
  FALSE AS is_closing,
  amount_after - amount_now AS amount,
  CAST(0 AS BIGINT) AS additional_amount,
  '' AS document_no,
  '' AS description
FROM budget_sheet_now
WHERE
  amount_after <> amount_now;


-- charts/account_range

SELECT
  cost_type_id,
  code,
  gl_account_range
FROM cost_type
WHERE
  line_type = 'postable' AND gl_account_range <> '' AND NOT is_retired
ORDER BY
  code;


-- charts/center_line

SELECT
  receiver_id,
  code,
  line_type,
  totaling,
  sorting_order,
  is_blocked
FROM receiver
WHERE
  kind = 'center' AND NOT is_retired
ORDER BY
  code;


-- charts/cost_type_line

SELECT
  cost_type_id,
  code,
  line_type,
  totaling,
  '' AS sorting_order,
  is_blocked
FROM cost_type
WHERE
  NOT is_retired
ORDER BY
  code;


-- charts/cost_type_range

SELECT
  code,
  CASE
    WHEN line_type = 'postable' AND NOT is_retired
    THEN gl_account_range
    ELSE ''
  END AS gl_account_range
FROM cost_type
ORDER BY
  code;


-- charts/dimension_value

WITH told AS (
  SELECT
    code,
    name,
    CASE
      WHEN dimension_value_type = 'standard'
      THEN 'postable'
      ELSE dimension_value_type
    END AS line_type,
    totaling,
    is_blocked
  FROM dimension_value
  WHERE
    dimension = %(dimension)s
), carried AS (
  SELECT DISTINCT
    code,
    '' AS name,
    'postable' AS line_type,
    '' AS totaling,
    FALSE AS is_blocked
  FROM dimension_set_member
  WHERE
    dimension = %(dimension)s AND NOT EXISTS(
      SELECT
        1
      FROM told
    )
)
SELECT
  code,
  name,
  line_type,
  totaling,
  is_blocked
FROM told
UNION ALL
SELECT
  code,
  name,
  line_type,
  totaling,
  is_blocked
FROM carried
ORDER BY
  code;


-- charts/income_account

SELECT
  account.gl_account_no,
  account.name,
  CASE
    WHEN account.account_type = 'posting'
    THEN 'postable'
    ELSE account.account_type
  END AS line_type,
  account.totaling,
  center.receiver_id AS default_center_id,
  object_.receiver_id AS default_object_id
FROM gl_account AS account
CROSS JOIN setup
LEFT JOIN gl_account_dimension AS center_value
  ON center_value.gl_account_no = account.gl_account_no
  AND center_value.dimension = setup.cost_center_dimension
LEFT JOIN receiver_by_code AS center
  ON center.kind = 'center' AND center.code = center_value.code
LEFT JOIN gl_account_dimension AS object_value
  ON object_value.gl_account_no = account.gl_account_no
  AND object_value.dimension = setup.cost_object_dimension
LEFT JOIN receiver_by_code AS object_
  ON object_.kind = 'object' AND object_.code = object_value.code
WHERE
  account.income_balance = 'income_statement'
ORDER BY
  account.gl_account_no;


-- charts/last_cost_type_id

SELECT
  COALESCE(MAX(cost_type_id), 0) AS last_id
FROM cost_type;


-- charts/last_receiver_id

SELECT
  COALESCE(MAX(receiver_id), 0) AS last_id
FROM receiver;


-- charts/linkable_account

SELECT
  gl_account_no
FROM gl_account
WHERE
  income_balance = 'income_statement'
ORDER BY
  gl_account_no;


-- charts/linked_account

SELECT
  gl_account_no,
  cost_type_id
FROM cost_type_account
ORDER BY
  gl_account_no;


-- charts/object_line

SELECT
  receiver_id,
  code,
  line_type,
  totaling,
  sorting_order,
  is_blocked
FROM receiver
WHERE
  kind = 'object' AND NOT is_retired
ORDER BY
  code;


-- charts/place_cost_type

UPDATE cost_type SET indentation = chart_place.indentation, totaling = chart_place.totaling
FROM chart_place
WHERE
  chart_place.line_id = cost_type.cost_type_id
  AND (
    chart_place.indentation <> cost_type.indentation
    OR chart_place.totaling <> cost_type.totaling
  );


-- charts/place_receiver

UPDATE receiver SET indentation = chart_place.indentation, totaling = chart_place.totaling
FROM chart_place
WHERE
  chart_place.line_id = receiver.receiver_id
  AND (
    chart_place.indentation <> receiver.indentation
    OR chart_place.totaling <> receiver.totaling
  );


-- charts/receiver

SELECT
  receiver_id,
  kind,
  code
FROM receiver_by_code;


-- charts/records/cost_type_guard

WITH first_open AS (
  SELECT
    MIN(starting_date) AS day
  FROM accounting_period
  WHERE
    state = 'open'
), archived AS (
  SELECT
    CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS amount
  FROM archive_balance
  WHERE
    cost_type_id = %(cost_type_id)s AND version_id = 1
), posted AS (
  SELECT
    CAST(COALESCE(SUM(entry.amount), 0) AS BIGINT) AS amount,
    CAST(COALESCE(
      SUM(
        CASE
          WHEN first_open.day IS NULL
          THEN 1
          WHEN entry.posting_date >= first_open.day
          THEN 1
          ELSE 0
        END
      ),
      0
    ) AS BIGINT) AS entries
  FROM cost_entry_row AS entry
  CROSS JOIN first_open
  WHERE
    entry.cost_type_id = %(cost_type_id)s AND entry.version_id = 1
)
SELECT
  posted.amount + archived.amount AS balance,
  posted.entries
FROM posted
CROSS JOIN archived;


-- charts/records/cost_type_kept

SELECT
  'archive' AS place
FROM archive_balance
WHERE
  cost_type_id = %(cost_type_id)s
UNION
SELECT
  'former' AS place
FROM budget_entry_former
WHERE
  cost_type_id = %(cost_type_id)s
UNION
SELECT
  'pool' AS place
FROM pool
WHERE
  cost_type_id = %(cost_type_id)s;


-- charts/records/cost_type_use

SELECT
  CASE WHEN version_id = 1 THEN 'cost entries' ELSE 'budget entries' END AS what,
  COUNT(*) AS entries
FROM balance_entry
WHERE
  cost_type_id = %(cost_type_id)s
GROUP BY
  CASE WHEN version_id = 1 THEN 'cost entries' ELSE 'budget entries' END
ORDER BY
  what DESC NULLS LAST;


-- charts/records/forget_cost_type

DELETE FROM cost_type
WHERE
  cost_type_id = %(line_id)s;


-- charts/records/forget_default

UPDATE cost_type SET default_center_id = CASE WHEN default_center_id = %(receiver_id)s THEN NULL ELSE default_center_id END, default_object_id = CASE WHEN default_object_id = %(receiver_id)s THEN NULL ELSE default_object_id END
WHERE
  default_center_id = %(receiver_id)s OR default_object_id = %(receiver_id)s;


-- charts/records/forget_receiver

DELETE FROM receiver
WHERE
  receiver_id = %(line_id)s;


-- charts/records/receiver_kept

SELECT
  'archive' AS place
FROM archive_balance
WHERE
  receiver_id = %(receiver_id)s
UNION
SELECT
  'former' AS place
FROM budget_entry_former
WHERE
  receiver_id = %(receiver_id)s
UNION
SELECT
  'pool' AS place
FROM pool
WHERE
  receiver_id = %(receiver_id)s;


-- charts/records/receiver_use

WITH own AS (
  SELECT
    kind,
    code
  FROM receiver
  WHERE
    receiver_id = %(receiver_id)s
), posted AS (
  SELECT
    CASE WHEN version_id = 1 THEN 'cost entries' ELSE 'budget entries' END AS what,
    COUNT(*) AS entries
  FROM balance_entry
  WHERE
    receiver_id = %(receiver_id)s
  GROUP BY
    CASE WHEN version_id = 1 THEN 'cost entries' ELSE 'budget entries' END
), coded AS (
  SELECT
    COUNT(*) AS entries
  FROM gl_entry_row AS entry
  INNER JOIN gl_coding AS coding
    ON coding.coding_id = entry.coding_id
  INNER JOIN set_value
    ON set_value.dimension_set_id = coding.dimension_set_id
  INNER JOIN own
    ON own.code = CASE
      WHEN own.kind = 'center'
      THEN set_value.center_value
      ELSE set_value.object_value
    END
)
SELECT
  what,
  entries
FROM posted
UNION ALL
SELECT
  'G/L entries' AS what,
  entries
FROM coded
WHERE
  entries > 0
ORDER BY
  what DESC NULLS LAST;


-- charts/unlink

DELETE FROM cost_type_account;


-- exchange/digest_entries

SELECT
  CONCAT_WS(
    CHR(  9),
    CAST(entry_no AS TEXT),
    CAST(register_no AS TEXT),
    version,
    cost_type_no,
    cost_center_code,
    cost_object_code,
    posting_date,
    CAST(amount AS TEXT),
    CAST(additional_amount AS TEXT),
    COALESCE(CAST(gl_entry_no AS TEXT), ''),
    combined,
    COALESCE(CAST(corrects_entry_no AS TEXT), ''),
    REPLACE(
      REPLACE(
        REPLACE(
          CONCAT_WS(CHR(  31), document_no, description, reason_code),
          CHR(  92),
          CHR(  92) || CHR(  92)
        ),
        CHR(  9),
        CHR(  92) || 't'
      ),
      CHR(  10),
      CHR(  92) || 'n'
    )
  ) AS line
FROM cost_entry
ORDER BY
  entry_no;


-- exchange/digest_links

SELECT
  CONCAT_WS(
    CHR(  9),
    CAST(gl_entry_no AS TEXT),
    CAST(register_no AS TEXT),
    COALESCE(CAST(entry_no AS TEXT), '')
  ) AS line
FROM gl_link
ORDER BY
  gl_entry_no,
  register_no;


-- exchange/digest_registers

SELECT
  CONCAT_WS(
    CHR(  9),
    CAST(register_row.register_no AS TEXT),
    register_row.kind,
    version.code,
    COALESCE(CAST(register_row.level AS TEXT), ''),
    REPLACE(
      REPLACE(
        REPLACE(register_row.journal_batch, CHR(  92), CHR(  92) || CHR(  92)),
        CHR(  9),
        CHR(  92) || 't'
      ),
      CHR(  10),
      CHR(  92) || 'n'
    ),
    COALESCE(CAST(register_row.reverses_register_no AS TEXT), ''),
    COALESCE(CAST(register_row.first_entry_no AS TEXT), ''),
    COALESCE(CAST(register_row.last_entry_no AS TEXT), ''),
    COALESCE(CAST(register_row.first_gl_entry_no AS TEXT), ''),
    COALESCE(CAST(register_row.last_gl_entry_no AS TEXT), ''),
    CAST(register_row.entries AS TEXT),
    CAST(register_row.gl_entries AS TEXT),
    CAST(register_row.debit AS TEXT),
    CAST(register_row.credit AS TEXT),
    CAST(register_row.additional_amount AS TEXT),
    COALESCE(CAST(register_row.posting_date AS TEXT), '')
  ) AS line
FROM register_row
INNER JOIN version
  ON version.version_id = register_row.version_id
ORDER BY
  register_row.register_no;


-- exchange/export/accounting_periods

SELECT
  starting_date,
  new_fiscal_year,
  state
FROM accounting_period
ORDER BY
  starting_date;


-- exchange/export/allocation_consumptions

SELECT
  pool_no,
  entry_no,
  amount,
  additional_amount
FROM allocation_consumption
ORDER BY
  pool_no,
  entry_no;


-- exchange/export/allocation_flows

SELECT
  register_no,
  rule_id,
  rule_version,
  line_no,
  to_rule_id,
  cost_center_code,
  cost_object_code,
  cost_type_no,
  share,
  amount
FROM allocation_flow
ORDER BY
  register_no,
  rule_id,
  cost_type_no,
  line_no;


-- exchange/export/allocation_keys

SELECT
  pool_no,
  line_no,
  weight,
  fixed_amount,
  share,
  source,
  entry_no
FROM allocation_key
ORDER BY
  pool_no,
  line_no;


-- exchange/export/allocation_levels

SELECT
  level,
  method
FROM allocation_level
ORDER BY
  level;


-- exchange/export/allocation_pools

SELECT
  pool_no,
  run_no,
  register_no,
  rule_id,
  rule_version,
  level,
  cost_center_code,
  cost_object_code,
  credit_to_cost_type,
  document_no,
  held,
  taken,
  charged,
  additional_held,
  additional_taken
FROM allocation_pool
ORDER BY
  pool_no;


-- exchange/export/allocation_runs

SELECT
  run_no,
  kind,
  version,
  allocation_date,
  from_level,
  to_level,
  label,
  policy,
  parameters,
  certificate
FROM allocation_run
ORDER BY
  run_no;


-- exchange/export/allocation_sources

SELECT
  rule_id AS id,
  rule_version AS version,
  level,
  label AS variant,
  valid_from,
  valid_to,
  cost_type_range,
  cost_center_code,
  cost_object_code,
  credit_to_cost_type,
  applies_to AS allocation_source_type,
  is_blocked AS blocked,
  name,
  comment,
  when_zero,
  style,
  this_period_only,
  negative_policy,
  when_missing,
  is_superseded AS superseded,
  is_retired OR is_superseded AS retired,
  changed_on,
  changed_by
FROM allocation_rule_row
ORDER BY
  rule_id,
  rule_version;


-- exchange/export/allocation_targets

WITH line AS (
  SELECT
    target.*,
    rule.is_superseded OR rule.is_retired AS retired,
    CAST(target.share * 10000000000 AS DECIMAL(38, 0)) AS units,
    MAX(CASE WHEN target.share > 0 THEN target.line_no END) OVER (PARTITION BY target.rule_id, target.rule_version) AS last_line_no,
    CAST(SUM(CAST(target.share * 10000000000 AS DECIMAL(38, 0))) OVER (PARTITION BY target.rule_id, target.rule_version) AS DECIMAL(38, 0)) AS total
  FROM allocation_target_row AS target
  INNER JOIN allocation_rule_row AS rule
    ON rule.rule_id = target.rule_id AND rule.rule_version = target.rule_version
), rounded AS (
  SELECT
    *,
    CASE
      WHEN total = 0
      THEN 0
      ELSE DIV((
        2 * 10000000 * units + total
      ), (
        2 * total
      ))
    END AS part
  FROM line
), shown AS (
  SELECT
    *,
    CASE
      WHEN line_no = last_line_no
      THEN part + 10000000 - SUM(part) OVER (PARTITION BY rule_id, rule_version)
      ELSE part
    END AS hundred_thousandths
  FROM rounded
)
SELECT
  rule_id AS id,
  rule_version AS version,
  line_no,
  target_cost_type,
  target_cost_center,
  target_cost_object,
  base,
  TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(static_base AS TEXT))) AS static_base,
  TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(static_weighting AS TEXT))) AS static_weighting,
  TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(share AS TEXT))) AS share,
  target_type AS allocation_target_type,
  TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(percent_per_share AS TEXT))) AS percent_per_share,
  TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(amount_per_share AS TEXT))) AS amount_per_share,
  no_filter,
  cost_center_filter,
  cost_object_filter,
  date_filter_code,
  group_filter,
  driver_code,
  comment,
  share_updated_on,
  TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(CAST(hundred_thousandths AS DECIMAL(20, 0)) * 0.00001 AS TEXT))) AS percent,
  retired
FROM shown
ORDER BY
  rule_id,
  rule_version,
  line_no;


-- exchange/export/archive_balances

SELECT
  archive_no,
  version_id,
  cost_type_id,
  receiver_id,
  month_start,
  month_end,
  is_closing,
  entries,
  amount AS amount_minor,
  debit AS debit_minor,
  credit AS credit_minor,
  additional_amount AS additional_amount_minor
FROM archive_balance
ORDER BY
  archive_no,
  version_id,
  cost_type_id,
  receiver_id,
  month_start,
  is_closing;


-- exchange/export/archive_registers

SELECT
  archive_no,
  register_no,
  entries,
  debit AS debit_minor,
  credit AS credit_minor,
  additional_amount AS additional_amount_minor
FROM archive_register
ORDER BY
  archive_no,
  register_no;


-- exchange/export/archives

SELECT
  archive_no,
  first_date,
  year_ending,
  entries,
  file,
  sha256,
  archived_on,
  archived_at,
  archived_by
FROM archive_row
ORDER BY
  archive_no;


-- exchange/export/audit_events

SELECT
  event_no,
  happened_at,
  user_name,
  host,
  verb,
  detail
FROM audit_event
ORDER BY
  event_no;


-- exchange/export/budget_controls

SELECT
  version,
  span,
  tolerance_percent,
  tolerance_amount,
  is_checked
FROM budget_limit
ORDER BY
  version;


-- exchange/export/budget_copies

SELECT
  entry_no,
  source_entry_no
FROM budget_copy_link
ORDER BY
  entry_no,
  source_entry_no;


-- exchange/export/budget_former_entries

SELECT
  event_no,
  entry_no,
  register_no,
  version_id,
  date,
  cost_type_no,
  cost_center_code,
  cost_object_code,
  amount,
  additional_amount,
  document_no,
  description,
  reason_code
FROM budget_former
ORDER BY
  event_no,
  entry_no;


-- exchange/export/budget_sources

SELECT
  register_no,
  kind,
  source,
  first_source_no,
  last_source_no
FROM budget_source
ORDER BY
  register_no;


-- exchange/export/calendar_days

SELECT
  day,
  month_start,
  month_end,
  day_text,
  month_text
FROM calendar_day
ORDER BY
  day;


-- exchange/export/cost_centers

SELECT
  code,
  name,
  CASE WHEN line_type = 'postable' THEN 'cost_center' ELSE line_type END AS line_type,
  totaling,
  sorting_order,
  cost_subtype,
  responsible_person,
  is_blocked AS blocked,
  new_page,
  blank_line,
  comment,
  indentation,
  is_retired AS retired,
  receiver_id
FROM receiver
WHERE
  kind = 'center'
ORDER BY
  code;


-- exchange/export/cost_entries

SELECT
  cost_entry.entry_no,
  cost_entry.cost_type_no,
  cost_entry.posting_date,
  cost_entry.document_no,
  cost_entry.description,
  cost_entry.amount,
  cost_entry.debit_amount,
  cost_entry.credit_amount,
  cost_entry.cost_center_code,
  cost_entry.cost_object_code,
  cost_entry.gl_account,
  cost_entry.gl_entry_no,
  cost_entry.batch_name,
  cost_entry.system_created_entry,
  cost_entry.version,
  cost_entry.register_no,
  cost_entry.additional_amount,
  cost_entry.combined,
  cost_entry.reason_code,
  cost_entry.corrects_entry_no,
  entry.coding_id,
  origin.pool_no,
  origin.source_entry_no,
  NOT own.entry_no IS NULL AS has_own_text,
  cost_entry.allocated,
  cost_entry.allocated_with_journal_no,
  cost_entry.allocation_id
FROM cost_entry
INNER JOIN cost_entry_row AS entry
  ON entry.entry_no = cost_entry.entry_no
LEFT JOIN cost_entry_text AS own
  ON own.entry_no = cost_entry.entry_no
LEFT JOIN cost_entry_origin AS origin
  ON origin.entry_no = cost_entry.entry_no
ORDER BY
  cost_entry.entry_no;


-- exchange/export/cost_objects

SELECT
  code,
  name,
  CASE WHEN line_type = 'postable' THEN 'cost_object' ELSE line_type END AS line_type,
  totaling,
  sorting_order,
  cost_subtype,
  responsible_person,
  is_blocked AS blocked,
  new_page,
  blank_line,
  comment,
  indentation,
  is_retired AS retired,
  receiver_id
FROM receiver
WHERE
  kind = 'object'
ORDER BY
  code;


-- exchange/export/cost_registers

SELECT
  register_row.register_no AS no,
  CASE register_row.kind
    WHEN 'transfer'
    THEN 'transfer_from_gl'
    WHEN 'journal'
    THEN 'cost_journal'
    WHEN 'budget_transfer'
    THEN 'transfer_from_budget'
    WHEN 'budget_copy'
    THEN CASE
      WHEN budget_source.kind = 'gl_budget'
      THEN 'transfer_from_gl_budget'
      ELSE 'budget_copy'
    END
    ELSE register_row.kind
  END AS source,
  register_row.first_entry_no AS from_cost_entry_no,
  register_row.last_entry_no AS to_cost_entry_no,
  register_row.first_gl_entry_no AS from_gl_entry_no,
  register_row.last_gl_entry_no AS to_gl_entry_no,
  register_row.entries AS no_of_entries,
  register.debit_amount,
  register.credit_amount,
  register_row.posting_date,
  register_row.level,
  register_row.journal_batch AS journal_batch_name,
  register.version,
  register.additional_amount,
  register_row.gl_entries AS no_of_gl_entries,
  register_row.run_no,
  register_row.reverses_register_no,
  register_row.posted_on,
  register_row.posted_at,
  register_row.posted_by,
  EXISTS(
    SELECT
      1
    FROM register_seal
    WHERE
      register_seal.register_no = register_row.register_no
  ) AS closed,
  CASE WHEN budget_source.kind = 'gl_budget' THEN budget_source.first_source_no END AS from_budget_entry_no,
  CASE WHEN budget_source.kind = 'gl_budget' THEN budget_source.last_source_no END AS to_budget_entry_no
FROM register_row
LEFT JOIN budget_source
  ON budget_source.register_no = register_row.register_no
INNER JOIN register
  ON register.register_no = register_row.register_no
ORDER BY
  register_row.register_no;


-- exchange/export/cost_type_accounts

SELECT
  cost_type_account.gl_account_no,
  cost_type.code AS cost_type_no
FROM cost_type_account
INNER JOIN cost_type
  ON cost_type.cost_type_id = cost_type_account.cost_type_id
ORDER BY
  cost_type_account.gl_account_no;


-- exchange/export/cost_types

SELECT
  cost_type.code AS no,
  cost_type.name,
  CASE
    WHEN cost_type.line_type = 'postable'
    THEN 'cost_type'
    ELSE cost_type.line_type
  END AS type,
  cost_type.totaling,
  cost_type.gl_account_range,
  cost_type.combine_entries,
  COALESCE(center.code, '') AS cost_center_code,
  COALESCE(object_.code, '') AS cost_object_code,
  cost_type.cost_classification,
  cost_type.fixed_share,
  cost_type.is_blocked AS blocked,
  cost_type.new_page,
  cost_type.blank_line,
  cost_type.comment,
  cost_type.indentation,
  cost_type.is_retired AS retired,
  cost_type.cost_type_id
FROM cost_type
LEFT JOIN receiver AS center
  ON center.receiver_id = cost_type.default_center_id
LEFT JOIN receiver AS object_
  ON object_.receiver_id = cost_type.default_object_id
ORDER BY
  cost_type.code;


-- exchange/export/counters

SELECT
  name,
  last_no
FROM counter
ORDER BY
  name;


-- exchange/export/dimension_eras

SELECT
  era,
  valid_from,
  valid_to,
  cost_center_dimension,
  cost_object_dimension
FROM dimension_era
ORDER BY
  era;


-- exchange/export/dimension_set_eras

SELECT
  dimension_set_id,
  era
FROM dimension_set
WHERE
  era > 0
ORDER BY
  dimension_set_id;


-- exchange/export/dimension_sets

SELECT
  dimension_set_id,
  members AS dimensions
FROM dimension_set
ORDER BY
  dimension_set_id;


-- exchange/export/dimension_values

SELECT
  dimension,
  code,
  name,
  dimension_value_type,
  totaling,
  is_blocked AS blocked
FROM dimension_value
ORDER BY
  dimension,
  code;


-- exchange/export/dimensions

SELECT
  dimension AS code,
  name
FROM dimension
ORDER BY
  dimension;


-- exchange/export/disposition_totals

SELECT
  register_no,
  gl_account_no,
  month_start,
  disposition,
  reason,
  entries,
  amount AS amount_minor,
  additional_amount AS additional_amount_minor
FROM disposition_total
ORDER BY
  register_no,
  gl_account_no,
  month_start,
  disposition,
  reason,
  entries,
  amount,
  additional_amount;


-- exchange/export/driver_values

SELECT
  driver_code AS driver,
  CASE WHEN receiver_kind = 'center' THEN receiver_code ELSE '' END AS cost_center_code,
  CASE WHEN receiver_kind = 'object' THEN receiver_code ELSE '' END AS cost_object_code,
  value_date AS date,
  CASE
    WHEN value = 0
    THEN '0'
    ELSE TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(value AS TEXT)))
  END AS value,
  version_code AS version
FROM driver_value
ORDER BY
  driver_code,
  receiver_kind,
  receiver_code,
  value_date,
  version_code;


-- exchange/export/drivers

SELECT
  driver_code AS code,
  name,
  unit,
  kind
FROM driver
ORDER BY
  driver_code;


-- exchange/export/employees

SELECT
  employee_no AS no,
  name,
  CASE WHEN is_active THEN 'active' ELSE 'inactive' END AS status,
  cost_center_code,
  cost_object_code
FROM employee
ORDER BY
  employee_no;


-- exchange/export/gl_accounts

WITH default_dimension AS (
  SELECT
    gl_account_no,
    '{' || STRING_AGG(
      CAST(TO_JSON(dimension) AS TEXT) || ':' || CAST(TO_JSON(code) AS TEXT), ','
      ORDER BY
        dimension
    ) || '}' AS members
  FROM gl_account_dimension
  GROUP BY
    gl_account_no
)
SELECT
  account.gl_account_no AS no,
  account.name,
  account.account_type,
  account.income_balance,
  account.totaling,
  account.is_blocked AS blocked,
  COALESCE(default_dimension.members, '{}') AS default_dimensions,
  account.excluded_reason,
  cost_type.code AS cost_type_no
FROM gl_account AS account
LEFT JOIN default_dimension
  ON default_dimension.gl_account_no = account.gl_account_no
LEFT JOIN cost_type_account
  ON cost_type_account.gl_account_no = account.gl_account_no
LEFT JOIN cost_type
  ON cost_type.cost_type_id = cost_type_account.cost_type_id
ORDER BY
  account.gl_account_no;


-- exchange/export/gl_budget_entries

SELECT
  entry_no,
  budget_name,
  gl_account_no,
  date,
  amount,
  description,
  dimensions,
  is_ours,
  source_entry_no
FROM gl_budget_entry
ORDER BY
  entry_no;


-- exchange/export/gl_budgets

SELECT
  name,
  description,
  is_blocked AS blocked
FROM gl_budget
ORDER BY
  name;


-- exchange/export/gl_codings

SELECT
  coding_id,
  gl_account_no,
  dimension_set_id
FROM gl_coding
ORDER BY
  coding_id;


-- exchange/export/gl_disposition

SELECT
  gl_entry_no,
  disposition,
  reason,
  cost_entry_no,
  register_no
FROM gl_disposition
ORDER BY
  gl_entry_no;


-- exchange/export/gl_entries

SELECT
  entry_no,
  posting_date,
  gl_account_no,
  document_no,
  description,
  amount,
  additional_amount,
  reason_code,
  dimensions,
  import_no,
  row_no AS source_row,
  source_key
FROM gl_entry
ORDER BY
  entry_no;


-- exchange/export/gl_transfers

SELECT
  gl_entry_no,
  register_no,
  entry_no AS cost_entry_no
FROM gl_transfer
ORDER BY
  gl_entry_no,
  register_no;


-- exchange/export/imports

SELECT
  import_no,
  source,
  file,
  sha256,
  imported_at,
  imported_by,
  entries
FROM import_row
ORDER BY
  import_no;


-- exchange/export/item_entries

SELECT
  entry.item_entry_no AS entry_no,
  entry.entry_type,
  entry.posting_date,
  entry.item_no,
  entry.inventory_posting_group,
  TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(entry.invoiced_quantity AS TEXT))) AS invoiced_quantity,
  entry.sales_amount,
  entry.purchase_amount,
  dimension_set.members AS dimensions
FROM item_entry AS entry
INNER JOIN dimension_set
  ON dimension_set.dimension_set_id = entry.dimension_set_id
ORDER BY
  entry.item_entry_no;


-- exchange/export/journal_batches

SELECT
  batch AS name,
  description,
  version,
  reason_code,
  bal_cost_type_no,
  bal_cost_center_code,
  bal_cost_object_code,
  delete_after_posting,
  balance,
  last_posted_period
FROM journal_batch
ORDER BY
  batch;


-- exchange/export/journal_lines

SELECT
  batch,
  line_no,
  posting_date,
  document_no,
  description,
  amount,
  additional_amount,
  cost_type_no,
  cost_center_code,
  cost_object_code,
  bal_cost_type_no,
  bal_cost_center_code,
  bal_cost_object_code,
  reason_code,
  budget_name,
  corrects_entry_no
FROM journal_line
ORDER BY
  batch,
  line_no;


-- exchange/export/migrated_entries

SELECT
  entry_no AS no,
  source_series,
  source_no
FROM migrated_entry
ORDER BY
  entry_no;


-- exchange/export/migrated_registers

SELECT
  register_no AS no,
  source_series,
  source_no
FROM migrated_register
ORDER BY
  register_no;


-- exchange/export/period_seals

SELECT
  seal_no,
  starting_date,
  ending_date,
  state,
  last_entry_no,
  entries,
  waiting,
  content,
  seal,
  is_reopened,
  closed_on,
  closed_at,
  closed_by
FROM period_seal
ORDER BY
  seal_no;


-- exchange/export/register_deletions

SELECT
  register_no,
  version,
  kind,
  entries,
  first_entry_no,
  last_entry_no,
  debit AS debit_minor,
  credit AS credit_minor,
  posting_date,
  deleted_on,
  deleted_at,
  deleted_by
FROM register_deletion
ORDER BY
  register_no;


-- exchange/export/register_seals

SELECT
  register_no,
  version_id,
  entries,
  content,
  seal,
  closed_on,
  closed_at,
  closed_by
FROM register_seal
ORDER BY
  register_no;


-- exchange/export/requests

SELECT
  request_key,
  verb,
  answer,
  answered_at
FROM request
ORDER BY
  request_key;


-- exchange/export/resolution_days

SELECT
  day,
  is_started,
  is_allowed,
  is_month_end_allowed,
  is_looked_at
FROM resolution_day
ORDER BY
  day;


-- exchange/export/resolutions

SELECT
  coding_id,
  gl_account_no,
  not_cost_reason,
  waiting_reason,
  cost_type_id,
  combine_entries,
  receiver_id
FROM resolution
ORDER BY
  coding_id;


-- exchange/export/setup

SELECT
  company_name,
  currency,
  minor_digits,
  additional_currency,
  additional_minor_digits,
  cost_center_dimension,
  cost_object_dimension,
  starting_date_for_gl_transfer,
  allow_posting_from,
  allow_posting_to,
  auto_transfer_from_gl,
  check_gl_postings,
  align_gl_account,
  align_cost_center_dimension,
  align_cost_object_dimension,
  late_entry_policy,
  journal_balance,
  language,
  last_allocation_id,
  last_allocation_doc_no
FROM setup;


-- exchange/export/transfer_marks

SELECT
  import_no,
  clean_import_no,
  coding_id,
  fingerprint
FROM transfer_mark;


-- exchange/export/versions

SELECT
  version.version_id,
  version.code,
  version.name,
  version.kind,
  version.is_locked AS locked,
  COALESCE(base.code, '') AS base_version,
  version.base_cut_date,
  version.base_cut_entry_no
FROM version
LEFT JOIN version AS base
  ON base.version_id = version.base_version_id
ORDER BY
  version.version_id;


-- exchange/restore/accounting_periods

INSERT INTO accounting_period (
  starting_date,
  new_fiscal_year,
  state
)
SELECT
  CAST(starting_date AS DATE),
  CAST(new_fiscal_year AS BOOLEAN),
  state
FROM stage_accounting_periods
ORDER BY
  starting_date;


-- exchange/restore/allocation_consumptions

INSERT INTO consumption (
  pool_no,
  entry_no,
  amount,
  additional_amount
)
SELECT
  CAST(pool_no AS INT) AS pool_no,
  CAST(entry_no AS BIGINT) AS entry_no,
  CAST(REPLACE(amount, '.', '') AS BIGINT),
  CAST(REPLACE(additional_amount, '.', '') AS BIGINT)
FROM stage_allocation_consumptions
ORDER BY
  pool_no,
  entry_no;


-- exchange/restore/allocation_flows

INSERT INTO gross_flow (
  register_no,
  rule_id,
  rule_version,
  line_no,
  to_rule_id,
  receiver_id,
  cost_type_id,
  share,
  amount
)
SELECT
  CAST(staged.register_no AS INT) AS register_no,
  staged.rule_id,
  CAST(staged.rule_version AS INT),
  CAST(staged.line_no AS INT),
  COALESCE(staged.to_rule_id, ''),
  receiver.receiver_id,
  cost_type.cost_type_id,
  CAST(staged.share AS DECIMAL(38, 10)),
  CAST(CAST(staged.amount AS DECIMAL(38, 10)) * CASE setup.minor_digits WHEN 0 THEN 1 WHEN 2 THEN 100 WHEN 3 THEN 1000 ELSE 10000 END AS DECIMAL(38, 6))
FROM stage_allocation_flows AS staged
CROSS JOIN setup
INNER JOIN cost_type
  ON cost_type.code = staged.cost_type_no
INNER JOIN receiver
  ON receiver.code = COALESCE(NULLIF(staged.cost_center_code, ''), staged.cost_object_code)
  AND receiver.kind = CASE
    WHEN COALESCE(staged.cost_center_code, '') <> ''
    THEN 'center'
    ELSE 'object'
  END
ORDER BY
  register_no,
  staged.rule_id,
  staged.line_no;


-- exchange/restore/allocation_keys

INSERT INTO key_snapshot (
  pool_no,
  line_no,
  weight,
  fixed_amount,
  share,
  source,
  entry_no
)
SELECT
  CAST(pool_no AS INT) AS pool_no,
  CAST(line_no AS INT) AS line_no,
  CAST(weight AS DECIMAL(38, 0)),
  CAST(REPLACE(NULLIF(fixed_amount, ''), '.', '') AS BIGINT),
  CAST(share AS DECIMAL(38, 10)),
  COALESCE(source, ''),
  CAST(NULLIF(entry_no, '') AS BIGINT)
FROM stage_allocation_keys
ORDER BY
  pool_no,
  line_no;


-- exchange/restore/allocation_levels

INSERT INTO allocation_level (
  level,
  method
)
SELECT
  CAST(level AS INT) AS level,
  COALESCE(method, '')
FROM stage_allocation_levels
ORDER BY
  level;


-- exchange/restore/allocation_pools

INSERT INTO pool (
  pool_no,
  run_no,
  register_no,
  rule_id,
  rule_version,
  level,
  receiver_id,
  cost_type_id,
  document_no,
  held,
  taken,
  charged,
  additional_held,
  additional_taken
)
SELECT
  CAST(staged.pool_no AS INT) AS pool_no,
  CAST(staged.run_no AS INT),
  CAST(staged.register_no AS INT),
  COALESCE(staged.rule_id, ''),
  CAST(staged.rule_version AS INT),
  CAST(NULLIF(staged.level, '') AS INT),
  receiver.receiver_id,
  cost_type.cost_type_id,
  COALESCE(staged.document_no, ''),
  CAST(REPLACE(staged.held, '.', '') AS BIGINT),
  CAST(REPLACE(staged.taken, '.', '') AS BIGINT),
  CAST(REPLACE(staged.charged, '.', '') AS BIGINT),
  CAST(REPLACE(staged.additional_held, '.', '') AS BIGINT),
  CAST(REPLACE(staged.additional_taken, '.', '') AS BIGINT)
FROM stage_allocation_pools AS staged
LEFT JOIN cost_type
  ON cost_type.code = staged.credit_to_cost_type
LEFT JOIN receiver
  ON receiver.code = COALESCE(NULLIF(staged.cost_center_code, ''), staged.cost_object_code)
  AND receiver.kind = CASE
    WHEN COALESCE(staged.cost_center_code, '') <> ''
    THEN 'center'
    ELSE 'object'
  END
ORDER BY
  pool_no;


-- exchange/restore/allocation_runs

INSERT INTO run_row (
  run_no,
  kind,
  version_id,
  allocation_date,
  from_level,
  to_level,
  label,
  policy,
  parameters,
  certificate
)
SELECT
  CAST(staged.run_no AS INT) AS run_no,
  staged.kind,
  version.version_id,
  CAST(NULLIF(staged.allocation_date, '') AS DATE),
  CAST(NULLIF(staged.from_level, '') AS INT),
  CAST(NULLIF(staged.to_level, '') AS INT),
  COALESCE(staged.label, ''),
  COALESCE(staged.policy, ''),
  COALESCE(staged.parameters, ''),
  COALESCE(staged.certificate, '')
FROM stage_allocation_runs AS staged
INNER JOIN version
  ON version.code = staged.version
ORDER BY
  run_no;


-- exchange/restore/allocation_sources

INSERT INTO allocation_rule_row (
  rule_id,
  rule_version,
  level,
  label,
  valid_from,
  valid_to,
  cost_type_range,
  cost_center_code,
  cost_object_code,
  credit_to_cost_type,
  applies_to,
  is_blocked,
  name,
  comment,
  when_zero,
  style,
  this_period_only,
  negative_policy,
  when_missing,
  is_superseded,
  is_retired,
  changed_on,
  changed_by
)
SELECT
  id,
  CAST(version AS INT) AS rule_version,
  CAST(level AS INT),
  COALESCE(variant, ''),
  CAST(NULLIF(valid_from, '') AS DATE),
  CAST(NULLIF(valid_to, '') AS DATE),
  COALESCE(cost_type_range, ''),
  COALESCE(cost_center_code, ''),
  COALESCE(cost_object_code, ''),
  COALESCE(credit_to_cost_type, ''),
  COALESCE(allocation_source_type, ''),
  CAST(blocked AS BOOLEAN),
  COALESCE(name, ''),
  COALESCE(comment, ''),
  COALESCE(when_zero, ''),
  COALESCE(style, ''),
  CAST(this_period_only AS BOOLEAN),
  COALESCE(negative_policy, ''),
  COALESCE(when_missing, ''),
  CAST(superseded AS BOOLEAN),
  CAST(retired AS BOOLEAN),
  CAST(NULLIF(changed_on, '') AS DATE),
  COALESCE(changed_by, '')
FROM stage_allocation_sources
ORDER BY
  id,
  rule_version;


-- exchange/restore/allocation_targets

INSERT INTO allocation_target_row (
  rule_id,
  rule_version,
  line_no,
  target_cost_type,
  target_cost_center,
  target_cost_object,
  base,
  static_base,
  static_weighting,
  share,
  target_type,
  percent_per_share,
  amount_per_share,
  no_filter,
  cost_center_filter,
  cost_object_filter,
  date_filter_code,
  group_filter,
  driver_code,
  comment,
  share_updated_on
)
SELECT
  id,
  CAST(version AS INT) AS rule_version,
  CAST(line_no AS INT) AS line_no,
  COALESCE(target_cost_type, ''),
  COALESCE(target_cost_center, ''),
  COALESCE(target_cost_object, ''),
  COALESCE(base, ''),
  CAST(static_base AS DECIMAL(38, 10)),
  CAST(static_weighting AS DECIMAL(38, 10)),
  CAST(share AS DECIMAL(38, 10)),
  COALESCE(allocation_target_type, ''),
  CAST(percent_per_share AS DECIMAL(38, 10)),
  CAST(amount_per_share AS DECIMAL(38, 10)),
  COALESCE(no_filter, ''),
  COALESCE(cost_center_filter, ''),
  COALESCE(cost_object_filter, ''),
  COALESCE(date_filter_code, ''),
  COALESCE(group_filter, ''),
  COALESCE(driver_code, ''),
  COALESCE(comment, ''),
  CAST(NULLIF(share_updated_on, '') AS DATE)
FROM stage_allocation_targets
ORDER BY
  id,
  rule_version,
  line_no;


-- exchange/restore/archive_balances

INSERT INTO archive_balance (
  archive_no,
  version_id,
  cost_type_id,
  receiver_id,
  month_start,
  month_end,
  is_closing,
  entries,
  amount,
  debit,
  credit,
  additional_amount
)
SELECT
  CAST(archive_no AS INT),
  CAST(version_id AS INT),
  CAST(cost_type_id AS INT),
  CAST(receiver_id AS INT),
  CAST(month_start AS DATE),
  CAST(month_end AS DATE),
  CAST(is_closing AS BOOLEAN),
  CAST(entries AS BIGINT),
  CAST(amount_minor AS BIGINT),
  CAST(debit_minor AS BIGINT),
  CAST(credit_minor AS BIGINT),
  CAST(additional_amount_minor AS BIGINT)
FROM stage_archive_balances
ORDER BY
  1,
  2,
  3,
  4,
  5,
  7;


-- exchange/restore/archive_registers

INSERT INTO archive_register (
  archive_no,
  register_no,
  entries,
  debit,
  credit,
  additional_amount
)
SELECT
  CAST(archive_no AS INT),
  CAST(register_no AS INT),
  CAST(entries AS BIGINT),
  CAST(debit_minor AS BIGINT),
  CAST(credit_minor AS BIGINT),
  CAST(additional_amount_minor AS BIGINT)
FROM stage_archive_registers
ORDER BY
  1,
  2;


-- exchange/restore/archives

INSERT INTO archive_row (
  archive_no,
  first_date,
  year_ending,
  entries,
  file,
  sha256,
  archived_on,
  archived_at,
  archived_by
)
SELECT
  CAST(archive_no AS INT),
  CAST(first_date AS DATE),
  CAST(year_ending AS DATE),
  CAST(entries AS BIGINT),
  COALESCE(file, ''),
  COALESCE(sha256, ''),
  CAST(archived_on AS DATE),
  CAST(archived_at AS TIMESTAMP),
  COALESCE(archived_by, '')
FROM stage_archives
ORDER BY
  1;


-- exchange/restore/audit_events

DELETE FROM audit_event;

INSERT INTO audit_event (
  event_no,
  happened_at,
  user_name,
  host,
  verb,
  detail
)
SELECT
  CAST(event_no AS BIGINT) AS event_no,
  CAST(happened_at AS TIMESTAMP),
  COALESCE(user_name, ''),
  COALESCE(host, ''),
  verb,
  COALESCE(detail, '')
FROM stage_audit_events
ORDER BY
  event_no;


-- exchange/restore/budget_controls

INSERT INTO budget_control (
  version_id,
  span,
  tolerance_percent,
  tolerance_amount,
  is_checked
)
SELECT
  version.version_id,
  staged.span,
  COALESCE(staged.tolerance_percent, ''),
  CAST(REPLACE(staged.tolerance_amount, '.', '') AS BIGINT),
  CAST(staged.is_checked AS BOOLEAN)
FROM stage_budget_controls AS staged
INNER JOIN version
  ON version.code = staged.version
ORDER BY
  version.version_id;


-- exchange/restore/budget_copies

INSERT INTO budget_copy_link (
  entry_no,
  source_entry_no
)
SELECT
  CAST(entry_no AS BIGINT) AS entry_no,
  CAST(source_entry_no AS BIGINT) AS source_entry_no
FROM stage_budget_copies
ORDER BY
  entry_no,
  source_entry_no;


-- exchange/restore/budget_former_entries

INSERT INTO budget_entry_former (
  event_no,
  entry_no,
  register_no,
  version_id,
  posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  amount,
  additional_amount,
  document_no,
  description,
  reason_code
)
SELECT
  CAST(staged.event_no AS BIGINT) AS event_no,
  CAST(staged.entry_no AS BIGINT) AS entry_no,
  CAST(staged.register_no AS INT),
  CAST(staged.version_id AS INT),
  CAST(REPLACE(staged.date, 'C', '') AS DATE),
  staged.date LIKE 'C%%',
  cost_type.cost_type_id,
  receiver.receiver_id,
  CAST(REPLACE(staged.amount, '.', '') AS BIGINT),
  CAST(REPLACE(staged.additional_amount, '.', '') AS BIGINT),
  COALESCE(staged.document_no, ''),
  COALESCE(staged.description, ''),
  COALESCE(staged.reason_code, '')
FROM stage_budget_former_entries AS staged
INNER JOIN cost_type
  ON cost_type.code = staged.cost_type_no
INNER JOIN receiver
  ON receiver.code = COALESCE(NULLIF(staged.cost_center_code, ''), staged.cost_object_code)
  AND receiver.kind = CASE
    WHEN COALESCE(staged.cost_center_code, '') <> ''
    THEN 'center'
    ELSE 'object'
  END
ORDER BY
  event_no,
  entry_no;


-- exchange/restore/budget_sources

INSERT INTO budget_source (
  register_no,
  kind,
  source,
  first_source_no,
  last_source_no
)
SELECT
  CAST(register_no AS INT) AS register_no,
  kind,
  source,
  CAST(NULLIF(first_source_no, '') AS BIGINT),
  CAST(NULLIF(last_source_no, '') AS BIGINT)
FROM stage_budget_sources
ORDER BY
  register_no;


-- exchange/restore/calendar_days

DELETE FROM calendar_day;

INSERT INTO calendar_day (
  day,
  month_start,
  month_end,
  day_text,
  month_text
)
SELECT
  CAST(day AS DATE) AS day,
  CAST(month_start AS DATE),
  CAST(month_end AS DATE),
  day_text,
  month_text
FROM stage_calendar_days
ORDER BY
  day;


-- exchange/restore/cost_centers

INSERT INTO receiver (
  receiver_id,
  kind,
  code,
  name,
  line_type,
  totaling,
  indentation,
  sorting_order,
  cost_subtype,
  responsible_person,
  is_blocked,
  is_retired,
  new_page,
  blank_line,
  comment
)
SELECT
  CAST(receiver_id AS INT) AS receiver_id,
  'center',
  code,
  COALESCE(name, ''),
  CASE WHEN line_type = 'cost_center' THEN 'postable' ELSE line_type END,
  COALESCE(totaling, ''),
  CAST(indentation AS INT),
  COALESCE(sorting_order, ''),
  COALESCE(cost_subtype, ''),
  COALESCE(responsible_person, ''),
  CAST(blocked AS BOOLEAN),
  CAST(retired AS BOOLEAN),
  CAST(new_page AS BOOLEAN),
  CAST(blank_line AS BOOLEAN),
  COALESCE(comment, '')
FROM stage_cost_centers
ORDER BY
  receiver_id;


-- exchange/restore/cost_entries

INSERT INTO cost_entry_row (
  entry_no,
  register_no,
  version_id,
  posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  amount,
  additional_amount,
  gl_entry_no,
  combined,
  coding_id
)
SELECT
  CAST(staged.entry_no AS BIGINT) AS entry_no,
  CAST(staged.register_no AS INT),
  version.version_id,
  CAST(REPLACE(staged.posting_date, 'C', '') AS DATE),
  staged.posting_date LIKE 'C%%',
  cost_type.cost_type_id,
  receiver.receiver_id,
  CAST(REPLACE(staged.amount, '.', '') AS BIGINT),
  CAST(REPLACE(staged.additional_amount, '.', '') AS BIGINT),
  CAST(NULLIF(staged.gl_entry_no, '') AS BIGINT),
  COALESCE(staged.combined, ''),
  CAST(NULLIF(staged.coding_id, '') AS INT)
FROM stage_cost_entries AS staged
INNER JOIN version
  ON version.code = staged.version
INNER JOIN cost_type
  ON cost_type.code = staged.cost_type_no
INNER JOIN receiver
  ON receiver.code = COALESCE(NULLIF(staged.cost_center_code, ''), staged.cost_object_code)
  AND receiver.kind = CASE
    WHEN COALESCE(staged.cost_center_code, '') <> ''
    THEN 'center'
    ELSE 'object'
  END
ORDER BY
  entry_no;

INSERT INTO cost_entry_text (
  entry_no,
  document_no,
  description,
  reason_code
)
SELECT
  CAST(entry_no AS BIGINT) AS entry_no,
  COALESCE(document_no, ''),
  COALESCE(description, ''),
  COALESCE(reason_code, '')
FROM stage_cost_entries
WHERE
  CAST(has_own_text AS BOOLEAN)
ORDER BY
  entry_no;

INSERT INTO cost_entry_origin (
  entry_no,
  pool_no,
  source_entry_no,
  corrects_entry_no
)
SELECT
  CAST(entry_no AS BIGINT) AS entry_no,
  CAST(NULLIF(pool_no, '') AS INT),
  CAST(NULLIF(source_entry_no, '') AS BIGINT),
  CAST(NULLIF(corrects_entry_no, '') AS BIGINT)
FROM stage_cost_entries
WHERE
  COALESCE(pool_no, '') <> ''
  OR COALESCE(source_entry_no, '') <> ''
  OR COALESCE(corrects_entry_no, '') <> ''
ORDER BY
  entry_no;


-- exchange/restore/cost_objects

INSERT INTO receiver (
  receiver_id,
  kind,
  code,
  name,
  line_type,
  totaling,
  indentation,
  sorting_order,
  cost_subtype,
  responsible_person,
  is_blocked,
  is_retired,
  new_page,
  blank_line,
  comment
)
SELECT
  CAST(receiver_id AS INT) AS receiver_id,
  'object',
  code,
  COALESCE(name, ''),
  CASE WHEN line_type = 'cost_object' THEN 'postable' ELSE line_type END,
  COALESCE(totaling, ''),
  CAST(indentation AS INT),
  COALESCE(sorting_order, ''),
  COALESCE(cost_subtype, ''),
  COALESCE(responsible_person, ''),
  CAST(blocked AS BOOLEAN),
  CAST(retired AS BOOLEAN),
  CAST(new_page AS BOOLEAN),
  CAST(blank_line AS BOOLEAN),
  COALESCE(comment, '')
FROM stage_cost_objects
ORDER BY
  receiver_id;


-- exchange/restore/cost_registers

INSERT INTO register_row (
  register_no,
  kind,
  version_id,
  run_no,
  level,
  journal_batch,
  reverses_register_no,
  first_entry_no,
  last_entry_no,
  first_gl_entry_no,
  last_gl_entry_no,
  entries,
  gl_entries,
  debit,
  credit,
  additional_amount,
  posting_date,
  posted_on,
  posted_at,
  posted_by
)
SELECT
  CAST(staged.no AS INT) AS register_no,
  CASE staged.source
    WHEN 'transfer_from_gl'
    THEN 'transfer'
    WHEN 'cost_journal'
    THEN 'journal'
    WHEN 'transfer_from_budget'
    THEN 'budget_transfer'
    WHEN 'transfer_from_gl_budget'
    THEN 'budget_copy'
    ELSE staged.source
  END,
  version.version_id,
  CAST(NULLIF(staged.run_no, '') AS INT),
  CAST(NULLIF(staged.level, '') AS INT),
  COALESCE(staged.journal_batch_name, ''),
  CAST(NULLIF(staged.reverses_register_no, '') AS INT),
  CAST(NULLIF(staged.from_cost_entry_no, '') AS BIGINT),
  CAST(NULLIF(staged.to_cost_entry_no, '') AS BIGINT),
  CAST(NULLIF(staged.from_gl_entry_no, '') AS BIGINT),
  CAST(NULLIF(staged.to_gl_entry_no, '') AS BIGINT),
  CAST(staged.no_of_entries AS BIGINT),
  CAST(staged.no_of_gl_entries AS BIGINT),
  CAST(REPLACE(staged.debit_amount, '.', '') AS BIGINT),
  CAST(REPLACE(staged.credit_amount, '.', '') AS BIGINT),
  CAST(REPLACE(staged.additional_amount, '.', '') AS BIGINT),
  CAST(NULLIF(staged.posting_date, '') AS DATE),
  CAST(staged.posted_on AS DATE),
  CAST(staged.posted_at AS TIMESTAMP),
  COALESCE(staged.posted_by, '')
FROM stage_cost_registers AS staged
INNER JOIN version
  ON version.code = staged.version
ORDER BY
  register_no;


-- exchange/restore/cost_type_accounts

INSERT INTO cost_type_account (
  gl_account_no,
  cost_type_id
)
SELECT
  staged.gl_account_no,
  cost_type.cost_type_id
FROM stage_cost_type_accounts AS staged
INNER JOIN cost_type
  ON cost_type.code = staged.cost_type_no
ORDER BY
  staged.gl_account_no;


-- exchange/restore/cost_types

INSERT INTO cost_type (
  cost_type_id,
  code,
  name,
  line_type,
  totaling,
  indentation,
  gl_account_range,
  combine_entries,
  default_center_id,
  default_object_id,
  cost_classification,
  fixed_share,
  is_blocked,
  is_retired,
  new_page,
  blank_line,
  comment
)
SELECT
  CAST(staged.cost_type_id AS INT) AS cost_type_id,
  staged.no,
  COALESCE(staged.name, ''),
  CASE WHEN staged.type = 'cost_type' THEN 'postable' ELSE staged.type END,
  COALESCE(staged.totaling, ''),
  CAST(staged.indentation AS INT),
  COALESCE(staged.gl_account_range, ''),
  staged.combine_entries,
  center.receiver_id,
  object_.receiver_id,
  COALESCE(staged.cost_classification, ''),
  COALESCE(staged.fixed_share, ''),
  CAST(staged.blocked AS BOOLEAN),
  CAST(staged.retired AS BOOLEAN),
  CAST(staged.new_page AS BOOLEAN),
  CAST(staged.blank_line AS BOOLEAN),
  COALESCE(staged.comment, '')
FROM stage_cost_types AS staged
LEFT JOIN receiver AS center
  ON center.kind = 'center' AND center.code = staged.cost_center_code
LEFT JOIN receiver AS object_
  ON object_.kind = 'object' AND object_.code = staged.cost_object_code
ORDER BY
  cost_type_id;


-- exchange/restore/counters

DELETE FROM counter
WHERE
  name IN (
    SELECT
      stage_counters.name
    FROM stage_counters
  );

INSERT INTO counter (
  name,
  last_no
)
SELECT
  name,
  CAST(last_no AS BIGINT)
FROM stage_counters
ORDER BY
  name;


-- exchange/restore/counts

SELECT
  'setup' AS name,
  COUNT(*) AS rows
FROM setup
UNION ALL
SELECT
  'counters' AS name,
  COUNT(*) AS rows
FROM counter
UNION ALL
SELECT
  'accounting_periods' AS name,
  COUNT(*) AS rows
FROM accounting_period
UNION ALL
SELECT
  'calendar_days' AS name,
  COUNT(*) AS rows
FROM calendar_day
UNION ALL
SELECT
  'imports' AS name,
  COUNT(*) AS rows
FROM import_row
UNION ALL
SELECT
  'dimensions' AS name,
  COUNT(*) AS rows
FROM dimension
UNION ALL
SELECT
  'dimension_values' AS name,
  COUNT(*) AS rows
FROM dimension_value
UNION ALL
SELECT
  'dimension_sets' AS name,
  COUNT(*) AS rows
FROM dimension_set
UNION ALL
SELECT
  'gl_accounts' AS name,
  COUNT(*) AS rows
FROM gl_account
UNION ALL
SELECT
  'gl_codings' AS name,
  COUNT(*) AS rows
FROM gl_coding
UNION ALL
SELECT
  'gl_entries' AS name,
  COUNT(*) AS rows
FROM gl_entry_row
UNION ALL
SELECT
  'cost_types' AS name,
  COUNT(*) AS rows
FROM cost_type
UNION ALL
SELECT
  'cost_type_accounts' AS name,
  COUNT(*) AS rows
FROM cost_type_account
UNION ALL
SELECT
  'versions' AS name,
  COUNT(*) AS rows
FROM version
UNION ALL
SELECT
  'cost_registers' AS name,
  COUNT(*) AS rows
FROM register_row
UNION ALL
SELECT
  'cost_entries' AS name,
  COUNT(*) AS rows
FROM cost_entry_row
UNION ALL
SELECT
  'gl_transfers' AS name,
  COUNT(*) AS rows
FROM gl_transfer
UNION ALL
SELECT
  'audit_events' AS name,
  COUNT(*) AS rows
FROM audit_event
UNION ALL
SELECT
  'requests' AS name,
  COUNT(*) AS rows
FROM request
UNION ALL
SELECT
  'transfer_marks' AS name,
  COUNT(*) AS rows
FROM transfer_mark
UNION ALL
SELECT
  'resolutions' AS name,
  COUNT(*) AS rows
FROM resolution
UNION ALL
SELECT
  'resolution_days' AS name,
  COUNT(*) AS rows
FROM resolution_day
UNION ALL
SELECT
  'disposition_totals' AS name,
  COUNT(*) AS rows
FROM disposition_total
UNION ALL
SELECT
  'cost_centers' AS name,
  COUNT(*) AS rows
FROM receiver
WHERE
  kind = 'center'
UNION ALL
SELECT
  'cost_objects' AS name,
  COUNT(*) AS rows
FROM receiver
WHERE
  kind = 'object'
UNION ALL
SELECT
  'journal_batches' AS name,
  COUNT(*) AS rows
FROM journal_batch
UNION ALL
SELECT
  'journal_lines' AS name,
  COUNT(*) AS rows
FROM journal_line_row
UNION ALL
SELECT
  'migrated_registers' AS name,
  COUNT(*) AS rows
FROM migrated_register
UNION ALL
SELECT
  'migrated_entries' AS name,
  COUNT(*) AS rows
FROM migrated_entry
UNION ALL
SELECT
  'allocation_sources' AS name,
  COUNT(*) AS rows
FROM allocation_rule_row
UNION ALL
SELECT
  'allocation_targets' AS name,
  COUNT(*) AS rows
FROM allocation_target_row
UNION ALL
SELECT
  'allocation_levels' AS name,
  COUNT(*) AS rows
FROM allocation_level
UNION ALL
SELECT
  'employees' AS name,
  COUNT(*) AS rows
FROM employee
UNION ALL
SELECT
  'item_entries' AS name,
  COUNT(*) AS rows
FROM item_entry_row
UNION ALL
SELECT
  'drivers' AS name,
  COUNT(*) AS rows
FROM driver
UNION ALL
SELECT
  'driver_values' AS name,
  COUNT(*) AS rows
FROM driver_value
UNION ALL
SELECT
  'gl_budgets' AS name,
  COUNT(*) AS rows
FROM gl_budget
UNION ALL
SELECT
  'gl_budget_entries' AS name,
  COUNT(*) AS rows
FROM gl_budget_entry_row
UNION ALL
SELECT
  'budget_sources' AS name,
  COUNT(*) AS rows
FROM budget_source
UNION ALL
SELECT
  'budget_copies' AS name,
  COUNT(*) AS rows
FROM budget_copy_link
UNION ALL
SELECT
  'budget_former_entries' AS name,
  COUNT(*) AS rows
FROM budget_entry_former
UNION ALL
SELECT
  'budget_controls' AS name,
  COUNT(*) AS rows
FROM budget_control
UNION ALL
SELECT
  'register_seals' AS name,
  COUNT(*) AS rows
FROM register_seal
UNION ALL
SELECT
  'register_deletions' AS name,
  COUNT(*) AS rows
FROM register_deletion
UNION ALL
SELECT
  'period_seals' AS name,
  COUNT(*) AS rows
FROM period_seal
UNION ALL
SELECT
  'archives' AS name,
  COUNT(*) AS rows
FROM archive_row
UNION ALL
SELECT
  'archive_registers' AS name,
  COUNT(*) AS rows
FROM archive_register
UNION ALL
SELECT
  'archive_balances' AS name,
  COUNT(*) AS rows
FROM archive_balance
UNION ALL
SELECT
  'allocation_runs' AS name,
  COUNT(*) AS rows
FROM run_row
UNION ALL
SELECT
  'allocation_pools' AS name,
  COUNT(*) AS rows
FROM pool
UNION ALL
SELECT
  'allocation_consumptions' AS name,
  COUNT(*) AS rows
FROM consumption
UNION ALL
SELECT
  'allocation_keys' AS name,
  COUNT(*) AS rows
FROM key_snapshot
UNION ALL
SELECT
  'allocation_flows' AS name,
  COUNT(*) AS rows
FROM gross_flow
UNION ALL
SELECT
  'dimension_eras' AS name,
  COUNT(*) AS rows
FROM dimension_era
UNION ALL
SELECT
  'dimension_set_eras' AS name,
  COUNT(*) AS rows
FROM dimension_set
WHERE
  era > 0;


-- exchange/restore/dimension_eras

INSERT INTO dimension_era (
  era,
  valid_from,
  valid_to,
  cost_center_dimension,
  cost_object_dimension
)
SELECT
  CAST(era AS INT),
  CAST(NULLIF(valid_from, '') AS DATE),
  CAST(valid_to AS DATE),
  COALESCE(cost_center_dimension, ''),
  COALESCE(cost_object_dimension, '')
FROM stage_dimension_eras
ORDER BY
  CAST(era AS INT);


-- exchange/restore/dimension_set_eras

UPDATE dimension_set SET era = CAST(stage_dimension_set_eras.era AS INT)
FROM stage_dimension_set_eras
WHERE
  dimension_set.dimension_set_id = CAST(stage_dimension_set_eras.dimension_set_id AS INT);


-- exchange/restore/dimension_sets

DELETE FROM dimension_set;

INSERT INTO dimension_set (
  dimension_set_id,
  members
)
SELECT
  CAST(dimension_set_id AS INT),
  dimensions
FROM stage_dimension_sets
ORDER BY
  CAST(dimension_set_id AS INT);

INSERT INTO dimension_set_member (
  dimension_set_id,
  dimension,
  code
)
SELECT DISTINCT
  dimension_set.dimension_set_id,
  stage_member.dimension,
  stage_member.code
FROM stage_member
INNER JOIN dimension_set
  ON dimension_set.members = stage_member.members
ORDER BY
  dimension_set.dimension_set_id,
  stage_member.dimension;


-- exchange/restore/dimension_values

INSERT INTO dimension_value (
  dimension,
  code,
  name,
  dimension_value_type,
  totaling,
  is_blocked
)
SELECT
  dimension,
  code,
  COALESCE(name, ''),
  dimension_value_type,
  COALESCE(totaling, ''),
  CAST(blocked AS BOOLEAN)
FROM stage_dimension_values
ORDER BY
  dimension,
  code;


-- exchange/restore/dimensions

DELETE FROM dimension;

INSERT INTO dimension (
  dimension,
  name
)
SELECT
  code,
  COALESCE(name, '')
FROM stage_dimensions
ORDER BY
  code;


-- exchange/restore/disposition_totals

DELETE FROM disposition_total;

INSERT INTO disposition_total (
  register_no,
  gl_account_no,
  month_start,
  disposition,
  reason,
  entries,
  amount,
  additional_amount
)
SELECT
  CAST(NULLIF(register_no, '') AS INT),
  gl_account_no,
  CAST(month_start AS DATE),
  disposition,
  COALESCE(reason, ''),
  CAST(entries AS BIGINT),
  CAST(amount_minor AS BIGINT),
  CAST(additional_amount_minor AS BIGINT)
FROM stage_disposition_totals;


-- exchange/restore/driver_values

INSERT INTO driver_value (
  driver_code,
  receiver_kind,
  receiver_code,
  value_date,
  value,
  version_code
)
SELECT
  driver,
  CASE WHEN cost_center_code IS NULL THEN 'object' ELSE 'center' END AS receiver_kind,
  COALESCE(cost_center_code, cost_object_code, '') AS receiver_code,
  CAST("date" AS DATE) AS value_date,
  CAST(value AS DECIMAL(38, 10)),
  COALESCE(version, '')
FROM stage_driver_values
ORDER BY
  driver,
  receiver_kind,
  receiver_code,
  value_date,
  COALESCE(version, '');


-- exchange/restore/drivers

INSERT INTO driver (
  driver_code,
  name,
  unit,
  kind
)
SELECT
  code,
  COALESCE(name, ''),
  COALESCE(unit, ''),
  COALESCE(kind, '')
FROM stage_drivers
ORDER BY
  code;


-- exchange/restore/employees

INSERT INTO employee (
  employee_no,
  name,
  is_active,
  cost_center_code,
  cost_object_code
)
SELECT
  no,
  COALESCE(name, ''),
  status = 'active',
  COALESCE(cost_center_code, ''),
  COALESCE(cost_object_code, '')
FROM stage_employees
ORDER BY
  no;


-- exchange/restore/gl_accounts

INSERT INTO gl_account (
  gl_account_no,
  name,
  account_type,
  income_balance,
  totaling,
  is_blocked,
  excluded_reason
)
SELECT
  no,
  COALESCE(name, ''),
  account_type,
  income_balance,
  COALESCE(totaling, ''),
  CAST(blocked AS BOOLEAN),
  COALESCE(excluded_reason, '')
FROM stage_gl_accounts
ORDER BY
  no;

INSERT INTO gl_account_dimension (
  gl_account_no,
  dimension,
  code
)
SELECT
  no,
  dimension,
  code
FROM stage_default_dimension
ORDER BY
  no,
  dimension;


-- exchange/restore/gl_budget_entries

INSERT INTO gl_budget_entry_row (
  entry_no,
  budget_name,
  gl_account_no,
  posting_date,
  is_closing,
  amount,
  description,
  dimension_set_id,
  is_ours,
  source_entry_no
)
SELECT
  CAST(staged.entry_no AS BIGINT) AS entry_no,
  staged.budget_name,
  staged.gl_account_no,
  CAST(REPLACE(staged.date, 'C', '') AS DATE),
  staged.date LIKE 'C%%',
  CAST(REPLACE(staged.amount, '.', '') AS BIGINT),
  COALESCE(staged.description, ''),
  dimension_set.dimension_set_id,
  CAST(staged.is_ours AS BOOLEAN),
  CAST(NULLIF(staged.source_entry_no, '') AS BIGINT)
FROM stage_gl_budget_entries AS staged
INNER JOIN dimension_set
  ON dimension_set.members = staged.dimensions AND dimension_set.era = 0
ORDER BY
  entry_no;


-- exchange/restore/gl_budgets

INSERT INTO gl_budget (
  name,
  description,
  is_blocked
)
SELECT
  name,
  COALESCE(description, ''),
  CAST(blocked AS BOOLEAN)
FROM stage_gl_budgets
ORDER BY
  name;


-- exchange/restore/gl_codings

INSERT INTO gl_coding (
  coding_id,
  gl_account_no,
  dimension_set_id
)
SELECT
  CAST(coding_id AS INT),
  gl_account_no,
  CAST(dimension_set_id AS INT)
FROM stage_gl_codings
ORDER BY
  CAST(coding_id AS INT);


-- exchange/restore/gl_entries

INSERT INTO gl_entry_row (
  gl_entry_no,
  import_no,
  row_no,
  source_key,
  posting_date,
  is_closing,
  coding_id,
  amount,
  additional_amount,
  document_no,
  description,
  reason_code
)
SELECT
  CAST(entry.entry_no AS BIGINT) AS gl_entry_no,
  CAST(entry.import_no AS INT),
  CAST(entry.source_row AS BIGINT),
  NULLIF(entry.source_key, ''),
  CAST(REPLACE(entry.posting_date, 'C', '') AS DATE),
  entry.posting_date LIKE 'C%%',
  gl_coding.coding_id,
  CAST(REPLACE(entry.amount, '.', '') AS BIGINT),
  CAST(REPLACE(entry.additional_amount, '.', '') AS BIGINT),
  COALESCE(entry.document_no, ''),
  COALESCE(entry.description, ''),
  COALESCE(entry.reason_code, '')
FROM stage_gl_entries AS entry
INNER JOIN dimension_set
  ON dimension_set.members = entry.dimensions AND dimension_set.era = 0
INNER JOIN gl_coding
  ON gl_coding.gl_account_no = entry.gl_account_no
  AND gl_coding.dimension_set_id = dimension_set.dimension_set_id
ORDER BY
  gl_entry_no;


-- exchange/restore/gl_transfers

INSERT INTO gl_transfer (
  gl_entry_no,
  register_no,
  entry_no
)
SELECT
  CAST(gl_entry_no AS BIGINT) AS gl_entry_no,
  CAST(register_no AS INT),
  CAST(NULLIF(cost_entry_no, '') AS BIGINT)
FROM stage_gl_transfers
ORDER BY
  gl_entry_no;


-- exchange/restore/imports

INSERT INTO import_row (
  import_no,
  source,
  file,
  sha256,
  imported_at,
  imported_by,
  entries
)
SELECT
  CAST(import_no AS INT),
  COALESCE(source, ''),
  COALESCE(file, ''),
  COALESCE(sha256, ''),
  CAST(imported_at AS TIMESTAMP),
  COALESCE(imported_by, ''),
  CAST(entries AS BIGINT)
FROM stage_imports
ORDER BY
  CAST(import_no AS INT);


-- exchange/restore/item_entries

INSERT INTO item_entry_row (
  item_entry_no,
  entry_type,
  posting_date,
  item_no,
  inventory_posting_group,
  invoiced_quantity,
  sales_amount,
  purchase_amount,
  dimension_set_id
)
SELECT
  CAST(told.entry_no AS BIGINT) AS item_entry_no,
  told.entry_type,
  CAST(told.posting_date AS DATE),
  COALESCE(told.item_no, ''),
  COALESCE(told.inventory_posting_group, ''),
  CAST(told.invoiced_quantity AS DECIMAL(38, 10)),
  CAST(REPLACE(told.sales_amount, '.', '') AS BIGINT),
  CAST(REPLACE(told.purchase_amount, '.', '') AS BIGINT),
  dimension_set.dimension_set_id
FROM stage_item_entries AS told
INNER JOIN dimension_set
  ON dimension_set.members = told.dimensions AND dimension_set.era = 0
ORDER BY
  item_entry_no;


-- exchange/restore/journal_batches

INSERT INTO journal_batch (
  batch,
  description,
  version,
  reason_code,
  bal_cost_type_no,
  bal_cost_center_code,
  bal_cost_object_code,
  delete_after_posting,
  balance,
  last_posted_period
)
SELECT
  name AS batch,
  COALESCE(description, ''),
  COALESCE(version, ''),
  COALESCE(reason_code, ''),
  COALESCE(bal_cost_type_no, ''),
  COALESCE(bal_cost_center_code, ''),
  COALESCE(bal_cost_object_code, ''),
  CAST(delete_after_posting AS BOOLEAN),
  COALESCE(balance, ''),
  CAST(NULLIF(last_posted_period, '') AS DATE)
FROM stage_journal_batches
ORDER BY
  batch;


-- exchange/restore/journal_lines

INSERT INTO journal_line_row (
  batch,
  line_no,
  posting_date,
  is_closing,
  document_no,
  description,
  amount,
  additional_amount,
  cost_type_no,
  cost_center_code,
  cost_object_code,
  bal_cost_type_no,
  bal_cost_center_code,
  bal_cost_object_code,
  reason_code,
  version,
  corrects_entry_no
)
SELECT
  batch,
  CAST(line_no AS INT) AS line_no,
  CAST(NULLIF(REPLACE(posting_date, 'C', ''), '') AS DATE),
  COALESCE(posting_date LIKE 'C%%', FALSE),
  COALESCE(document_no, ''),
  COALESCE(description, ''),
  CAST(REPLACE(amount, '.', '') AS BIGINT),
  CAST(REPLACE(additional_amount, '.', '') AS BIGINT),
  COALESCE(cost_type_no, ''),
  COALESCE(cost_center_code, ''),
  COALESCE(cost_object_code, ''),
  COALESCE(bal_cost_type_no, ''),
  COALESCE(bal_cost_center_code, ''),
  COALESCE(bal_cost_object_code, ''),
  COALESCE(reason_code, ''),
  COALESCE(budget_name, ''),
  CAST(NULLIF(corrects_entry_no, '') AS BIGINT)
FROM stage_journal_lines
ORDER BY
  batch,
  line_no;


-- exchange/restore/migrated_entries

INSERT INTO migrated_entry (
  entry_no,
  source_series,
  source_no
)
SELECT
  CAST(no AS BIGINT),
  source_series,
  CAST(NULLIF(source_no, '') AS BIGINT)
FROM stage_migrated_entries
ORDER BY
  1;


-- exchange/restore/migrated_registers

INSERT INTO migrated_register (
  register_no,
  source_series,
  source_no
)
SELECT
  CAST(no AS BIGINT),
  source_series,
  CAST(NULLIF(source_no, '') AS BIGINT)
FROM stage_migrated_registers
ORDER BY
  1;


-- exchange/restore/occupied

WITH held AS (
  SELECT
    'general-ledger entries' AS what,
    COUNT(*) AS rows
  FROM gl_entry_row
  UNION ALL
  SELECT
    'imports' AS what,
    COUNT(*) AS rows
  FROM import_row
  UNION ALL
  SELECT
    'accounts' AS what,
    COUNT(*) AS rows
  FROM gl_account
  UNION ALL
  SELECT
    'dimension values' AS what,
    COUNT(*) AS rows
  FROM dimension_value
  UNION ALL
  SELECT
    'accounting periods' AS what,
    COUNT(*) AS rows
  FROM accounting_period
  UNION ALL
  SELECT
    'cost types' AS what,
    COUNT(*) AS rows
  FROM cost_type
  UNION ALL
  SELECT
    'cost centers and objects' AS what,
    COUNT(*) AS rows
  FROM receiver
  UNION ALL
  SELECT
    'cost entries' AS what,
    COUNT(*) AS rows
  FROM cost_entry_row
  UNION ALL
  SELECT
    'registers' AS what,
    COUNT(*) AS rows
  FROM register_row
  UNION ALL
  SELECT
    'allocation rules' AS what,
    COUNT(*) AS rows
  FROM allocation_rule_row
  UNION ALL
  SELECT
    'employees' AS what,
    COUNT(*) AS rows
  FROM employee
  UNION ALL
  SELECT
    'item entries' AS what,
    COUNT(*) AS rows
  FROM item_entry_row
  UNION ALL
  SELECT
    'drivers' AS what,
    COUNT(*) AS rows
  FROM driver
  UNION ALL
  SELECT
    'G/L budget entries' AS what,
    COUNT(*) AS rows
  FROM gl_budget_entry_row
  UNION ALL
  SELECT
    'versions beside ACTUAL' AS what,
    COUNT(*) AS rows
  FROM version
  WHERE
    kind <> 'actual'
)
SELECT
  what,
  rows
FROM held
WHERE
  rows > 0
ORDER BY
  what;


-- exchange/restore/period_seals

INSERT INTO period_seal (
  seal_no,
  starting_date,
  ending_date,
  state,
  last_entry_no,
  entries,
  waiting,
  content,
  seal,
  is_reopened,
  closed_on,
  closed_at,
  closed_by
)
SELECT
  CAST(seal_no AS INT),
  CAST(starting_date AS DATE),
  CAST(NULLIF(ending_date, '') AS DATE),
  COALESCE(state, ''),
  CAST(last_entry_no AS BIGINT),
  CAST(entries AS BIGINT),
  CAST(waiting AS BIGINT),
  COALESCE(content, ''),
  COALESCE(seal, ''),
  CAST(is_reopened AS BOOLEAN),
  CAST(closed_on AS DATE),
  CAST(closed_at AS TIMESTAMP),
  COALESCE(closed_by, '')
FROM stage_period_seals
ORDER BY
  1;


-- exchange/restore/register_deletions

INSERT INTO register_deletion (
  register_no,
  version,
  kind,
  entries,
  first_entry_no,
  last_entry_no,
  debit,
  credit,
  posting_date,
  deleted_on,
  deleted_at,
  deleted_by
)
SELECT
  CAST(register_no AS INT),
  COALESCE(version, ''),
  COALESCE(kind, ''),
  CAST(entries AS BIGINT),
  CAST(NULLIF(first_entry_no, '') AS BIGINT),
  CAST(NULLIF(last_entry_no, '') AS BIGINT),
  CAST(debit_minor AS BIGINT),
  CAST(credit_minor AS BIGINT),
  CAST(NULLIF(posting_date, '') AS DATE),
  CAST(deleted_on AS DATE),
  CAST(deleted_at AS TIMESTAMP),
  COALESCE(deleted_by, '')
FROM stage_register_deletions
ORDER BY
  1;


-- exchange/restore/register_seals

INSERT INTO register_seal (
  register_no,
  version_id,
  entries,
  content,
  seal,
  closed_on,
  closed_at,
  closed_by
)
SELECT
  CAST(register_no AS INT),
  CAST(version_id AS INT),
  CAST(entries AS BIGINT),
  COALESCE(content, ''),
  COALESCE(seal, ''),
  CAST(closed_on AS DATE),
  CAST(closed_at AS TIMESTAMP),
  COALESCE(closed_by, '')
FROM stage_register_seals
ORDER BY
  1;


-- exchange/restore/requests

INSERT INTO request (
  request_key,
  verb,
  answer,
  answered_at
)
SELECT
  request_key,
  verb,
  answer,
  CAST(answered_at AS TIMESTAMP)
FROM stage_requests
ORDER BY
  request_key;


-- exchange/restore/resolution_days

DELETE FROM resolution_day;

INSERT INTO resolution_day (
  day,
  is_started,
  is_allowed,
  is_month_end_allowed,
  is_looked_at
)
SELECT
  CAST(day AS DATE) AS day,
  CAST(is_started AS BOOLEAN),
  CAST(is_allowed AS BOOLEAN),
  CAST(is_month_end_allowed AS BOOLEAN),
  CAST(is_looked_at AS BOOLEAN)
FROM stage_resolution_days
ORDER BY
  day;


-- exchange/restore/resolutions

DELETE FROM resolution;

INSERT INTO resolution (
  coding_id,
  gl_account_no,
  not_cost_reason,
  waiting_reason,
  cost_type_id,
  combine_entries,
  receiver_id
)
SELECT
  CAST(coding_id AS INT) AS coding_id,
  gl_account_no,
  NULLIF(not_cost_reason, ''),
  NULLIF(waiting_reason, ''),
  CAST(NULLIF(cost_type_id, '') AS INT),
  NULLIF(combine_entries, ''),
  CAST(NULLIF(receiver_id, '') AS INT)
FROM stage_resolutions
ORDER BY
  coding_id;


-- exchange/restore/setup

DELETE FROM setup;

INSERT INTO setup (
  company_name,
  currency,
  minor_digits,
  additional_currency,
  additional_minor_digits,
  cost_center_dimension,
  cost_object_dimension,
  starting_date_for_gl_transfer,
  allow_posting_from,
  allow_posting_to,
  auto_transfer_from_gl,
  check_gl_postings,
  align_gl_account,
  align_cost_center_dimension,
  align_cost_object_dimension,
  late_entry_policy,
  journal_balance,
  language,
  last_allocation_id,
  last_allocation_doc_no
)
SELECT
  COALESCE(company_name, ''),
  currency,
  CAST(minor_digits AS INT),
  COALESCE(additional_currency, ''),
  CAST(additional_minor_digits AS INT),
  COALESCE(cost_center_dimension, ''),
  COALESCE(cost_object_dimension, ''),
  CAST(NULLIF(starting_date_for_gl_transfer, '') AS DATE),
  CAST(NULLIF(allow_posting_from, '') AS DATE),
  CAST(NULLIF(allow_posting_to, '') AS DATE),
  CAST(auto_transfer_from_gl AS BOOLEAN),
  CAST(check_gl_postings AS BOOLEAN),
  align_gl_account,
  align_cost_center_dimension,
  align_cost_object_dimension,
  late_entry_policy,
  journal_balance,
  language,
  COALESCE(last_allocation_id, ''),
  COALESCE(last_allocation_doc_no, '')
FROM stage_setup;


-- exchange/restore/sums

SELECT
  COUNT(*) AS entries,
  CAST(COALESCE(SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END), 0) AS BIGINT) AS debit,
  CAST(COALESCE(SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END), 0) AS BIGINT) AS credit
FROM gl_entry_row;


-- exchange/restore/transfer_marks

DELETE FROM transfer_mark;

INSERT INTO transfer_mark (
  import_no,
  clean_import_no,
  coding_id,
  fingerprint
)
SELECT
  CAST(import_no AS INT),
  CAST(clean_import_no AS INT),
  CAST(coding_id AS INT),
  COALESCE(fingerprint, '')
FROM stage_transfer_marks;


-- exchange/restore/versions

DELETE FROM version;

INSERT INTO version (
  version_id,
  code,
  name,
  kind,
  is_locked,
  base_version_id,
  base_cut_date,
  base_cut_entry_no
)
SELECT
  CAST(staged.version_id AS INT) AS version_id,
  staged.code,
  COALESCE(staged.name, ''),
  staged.kind,
  CAST(staged.locked AS BOOLEAN),
  CAST(base.version_id AS INT) AS base_version_id,
  CAST(NULLIF(staged.base_cut_date, '') AS DATE),
  CAST(NULLIF(staged.base_cut_entry_no, '') AS BIGINT)
FROM stage_versions AS staged
LEFT JOIN stage_versions AS base
  ON base.code = staged.base_version
ORDER BY
  version_id;


-- imports/account_dimension_clear

DELETE FROM gl_account_dimension
WHERE
  EXISTS(
    SELECT
      1
    FROM import_account
    WHERE
      import_account.gl_account_no = gl_account_dimension.gl_account_no
  );


-- imports/account_unknown

SELECT
  stage_entry.file,
  stage_entry.source_row AS row_no,
  stage_entry.gl_account_no
FROM stage_entry
WHERE
  stage_entry.gl_account_no <> ''
  AND NOT EXISTS(
    SELECT
      1
    FROM gl_account
    WHERE
      gl_account.gl_account_no = stage_entry.gl_account_no
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM import_account
    WHERE
      import_account.gl_account_no = stage_entry.gl_account_no
  )
ORDER BY
  stage_entry.part_no,
  stage_entry.row_no;


-- imports/coding

SELECT DISTINCT
  import_new.gl_account_no,
  dimension_set.dimension_set_id
FROM import_new
INNER JOIN dimension_set
  ON dimension_set.members = import_new.members AND dimension_set.era = 0;


-- imports/dimension_set

INSERT INTO dimension_set (
  dimension_set_id,
  members
)
WITH fresh AS (
  SELECT DISTINCT
    import_new.members
  FROM import_new
  WHERE
    NOT EXISTS(
      SELECT
        1
      FROM dimension_set
      WHERE
        dimension_set.members = import_new.members AND dimension_set.era = 0
    )
)
SELECT
  (
    SELECT
      COALESCE(MAX(dimension_set.dimension_set_id), 0)
    FROM dimension_set
  ) + ROW_NUMBER() OVER (ORDER BY fresh.members),
  fresh.members
FROM fresh
ORDER BY
  fresh.members;


-- imports/dimension_set_member

INSERT INTO dimension_set_member (
  dimension_set_id,
  dimension,
  code
)
SELECT
  dimension_set.dimension_set_id,
  stage_member.dimension,
  stage_member.code
FROM stage_member
INNER JOIN dimension_set
  ON dimension_set.members = stage_member.members AND dimension_set.era = 0
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM dimension_set_member AS known
    WHERE
      known.dimension_set_id = dimension_set.dimension_set_id
  )
ORDER BY
  dimension_set.dimension_set_id,
  stage_member.dimension;


-- imports/entry_changed

SELECT
  import_entry.file,
  import_entry.source_row AS row_no,
  COALESCE(CAST(import_entry.gl_entry_no AS TEXT), import_entry.source_key) AS number,
  CASE WHEN entry.is_closing THEN 'C' ELSE '' END || CAST(entry.posting_date AS TEXT) AS our_date,
  coding.gl_account_no AS our_account,
  entry.amount AS our_amount,
  entry.additional_amount AS our_additional_amount,
  dimension_set.members AS our_members,
  entry.document_no AS our_document_no,
  entry.description AS our_description,
  CASE WHEN import_entry.is_closing THEN 'C' ELSE '' END || CAST(import_entry.posting_date AS TEXT) AS their_date,
  import_entry.gl_account_no AS their_account,
  import_entry.amount AS their_amount,
  import_entry.additional_amount AS their_additional_amount,
  import_entry.members AS their_members,
  import_entry.document_no AS their_document_no,
  import_entry.description AS their_description
FROM import_known
INNER JOIN import_entry
  ON import_entry.place = import_known.place
INNER JOIN gl_entry_row AS entry
  ON entry.gl_entry_no = import_known.gl_entry_no
INNER JOIN gl_coding AS coding
  ON coding.coding_id = entry.coding_id
INNER JOIN dimension_set
  ON dimension_set.dimension_set_id = coding.dimension_set_id
WHERE
  entry.posting_date <> import_entry.posting_date
  OR entry.is_closing <> import_entry.is_closing
  OR coding.gl_account_no <> import_entry.gl_account_no
  OR dimension_set.members <> import_entry.members
  OR entry.amount <> import_entry.amount
  OR entry.additional_amount <> import_entry.additional_amount
  OR entry.document_no <> import_entry.document_no
  OR entry.description <> import_entry.description
ORDER BY
  import_entry.part_no,
  import_entry.row_no;


-- imports/entry_known

SELECT
  import_entry.place,
  entry.gl_entry_no
FROM import_entry
INNER JOIN gl_entry_row AS entry
  ON entry.gl_entry_no = import_entry.gl_entry_no;


-- imports/entry_known_by_key

INSERT INTO import_known (
  place,
  gl_entry_no
)
SELECT
  import_entry.place,
  entry.gl_entry_no
FROM import_entry
INNER JOIN gl_entry_row AS entry
  ON entry.source_key = COALESCE(import_entry.source_key, CAST(import_entry.gl_entry_no AS TEXT))
INNER JOIN import_row
  ON import_row.import_no = entry.import_no
WHERE
  NOT entry.source_key IS NULL AND import_row.source = %(source_name)s
UNION ALL
SELECT
  import_entry.place,
  entry.gl_entry_no
FROM import_entry
INNER JOIN gl_entry_row AS entry
  ON CAST(entry.gl_entry_no AS TEXT) = import_entry.source_key
INNER JOIN import_row
  ON import_row.import_no = entry.import_no
WHERE
  NOT import_entry.source_key IS NULL
  AND entry.source_key IS NULL
  AND import_row.source = %(source_name)s;


-- imports/entry_new

SELECT
  import_entry.place,
  import_entry.part_no,
  import_entry.file,
  import_entry.row_no,
  import_entry.source_row,
  import_entry.gl_entry_no,
  import_entry.source_key,
  import_entry.posting_date,
  import_entry.is_closing,
  import_entry.gl_account_no,
  import_entry.members,
  import_entry.amount,
  import_entry.additional_amount,
  import_entry.document_no,
  import_entry.description,
  import_entry.reason_code
FROM import_entry
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM import_known
    WHERE
      import_known.place = import_entry.place
  );


-- imports/entry_twice

WITH twice AS (
  SELECT
    COALESCE(CAST(gl_entry_no AS TEXT), source_key) AS number
  FROM import_entry
  GROUP BY
    gl_entry_no,
    source_key
  HAVING
    COUNT(*) > 1
), placed AS (
  SELECT
    import_entry.file,
    import_entry.part_no,
    import_entry.row_no,
    import_entry.source_row,
    twice.number,
    FIRST_VALUE(import_entry.file) OVER same_number AS first_file,
    FIRST_VALUE(import_entry.source_row) OVER same_number AS first_row,
    ROW_NUMBER() OVER same_number AS place
  FROM import_entry
  INNER JOIN twice
    ON twice.number = COALESCE(CAST(import_entry.gl_entry_no AS TEXT), import_entry.source_key)
  WINDOW same_number AS (PARTITION BY twice.number ORDER BY import_entry.part_no, import_entry.row_no)
)
SELECT
  file,
  source_row AS row_no,
  number,
  first_file,
  first_row
FROM placed
WHERE
  place > 1
ORDER BY
  part_no,
  row_no;


-- imports/forget_known

DROP TABLE IF EXISTS import_known;


-- imports/forget_new

DROP TABLE IF EXISTS import_new;


-- imports/gl_entry

INSERT INTO gl_entry_row (
  gl_entry_no,
  import_no,
  row_no,
  source_key,
  posting_date,
  is_closing,
  coding_id,
  amount,
  additional_amount,
  document_no,
  description,
  reason_code
)
WITH given AS (
  SELECT
    place,
    %(last_gl_entry_no)s + ROW_NUMBER() OVER (ORDER BY part_no, row_no) AS gl_entry_no
  FROM import_new
  WHERE
    gl_entry_no IS NULL
)
SELECT
  COALESCE(import_new.gl_entry_no, given.gl_entry_no) AS gl_entry_no,
  %(import_no)s,
  import_new.source_row,
  import_new.source_key,
  import_new.posting_date,
  import_new.is_closing,
  gl_coding.coding_id,
  import_new.amount,
  import_new.additional_amount,
  import_new.document_no,
  import_new.description,
  import_new.reason_code
FROM import_new
LEFT JOIN given
  ON given.place = import_new.place
INNER JOIN dimension_set
  ON dimension_set.members = import_new.members AND dimension_set.era = 0
INNER JOIN gl_coding
  ON gl_coding.gl_account_no = import_new.gl_account_no
  AND gl_coding.dimension_set_id = dimension_set.dimension_set_id
ORDER BY
  gl_entry_no;


-- imports/history/count

SELECT
  (
    SELECT
      COUNT(*)
    FROM migrated_line
  ) AS lines,
  (
    SELECT
      COUNT(gl_entry_no)
    FROM migrated_numbered
  ) AS linked,
  (
    SELECT
      COUNT(*)
    FROM migrated_list
  ) AS registers,
  (
    SELECT
      COUNT(*)
    FROM migrated_new_list
    WHERE
      NOT source_no IS NULL
  ) AS new_registers,
  (
    SELECT
      MAX(register_no)
    FROM migrated_new_list
  ) AS last_register_no;


-- imports/history/entry

WITH unlinked AS (
  SELECT
    entry.gl_entry_no,
    entry.amount,
    entry.additional_amount,
    entry.coding_id
  FROM gl_entry_row AS entry
  WHERE
    entry.gl_entry_no IN (
      SELECT
        gl_entry_no
      FROM migrated_new_line
    )
    AND NOT EXISTS(
      SELECT
        1
      FROM gl_link
      WHERE
        gl_link.gl_entry_no = entry.gl_entry_no
    )
)
SELECT
  %(last_entry_no)s + ROW_NUMBER() OVER (ORDER BY line.source_no) AS entry_no,
  line.source_no,
  COALESCE(list.register_no, known.register_no) AS register_no,
  version.version_id,
  line.posting_date,
  line.is_closing,
  cost_type.cost_type_id,
  COALESCE(center.receiver_id, object_.receiver_id) AS receiver_id,
  line.amount,
  line.additional_amount,
  linked.gl_entry_no,
  linked.coding_id,
  line.document_no,
  line.description,
  line.reason_code,
  line.allocated,
  line.allocated_with_journal_no,
  line.allocation_id
FROM migrated_new_line AS line
INNER JOIN version
  ON version.code = line.version
INNER JOIN cost_type
  ON cost_type.code = line.cost_type_no
LEFT JOIN receiver AS center
  ON center.kind = 'center' AND center.code = line.cost_center_code
LEFT JOIN receiver AS object_
  ON object_.kind = 'object' AND object_.code = line.cost_object_code
LEFT JOIN migrated_new_list AS list
  ON list.source_no = line.register_source_no
  OR (
    list.source_no IS NULL
    AND line.register_source_no IS NULL
    AND list.version = line.version
  )
LEFT JOIN migrated_register AS known
  ON known.source_series = %(series)s AND known.source_no = line.register_source_no
LEFT JOIN unlinked AS linked
  ON linked.gl_entry_no = line.gl_entry_no
  AND linked.amount = line.amount
  AND linked.additional_amount = line.additional_amount;


-- imports/history/line_budget

SELECT
  file,
  row_no,
  entry_no AS source_no,
  budget_name AS version,
  date AS posting_date,
  FALSE AS is_closing,
  cost_type_no,
  document_no,
  description,
  amount,
  COALESCE(additional_amount, 0) AS additional_amount,
  cost_center_code,
  cost_object_code,
  reason_code,
  CAST(NULL AS BIGINT) AS gl_entry_no,
  allocated,
  NULLIF(allocated_with_journal_no, 0) AS allocated_with_journal_no,
  allocation_id
FROM stage_budget_entries;


-- imports/history/line_cost

SELECT
  file,
  row_no,
  entry_no AS source_no,
  'ACTUAL' AS version,
  posting_date,
  is_closing,
  cost_type_no,
  document_no,
  description,
  amount,
  COALESCE(additional_amount, 0) AS additional_amount,
  cost_center_code,
  cost_object_code,
  reason_code,
  NULLIF(gl_entry_no, 0) AS gl_entry_no,
  allocated,
  NULLIF(allocated_with_journal_no, 0) AS allocated_with_journal_no,
  allocation_id
FROM stage_cost_entries;


-- imports/history/list_budget

SELECT
  file,
  row_no,
  no AS source_no,
  CASE source
    WHEN 'transfer_from_gl_budget'
    THEN 'budget_copy'
    WHEN 'cost_journal'
    THEN 'journal'
    WHEN 'manual'
    THEN 'budget_entry'
    ELSE source
  END AS kind,
  cost_budget_name AS version,
  NULLIF(from_cost_budget_entry_no, 0) AS first_no,
  NULLIF(to_cost_budget_entry_no, 0) AS last_no,
  CAST(NULL AS BIGINT) AS first_gl_entry_no,
  CAST(NULL AS BIGINT) AS last_gl_entry_no,
  NULLIF(level, 0) AS level,
  posting_date,
  journal_batch_name AS journal_batch,
  closed
FROM stage_budget_registers;


-- imports/history/list_cost

SELECT
  file,
  row_no,
  no AS source_no,
  CASE source
    WHEN 'transfer_from_gl'
    THEN 'transfer'
    WHEN 'cost_journal'
    THEN 'journal'
    WHEN 'transfer_from_budget'
    THEN 'budget_transfer'
    ELSE source
  END AS kind,
  'ACTUAL' AS version,
  NULLIF(from_cost_entry_no, 0) AS first_no,
  NULLIF(to_cost_entry_no, 0) AS last_no,
  NULLIF(from_gl_entry_no, 0) AS first_gl_entry_no,
  NULLIF(to_gl_entry_no, 0) AS last_gl_entry_no,
  NULLIF(level, 0) AS level,
  posting_date,
  journal_batch_name AS journal_batch,
  closed
FROM stage_cost_registers;


-- imports/history/migrated_new_line

WITH placed AS (
  SELECT
    line.source_no,
    MIN(list.source_no) AS register_source_no
  FROM migrated_line AS line
  INNER JOIN migrated_list AS list
    ON line.source_no >= list.first_no AND line.source_no <= list.last_no
  GROUP BY
    line.source_no
)
SELECT
  line.*,
  placed.register_source_no
FROM migrated_line AS line
LEFT JOIN placed
  ON placed.source_no = line.source_no
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM migrated_entry AS known
    WHERE
      known.source_series = %(series)s AND known.source_no = line.source_no
  );


-- imports/history/migrated_new_list

WITH wanted AS (
  SELECT
    list.source_no,
    list.kind,
    list.version,
    list.level,
    list.first_gl_entry_no,
    list.last_gl_entry_no,
    list.posting_date,
    list.journal_batch,
    list.closed
  FROM migrated_list AS list
  WHERE
    NOT EXISTS(
      SELECT
        1
      FROM migrated_register AS known
      WHERE
        known.source_series = %(series)s AND known.source_no = list.source_no
    )
  UNION ALL
  SELECT
    CAST(NULL AS BIGINT) AS source_no,
    'import' AS kind,
    line.version,
    CAST(NULL AS BIGINT) AS level,
    CAST(NULL AS BIGINT) AS first_gl_entry_no,
    CAST(NULL AS BIGINT) AS last_gl_entry_no,
    MIN(line.posting_date) AS posting_date,
    '' AS journal_batch,
    FALSE AS closed
  FROM migrated_new_line AS line
  WHERE
    line.register_source_no IS NULL
  GROUP BY
    line.version
)
SELECT
  %(last_register_no)s + ROW_NUMBER() OVER (ORDER BY COALESCE(wanted.source_no, 0), wanted.version) AS register_no,
  wanted.*
FROM wanted;


-- imports/history/migrated_pool

WITH taken AS (
  SELECT
    entry.entry_no,
    entry.version_id,
    entry.amount,
    entry.additional_amount,
    COALESCE(known.register_no, entry.register_no) AS register_no
  FROM migrated_numbered AS entry
  LEFT JOIN migrated_register AS known
    ON known.source_series = %(series)s
    AND known.source_no = entry.allocated_with_journal_no
  WHERE
    entry.allocated AND entry.amount <> 0
)
SELECT
  entry_no,
  CAST(%(last_pool_no)s + DENSE_RANK() OVER (ORDER BY version_id, register_no) AS INT) AS pool_no,
  CAST(%(last_run_no)s + DENSE_RANK() OVER (ORDER BY version_id) AS INT) AS run_no,
  CAST(register_no AS INT) AS register_no,
  version_id,
  amount,
  additional_amount
FROM taken;


-- imports/history/pool_last

SELECT
  MAX(pool_no) AS pool_no,
  MAX(run_no) AS run_no
FROM migrated_pool;


-- imports/history/post_entry

INSERT INTO cost_entry_row (
  entry_no,
  register_no,
  version_id,
  posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  amount,
  additional_amount,
  gl_entry_no,
  combined,
  coding_id
)
SELECT
  entry_no,
  register_no,
  version_id,
  posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  amount,
  additional_amount,
  gl_entry_no,
  '' AS combined,
  coding_id
FROM migrated_numbered
ORDER BY
  entry_no;


-- imports/history/post_list

INSERT INTO migrated_register (
  register_no,
  source_series,
  source_no
)
SELECT
  register_no,
  %(series)s,
  source_no
FROM migrated_new_list
ORDER BY
  register_no;


-- imports/history/post_number

INSERT INTO migrated_entry (
  entry_no,
  source_series,
  source_no
)
SELECT
  entry_no,
  %(series)s,
  source_no
FROM migrated_numbered
ORDER BY
  entry_no;


-- imports/history/post_pool

INSERT INTO pool (
  pool_no,
  run_no,
  register_no,
  rule_id,
  rule_version,
  document_no,
  held,
  taken,
  charged,
  additional_held,
  additional_taken
)
SELECT
  pool_no,
  MIN(run_no),
  MIN(register_no),
  '',
  0,
  '',
  CAST(SUM(amount) AS BIGINT),
  CAST(SUM(amount) AS BIGINT),
  CAST(SUM(amount) AS BIGINT),
  CAST(SUM(additional_amount) AS BIGINT),
  CAST(SUM(additional_amount) AS BIGINT)
FROM migrated_pool
GROUP BY
  pool_no
ORDER BY
  pool_no;


-- imports/history/post_register

WITH entry AS (
  SELECT
    register_no,
    MIN(entry_no) AS first_entry_no,
    MAX(entry_no) AS last_entry_no,
    COUNT(*) AS entries,
    CAST(SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS BIGINT) AS debit,
    CAST(SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END) AS BIGINT) AS credit,
    CAST(SUM(additional_amount) AS BIGINT) AS additional_amount,
    MIN(gl_entry_no) AS first_gl_entry_no,
    MAX(gl_entry_no) AS last_gl_entry_no,
    COUNT(gl_entry_no) AS gl_entries
  FROM migrated_numbered
  GROUP BY
    register_no
)
INSERT INTO register_row (
  register_no,
  kind,
  version_id,
  level,
  journal_batch,
  first_entry_no,
  last_entry_no,
  first_gl_entry_no,
  last_gl_entry_no,
  entries,
  gl_entries,
  debit,
  credit,
  additional_amount,
  posting_date,
  posted_on,
  posted_at,
  posted_by
)
SELECT
  list.register_no,
  list.kind,
  COALESCE(first_entry.version_id, version.version_id),
  list.level,
  list.journal_batch,
  entry.first_entry_no,
  entry.last_entry_no,
  COALESCE(list.first_gl_entry_no, entry.first_gl_entry_no),
  COALESCE(list.last_gl_entry_no, entry.last_gl_entry_no),
  COALESCE(entry.entries, 0),
  COALESCE(entry.gl_entries, 0),
  COALESCE(entry.debit, 0),
  COALESCE(entry.credit, 0),
  COALESCE(entry.additional_amount, 0),
  COALESCE(list.posting_date, first_entry.posting_date),
  %(posted_on)s,
  %(posted_at)s,
  %(posted_by)s
FROM migrated_new_list AS list
LEFT JOIN entry
  ON entry.register_no = list.register_no
LEFT JOIN migrated_numbered AS first_entry
  ON first_entry.entry_no = entry.first_entry_no
LEFT JOIN version
  ON version.code = list.version
WHERE
  NOT first_entry.version_id IS NULL OR NOT version.version_id IS NULL
ORDER BY
  list.register_no;


-- imports/history/post_run

INSERT INTO run_row (
  run_no,
  kind,
  version_id,
  label,
  policy,
  parameters,
  certificate
)
SELECT DISTINCT
  run_no,
  'migrated',
  version_id,
  '',
  '',
  '{}',
  '[]'
FROM migrated_pool
ORDER BY
  run_no;


-- imports/history/post_source

INSERT INTO budget_source (
  register_no,
  kind,
  source
)
SELECT
  register_no,
  'gl_budget',
  ''
FROM migrated_new_list
WHERE
  kind = 'budget_copy'
ORDER BY
  register_no;


-- imports/history/post_taken

INSERT INTO consumption (
  pool_no,
  entry_no,
  amount,
  additional_amount
)
SELECT
  pool_no,
  entry_no,
  amount,
  additional_amount
FROM migrated_pool
ORDER BY
  pool_no,
  entry_no;


-- imports/history/post_text

INSERT INTO cost_entry_text (
  entry_no,
  document_no,
  description,
  reason_code
)
SELECT
  entry_no,
  document_no,
  description,
  reason_code
FROM migrated_numbered
ORDER BY
  entry_no;


-- imports/history/problem

WITH judged AS (
  SELECT
    line.file,
    line.row_no,
    line.version,
    line.cost_type_no,
    line.cost_center_code,
    line.cost_object_code,
    version.version_id,
    cost_type.line_type AS type_line,
    cost_type.cost_type_id,
    center.receiver_id AS center_id,
    center.is_line AS is_center_line,
    object_.receiver_id AS object_id,
    object_.is_line AS is_object_line
  FROM migrated_new_line AS line
  LEFT JOIN version
    ON version.code = line.version
  LEFT JOIN cost_type
    ON cost_type.code = line.cost_type_no
  LEFT JOIN posting_target AS center
    ON center.kind = 'center' AND center.code = line.cost_center_code
  LEFT JOIN posting_target AS object_
    ON object_.kind = 'object' AND object_.code = line.cost_object_code
)
SELECT
  file,
  row_no,
  'budget_name' AS field,
  version AS value,
  'There is no budget with this name.' AS problem
FROM judged
WHERE
  version_id IS NULL
UNION ALL
SELECT
  file,
  row_no,
  'cost_type_no' AS field,
  cost_type_no AS value,
  CASE
    WHEN cost_type_id IS NULL
    THEN 'There is no cost type with this number.'
    ELSE 'This cost type is a heading or total.'
  END AS problem
FROM judged
WHERE
  cost_type_id IS NULL OR type_line <> 'postable'
UNION ALL
SELECT
  file,
  row_no,
  'cost_center_code' AS field,
  cost_center_code AS value,
  CASE
    WHEN center_id IS NULL
    THEN 'There is no cost center with this code.'
    ELSE 'This cost center is a heading or total.'
  END AS problem
FROM judged
WHERE
  cost_center_code <> '' AND (
    center_id IS NULL OR NOT is_center_line
  )
UNION ALL
SELECT
  file,
  row_no,
  'cost_object_code' AS field,
  cost_object_code AS value,
  CASE
    WHEN object_id IS NULL
    THEN 'There is no cost object with this code.'
    ELSE 'This cost object is a heading or total.'
  END AS problem
FROM judged
WHERE
  cost_object_code <> '' AND (
    object_id IS NULL OR NOT is_object_line
  )
UNION ALL
SELECT
  file,
  row_no,
  'cost_center_code' AS field,
  cost_center_code AS value,
  CASE
    WHEN cost_center_code = ''
    THEN 'It has neither a cost center nor an object.'
    ELSE 'It has a cost center and a cost object.'
  END AS problem
FROM judged
WHERE
  (
    cost_center_code = ''
  ) = (
    cost_object_code = ''
  )
ORDER BY
  file,
  row_no,
  field;


-- imports/import_entry

SELECT
  place,
  part_no,
  file,
  row_no,
  source_row,
  CASE WHEN NOT %(is_keyed)s THEN gl_entry_no END AS gl_entry_no,
  CASE
    WHEN %(is_keyed)s AND NOT gl_entry_no IS NULL
    THEN CAST(gl_entry_no AS TEXT)
    ELSE source_key
  END AS source_key,
  posting_date,
  is_closing,
  gl_account_no,
  members,
  amount,
  additional_amount,
  document_no,
  description,
  reason_code
FROM stage_entry;


-- imports/key_count

SELECT
  (
    SELECT
      COUNT(*)
    FROM import_entry
    WHERE
      NOT source_key IS NULL
  ) + (
    SELECT
      COUNT(*)
    FROM gl_entry_row AS entry
    INNER JOIN import_row
      ON import_row.import_no = entry.import_no
    WHERE
      NOT entry.source_key IS NULL AND import_row.source = %(source_name)s
  ) AS entries;


-- imports/new_count

SELECT
  COUNT(*) AS entries
FROM import_new;


-- imports/number_taken

SELECT
  COUNT(*) AS entries
FROM stage_entry
INNER JOIN gl_entry_row AS entry
  ON entry.gl_entry_no = stage_entry.gl_entry_no
INNER JOIN import_row
  ON import_row.import_no = entry.import_no
WHERE
  import_row.source <> %(source_name)s OR NOT entry.source_key IS NULL;


-- imports/receiver_refused

WITH started AS (
  SELECT
    MAX(valid_to) AS valid_from
  FROM dimension_era
), read_by AS (
  SELECT
    started.valid_from,
    CAST(NULL AS DATE) AS valid_to,
    setup.cost_center_dimension,
    setup.cost_object_dimension
  FROM setup
  CROSS JOIN started
  UNION ALL
  SELECT
    valid_from,
    valid_to,
    cost_center_dimension,
    cost_object_dimension
  FROM dimension_era
), named AS (
  SELECT
    stage_member.members,
    stage_member.dimension,
    stage_member.code,
    read_by.valid_from,
    read_by.valid_to,
    CASE
      WHEN stage_member.dimension = read_by.cost_center_dimension
      THEN 'center'
      ELSE 'object'
    END AS kind
  FROM stage_member
  INNER JOIN read_by
    ON read_by.cost_center_dimension = stage_member.dimension
    OR read_by.cost_object_dimension = stage_member.dimension
), judged AS (
  SELECT
    named.members,
    named.dimension,
    named.code,
    named.kind,
    named.valid_from,
    named.valid_to,
    CASE
      WHEN receiver.receiver_id IS NULL
      THEN 'unknown'
      WHEN receiver.is_blocked
      THEN 'blocked'
      WHEN NOT receiver.is_line
      THEN 'no_line'
    END AS trouble
  FROM named
  LEFT JOIN receiver_by_code AS receiver
    ON receiver.kind = named.kind AND receiver.code = named.code
)
SELECT
  import_new.file,
  import_new.source_row AS row_no,
  judged.dimension,
  judged.code,
  judged.kind,
  judged.trouble
FROM import_new
INNER JOIN judged
  ON judged.members = import_new.members
WHERE
  NOT judged.trouble IS NULL
  AND (
    judged.valid_from IS NULL OR import_new.posting_date >= judged.valid_from
  )
  AND (
    judged.valid_to IS NULL OR import_new.posting_date < judged.valid_to
  )
ORDER BY
  import_new.part_no,
  import_new.row_no,
  judged.kind;


-- imports/records/account_dimension

SELECT
  gl_account_no,
  dimension,
  code
FROM gl_account_dimension
ORDER BY
  gl_account_no,
  dimension;


-- imports/records/carried_account

SELECT
  coding_id
FROM gl_coding
WHERE
  gl_account_no = %(gl_account_no)s
LIMIT 1;


-- imports/records/carried_value

SELECT
  dimension_set_id
FROM dimension_set_member
WHERE
  dimension = %(dimension)s AND code = %(code)s
LIMIT 1;


-- imports/records/delete_account_dimension

DELETE FROM gl_account_dimension
WHERE
  gl_account_no = %(gl_account_no)s;


-- imports/records/delete_accounting_period

DELETE FROM accounting_period
WHERE
  starting_date = %(starting_date)s;


-- imports/records/delete_dimension_value

DELETE FROM dimension_value
WHERE
  dimension = %(dimension)s AND code = %(code)s;


-- imports/records/delete_employee

DELETE FROM employee
WHERE
  employee_no = %(employee_no)s;


-- imports/records/delete_gl_account

DELETE FROM gl_account
WHERE
  gl_account_no = %(gl_account_no)s;


-- imports/records/rename_account_dimension

UPDATE gl_account_dimension SET code = %(new)s
WHERE
  dimension = %(dimension)s AND code = %(old)s;


-- imports/records/rename_set

UPDATE dimension_set SET members = written.members
FROM (
  SELECT
    member.dimension_set_id,
    '{' || STRING_AGG(
      
        CAST(TO_JSON(member.dimension) AS TEXT) || ':' || CAST(TO_JSON(member.code) AS TEXT),
        ','
      
      ORDER BY
        member.dimension
    ) || '}' AS members
  FROM dimension_set_member AS member
  WHERE
    EXISTS(
      SELECT
        1
      FROM dimension_set_member AS renamed
      WHERE
        renamed.dimension_set_id = member.dimension_set_id
        AND renamed.dimension = %(dimension)s
        AND renamed.code = %(code)s
    )
  GROUP BY
    member.dimension_set_id
) AS written
WHERE
  written.dimension_set_id = dimension_set.dimension_set_id;


-- imports/records/rename_set_member

UPDATE dimension_set_member SET code = %(new)s
WHERE
  dimension = %(dimension)s AND code = %(old)s;


-- imports/stage_count

SELECT
  COUNT(*) AS entries,
  COUNT(*) - COUNT(gl_entry_no) AS unnumbered
FROM stage_entry;


-- imports/summary

SELECT
  COUNT(*) AS entries,
  CAST(COALESCE(SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END), 0) AS BIGINT) AS debit,
  CAST(COALESCE(SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END), 0) AS BIGINT) AS credit,
  COALESCE(MAX(gl_entry_no), 0) AS last_gl_entry_no
FROM gl_entry_row
WHERE
  import_no = %(import_no)s;


-- journal/batch_delete

DELETE FROM journal_batch
WHERE
  batch = %(batch)s;


-- journal/batch_list

SELECT
  batch,
  description,
  version,
  reason_code,
  bal_cost_type_no,
  bal_cost_center_code,
  bal_cost_object_code,
  delete_after_posting,
  balance,
  last_posted_period
FROM journal_batch
ORDER BY
  batch;


-- journal/batch_rename

UPDATE journal_batch SET batch = %(new_batch)s
WHERE
  batch = %(batch)s;


-- journal/correctable

SELECT
  shown.cost_type_no,
  shown.cost_center_code,
  shown.cost_object_code,
  entry.amount,
  entry.posting_date,
  shown.document_no,
  shown.description,
  shown.version,
  EXISTS(
    SELECT
      1
    FROM register_row
    LEFT JOIN reversed_register
      ON reversed_register.register_no = register_row.register_no
    WHERE
      register_row.register_no = entry.register_no
      AND (
        register_row.kind = 'reversal' OR NOT reversed_register.register_no IS NULL
      )
  ) AS is_reversed
FROM cost_entry_row AS entry
INNER JOIN cost_entry AS shown
  ON shown.entry_no = entry.entry_no
WHERE
  entry.entry_no = %(entry_no)s;


-- journal/cost_type

SELECT
  cost_type.name,
  cost_type.line_type,
  cost_type.is_blocked,
  COALESCE(center.code, '') AS cost_center_code,
  COALESCE(object_.code, '') AS cost_object_code
FROM cost_type
LEFT JOIN receiver AS center
  ON center.receiver_id = cost_type.default_center_id
LEFT JOIN receiver AS object_
  ON object_.receiver_id = cost_type.default_object_id
WHERE
  cost_type.code = %(code)s AND NOT cost_type.is_retired;


-- journal/journal_judged

SELECT
  line.line_no,
  line.posting_date,
  line.is_closing,
  line.document_no,
  line.description,
  line.amount,
  line.additional_amount,
  line.reason_code,
  line.corrects_entry_no,
  line.cost_type_no,
  line.cost_center_code,
  line.cost_object_code,
  line.bal_cost_type_no,
  line.bal_cost_center_code,
  line.bal_cost_object_code,
  version.version_id,
  COALESCE(version.is_locked, FALSE) AS is_version_locked,
  cost_type.cost_type_id,
  COALESCE(cost_type.is_blocked, FALSE) AS is_type_blocked,
  COALESCE(cost_type.line_type, '') AS type_line,
  bal_type.cost_type_id AS bal_cost_type_id,
  COALESCE(bal_type.is_blocked, FALSE) AS is_bal_type_blocked,
  COALESCE(bal_type.line_type, '') AS bal_type_line,
  center.receiver_id AS center_id,
  COALESCE(center.is_blocked, FALSE) AS is_center_blocked,
  COALESCE(center.is_line, FALSE) AS is_center_line,
  object_.receiver_id AS object_id,
  COALESCE(object_.is_blocked, FALSE) AS is_object_blocked,
  COALESCE(object_.is_line, FALSE) AS is_object_line,
  bal_center.receiver_id AS bal_center_id,
  COALESCE(bal_center.is_blocked, FALSE) AS is_bal_center_blocked,
  COALESCE(bal_center.is_line, FALSE) AS is_bal_center_line,
  bal_object.receiver_id AS bal_object_id,
  COALESCE(bal_object.is_blocked, FALSE) AS is_bal_object_blocked,
  COALESCE(bal_object.is_line, FALSE) AS is_bal_object_line
FROM journal_line_row AS line
INNER JOIN journal_batch AS batch
  ON batch.batch = line.batch
LEFT JOIN version
  ON version.code = COALESCE(NULLIF(line.version, ''), NULLIF(batch.version, ''), 'ACTUAL')
LEFT JOIN cost_type
  ON cost_type.code = line.cost_type_no AND NOT cost_type.is_retired
LEFT JOIN cost_type AS bal_type
  ON bal_type.code = line.bal_cost_type_no AND NOT bal_type.is_retired
LEFT JOIN receiver_by_code AS center
  ON center.kind = 'center' AND center.code = line.cost_center_code
LEFT JOIN receiver_by_code AS object_
  ON object_.kind = 'object' AND object_.code = line.cost_object_code
LEFT JOIN receiver_by_code AS bal_center
  ON bal_center.kind = 'center' AND bal_center.code = line.bal_cost_center_code
LEFT JOIN receiver_by_code AS bal_object
  ON bal_object.kind = 'object' AND bal_object.code = line.bal_cost_object_code
WHERE
  line.batch = %(batch)s;


-- journal/line_clear

DELETE FROM journal_line_row
WHERE
  batch = %(batch)s;


-- journal/line_delete

DELETE FROM journal_line_row
WHERE
  batch = %(batch)s AND line_no = %(line_no)s;


-- journal/line_last

SELECT
  line_no,
  posting_date,
  is_closing,
  document_no
FROM journal_line_row
WHERE
  batch = %(batch)s
ORDER BY
  line_no DESC NULLS LAST
LIMIT 1;


-- journal/line_list

SELECT
  batch,
  line_no,
  posting_date,
  is_closing,
  document_no,
  description,
  amount,
  additional_amount,
  cost_type_no,
  cost_center_code,
  cost_object_code,
  bal_cost_type_no,
  bal_cost_center_code,
  bal_cost_object_code,
  reason_code,
  version,
  corrects_entry_no
FROM journal_line_row
WHERE
  batch = %(batch)s AND line_no = COALESCE(%(line_no)s, line_no)
ORDER BY
  line_no;


-- journal/line_move

UPDATE journal_line_row SET batch = %(new_batch)s
WHERE
  batch = %(batch)s;


-- journal/line_numbers

SELECT
  line_no
FROM journal_line_row
WHERE
  batch = %(batch)s;


-- journal/line_renumber

UPDATE journal_line_row SET line_no = %(new_no)s
WHERE
  batch = %(batch)s AND line_no = %(line_no)s;


-- journal/posting_line

SELECT
  CAST(line_no AS BIGINT) * 2 AS line_no,
  posting_date,
  is_closing,
  cost_type_id,
  COALESCE(center_id, object_id) AS receiver_id,
  amount,
  additional_amount,
  CAST(NULL AS BIGINT) AS gl_entry_no,
  '' AS combined,
  CAST(NULL AS INT) AS coding_id,
  document_no,
  description,
  reason_code,
  corrects_entry_no
FROM journal_judged
WHERE
  version_id = %(version_id)s AND NOT cost_type_id IS NULL
UNION ALL
SELECT
  CAST(line_no AS BIGINT) * 2 + 1 AS line_no,
  posting_date,
  is_closing,
  bal_cost_type_id AS cost_type_id,
  COALESCE(bal_center_id, bal_object_id) AS receiver_id,
  -amount AS amount,
  -additional_amount AS additional_amount,
  CAST(NULL AS BIGINT) AS gl_entry_no,
  '' AS combined,
  CAST(NULL AS INT) AS coding_id,
  document_no,
  description,
  reason_code,
  CAST(NULL AS BIGINT) AS corrects_entry_no
FROM journal_judged
WHERE
  version_id = %(version_id)s AND NOT bal_cost_type_id IS NULL;


-- journal/problem

WITH barred_day AS (
  SELECT
    line.posting_date,
    BOOL_AND(barred.is_locked_period) AS is_locked_only
  FROM journal_judged AS line
  INNER JOIN barred_span AS barred
    ON line.posting_date BETWEEN barred.first_day AND barred.last_day
  GROUP BY
    line.posting_date
), found AS (
  SELECT
    line_no,
    1 AS check_no,
    'posting_date_missing' AS kind,
    'posting_date' AS field,
    '' AS value
  FROM journal_judged
  WHERE
    posting_date IS NULL
  UNION ALL
  SELECT
    line_no,
    2 AS check_no,
    'document_no_missing' AS kind,
    'document_no' AS field,
    '' AS value
  FROM journal_judged
  WHERE
    document_no = ''
  UNION ALL
  SELECT
    line_no,
    3 AS check_no,
    'amount_missing' AS kind,
    'amount' AS field,
    '0' AS value
  FROM journal_judged
  WHERE
    amount = 0
  UNION ALL
  SELECT
    line_no,
    4 AS check_no,
    'cost_type_missing' AS kind,
    'cost_type_no' AS field,
    '' AS value
  FROM journal_judged
  WHERE
    cost_type_no = '' AND bal_cost_type_no = ''
  UNION ALL
  SELECT
    line_no,
    5 AS check_no,
    'cost_type_missing' AS kind,
    'cost_type_no' AS field,
    cost_type_no AS value
  FROM journal_judged
  WHERE
    cost_type_no <> '' AND cost_type_id IS NULL
  UNION ALL
  SELECT
    line_no,
    5 AS check_no,
    'cost_type_blocked' AS kind,
    'cost_type_no' AS field,
    cost_type_no AS value
  FROM journal_judged
  WHERE
    NOT cost_type_id IS NULL AND is_type_blocked
  UNION ALL
  SELECT
    line_no,
    5 AS check_no,
    'cost_type_not_postable' AS kind,
    'cost_type_no' AS field,
    cost_type_no AS value
  FROM journal_judged
  WHERE
    NOT cost_type_id IS NULL AND NOT is_type_blocked AND type_line <> 'postable'
  UNION ALL
  SELECT
    line_no,
    6 AS check_no,
    'cost_center_or_object_missing' AS kind,
    'cost_center_code' AS field,
    '' AS value
  FROM journal_judged
  WHERE
    cost_type_no <> '' AND cost_center_code = '' AND cost_object_code = ''
  UNION ALL
  SELECT
    line_no,
    7 AS check_no,
    'cost_center_and_object_both' AS kind,
    'cost_center_code' AS field,
    cost_center_code || ' ' || cost_object_code AS value
  FROM journal_judged
  WHERE
    cost_type_no <> '' AND cost_center_code <> '' AND cost_object_code <> ''
  UNION ALL
  SELECT
    line_no,
    8 AS check_no,
    'cost_type_missing' AS kind,
    'bal_cost_type_no' AS field,
    bal_cost_type_no AS value
  FROM journal_judged
  WHERE
    bal_cost_type_no <> '' AND bal_cost_type_id IS NULL
  UNION ALL
  SELECT
    line_no,
    8 AS check_no,
    'cost_type_blocked' AS kind,
    'bal_cost_type_no' AS field,
    bal_cost_type_no AS value
  FROM journal_judged
  WHERE
    NOT bal_cost_type_id IS NULL AND is_bal_type_blocked
  UNION ALL
  SELECT
    line_no,
    8 AS check_no,
    'cost_type_not_postable' AS kind,
    'bal_cost_type_no' AS field,
    bal_cost_type_no AS value
  FROM journal_judged
  WHERE
    NOT bal_cost_type_id IS NULL
    AND NOT is_bal_type_blocked
    AND bal_type_line <> 'postable'
  UNION ALL
  SELECT
    line_no,
    9 AS check_no,
    'bal_cost_center_or_object_missing' AS kind,
    'bal_cost_center_code' AS field,
    '' AS value
  FROM journal_judged
  WHERE
    bal_cost_type_no <> '' AND bal_cost_center_code = '' AND bal_cost_object_code = ''
  UNION ALL
  SELECT
    line_no,
    10 AS check_no,
    'bal_cost_center_and_object_both' AS kind,
    'bal_cost_center_code' AS field,
    bal_cost_center_code || ' ' || bal_cost_object_code AS value
  FROM journal_judged
  WHERE
    bal_cost_type_no <> ''
    AND bal_cost_center_code <> ''
    AND bal_cost_object_code <> ''
  UNION ALL
  SELECT
    line_no,
    12 AS check_no,
    'cost_center_not_defined' AS kind,
    'cost_center_code' AS field,
    cost_center_code AS value
  FROM journal_judged
  WHERE
    cost_type_no <> '' AND cost_center_code <> '' AND center_id IS NULL
  UNION ALL
  SELECT
    line_no,
    12 AS check_no,
    'line_type_not_allowed' AS kind,
    'cost_center_code' AS field,
    cost_center_code AS value
  FROM journal_judged
  WHERE
    cost_type_no <> '' AND NOT center_id IS NULL AND NOT is_center_line
  UNION ALL
  SELECT
    line_no,
    12 AS check_no,
    'cost_center_blocked' AS kind,
    'cost_center_code' AS field,
    cost_center_code AS value
  FROM journal_judged
  WHERE
    cost_type_no <> ''
    AND NOT center_id IS NULL
    AND is_center_line
    AND is_center_blocked
  UNION ALL
  SELECT
    line_no,
    13 AS check_no,
    'cost_object_not_defined' AS kind,
    'cost_object_code' AS field,
    cost_object_code AS value
  FROM journal_judged
  WHERE
    cost_type_no <> '' AND cost_object_code <> '' AND object_id IS NULL
  UNION ALL
  SELECT
    line_no,
    13 AS check_no,
    'line_type_not_allowed' AS kind,
    'cost_object_code' AS field,
    cost_object_code AS value
  FROM journal_judged
  WHERE
    cost_type_no <> '' AND NOT object_id IS NULL AND NOT is_object_line
  UNION ALL
  SELECT
    line_no,
    13 AS check_no,
    'cost_object_blocked' AS kind,
    'cost_object_code' AS field,
    cost_object_code AS value
  FROM journal_judged
  WHERE
    cost_type_no <> ''
    AND NOT object_id IS NULL
    AND is_object_line
    AND is_object_blocked
  UNION ALL
  SELECT
    line_no,
    14 AS check_no,
    'cost_center_not_defined' AS kind,
    'bal_cost_center_code' AS field,
    bal_cost_center_code AS value
  FROM journal_judged
  WHERE
    bal_cost_type_no <> '' AND bal_cost_center_code <> '' AND bal_center_id IS NULL
  UNION ALL
  SELECT
    line_no,
    14 AS check_no,
    'line_type_not_allowed' AS kind,
    'bal_cost_center_code' AS field,
    bal_cost_center_code AS value
  FROM journal_judged
  WHERE
    bal_cost_type_no <> '' AND NOT bal_center_id IS NULL AND NOT is_bal_center_line
  UNION ALL
  SELECT
    line_no,
    14 AS check_no,
    'cost_center_blocked' AS kind,
    'bal_cost_center_code' AS field,
    bal_cost_center_code AS value
  FROM journal_judged
  WHERE
    bal_cost_type_no <> ''
    AND NOT bal_center_id IS NULL
    AND is_bal_center_line
    AND is_bal_center_blocked
  UNION ALL
  SELECT
    line_no,
    15 AS check_no,
    'cost_object_not_defined' AS kind,
    'bal_cost_object_code' AS field,
    bal_cost_object_code AS value
  FROM journal_judged
  WHERE
    bal_cost_type_no <> '' AND bal_cost_object_code <> '' AND bal_object_id IS NULL
  UNION ALL
  SELECT
    line_no,
    15 AS check_no,
    'line_type_not_allowed' AS kind,
    'bal_cost_object_code' AS field,
    bal_cost_object_code AS value
  FROM journal_judged
  WHERE
    bal_cost_type_no <> '' AND NOT bal_object_id IS NULL AND NOT is_bal_object_line
  UNION ALL
  SELECT
    line_no,
    15 AS check_no,
    'cost_object_blocked' AS kind,
    'bal_cost_object_code' AS field,
    bal_cost_object_code AS value
  FROM journal_judged
  WHERE
    bal_cost_type_no <> ''
    AND NOT bal_object_id IS NULL
    AND is_bal_object_line
    AND is_bal_object_blocked
  UNION ALL
  SELECT
    line_no,
    16 AS check_no,
    'version_missing' AS kind,
    'budget_name' AS field,
    '' AS value
  FROM journal_judged
  WHERE
    version_id IS NULL
  UNION ALL
  SELECT
    line_no,
    16 AS check_no,
    'version_locked' AS kind,
    'budget_name' AS field,
    '' AS value
  FROM journal_judged
  WHERE
    is_version_locked
  UNION ALL
  SELECT
    line.line_no,
    11 AS check_no,
    'posting_date_not_allowed' AS kind,
    'posting_date' AS field,
    CAST(line.posting_date AS TEXT) AS value
  FROM journal_judged AS line
  INNER JOIN barred_day
    ON barred_day.posting_date = line.posting_date
  WHERE
    NOT barred_day.is_locked_only OR line.version_id = %(actual)s
)
SELECT
  line_no,
  check_no,
  kind,
  field,
  value
FROM found
ORDER BY
  line_no,
  check_no,
  kind;


-- journal/receiver

SELECT
  is_line,
  is_blocked
FROM receiver_by_code
WHERE
  kind = %(kind)s AND code = %(code)s;


-- journal/total

SELECT
  line.version_id,
  version.code AS version,
  COUNT(*) AS lines,
  MIN(line.posting_date) AS first_day,
  MAX(line.posting_date) AS last_day
FROM journal_judged AS line
LEFT JOIN version
  ON version.version_id = line.version_id
GROUP BY
  line.version_id,
  version.code
ORDER BY
  line.version_id;


-- journal/unbalanced

SELECT
  MIN(line_no) AS line_no,
  CASE WHEN %(is_whole)s THEN '' ELSE document_no END AS document_no,
  CASE WHEN %(is_whole)s THEN NULL ELSE posting_date END AS posting_date,
  CAST(SUM(
    CASE
      WHEN bal_cost_type_no = ''
      THEN amount
      WHEN cost_type_no = ''
      THEN -amount
      ELSE 0
    END
  ) AS BIGINT) AS difference
FROM journal_judged
GROUP BY
  CASE WHEN %(is_whole)s THEN NULL ELSE version_id END,
  CASE WHEN %(is_whole)s THEN '' ELSE document_no END,
  CASE WHEN %(is_whole)s THEN NULL ELSE posting_date END,
  CASE WHEN %(is_whole)s THEN FALSE ELSE is_closing END
HAVING
  SUM(
    CASE
      WHEN bal_cost_type_no = ''
      THEN amount
      WHEN cost_type_no = ''
      THEN -amount
      ELSE 0
    END
  ) <> 0
ORDER BY
  line_no;


-- posting/counter

UPDATE counter SET last_no = CASE
  WHEN name = 'register'
  THEN CAST(%(register_no)s AS BIGINT)
  ELSE CAST(%(last_entry_no)s AS BIGINT)
END
WHERE
  (
    name = 'register' AND last_no < %(register_no)s
  )
  OR (
    name = 'entry' AND last_no < %(last_entry_no)s
  );


-- posting/counter_read

SELECT
  last_no
FROM counter
WHERE
  name = %(name)s;


-- posting/counter_set

UPDATE counter SET last_no = %(last_no)s
WHERE
  name = %(name)s AND last_no < %(last_no)s;


-- posting/counter_take

UPDATE counter SET last_no = last_no + 1
WHERE
  name = %(name)s
RETURNING last_no;


-- posting/entry

INSERT INTO cost_entry_row (
  entry_no,
  register_no,
  version_id,
  posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  amount,
  additional_amount,
  gl_entry_no,
  combined,
  coding_id
)
SELECT
  %(last_entry_no)s + ROW_NUMBER() OVER (ORDER BY line_no) AS entry_no,
  %(register_no)s,
  %(version_id)s,
  posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  amount,
  additional_amount,
  gl_entry_no,
  combined,
  coding_id
FROM posting_line
ORDER BY
  line_no;


-- posting/origin

WITH numbered AS (
  SELECT
    %(last_entry_no)s + ROW_NUMBER() OVER (ORDER BY line_no) AS entry_no,
    corrects_entry_no
  FROM posting_line
)
INSERT INTO cost_entry_origin (
  entry_no,
  corrects_entry_no
)
SELECT
  entry_no,
  corrects_entry_no
FROM numbered
WHERE
  NOT corrects_entry_no IS NULL;


-- posting/posting_lock

UPDATE counter SET last_no = last_no
WHERE
  name = 'register';


-- posting/proof

WITH taken AS (
  SELECT
    COALESCE(SUM(entries), 0) AS gl_entries,
    COALESCE(SUM(amount), 0) AS amount
  FROM disposition_total
  WHERE
    register_no = %(register_no)s AND disposition = 'transferred'
)
SELECT
  'law 1' AS law,
  'register ' || CAST(register_row.register_no AS TEXT) || ' does not tie to the G/L entries that it takes' AS found
FROM register_row
CROSS JOIN taken
WHERE
  register_row.register_no = %(register_no)s
  AND register_row.kind = 'transfer'
  AND (
    register_row.debit - register_row.credit <> taken.amount
    OR register_row.gl_entries <> taken.gl_entries
  )
UNION ALL
SELECT
  'law 2' AS law,
  CAST(COUNT(*) AS TEXT) || ' entries on cost type ' || COALESCE(cost_type.code, '?') || ' and receiver ' || COALESCE(receiver.code, '?') || ' may not be posted' AS found
FROM cost_entry_row AS entry
LEFT JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
LEFT JOIN posting_target AS receiver
  ON receiver.receiver_id = entry.receiver_id
WHERE
  entry.register_no = %(register_no)s
  AND (
    cost_type.cost_type_id IS NULL
    OR receiver.receiver_id IS NULL
    OR cost_type.line_type <> 'postable'
    OR NOT receiver.is_line
  )
GROUP BY
  cost_type.code,
  receiver.code
UNION ALL
SELECT
  'law 7' AS law,
  'entry numbers of register ' || CAST(register_no AS TEXT) || ' have gaps' AS found
FROM register_row
WHERE
  register_no = %(register_no)s
  AND entries > 0
  AND last_entry_no - first_entry_no + 1 <> entries;


-- posting/register

WITH entry AS (
  SELECT
    MIN(entry_no) AS first_entry_no,
    MAX(entry_no) AS last_entry_no,
    MIN(CASE WHEN entry_no = %(first_entry_no)s THEN posting_date END) AS posting_date,
    COUNT(*) AS entries,
    CAST(COALESCE(SUM(CASE WHEN amount > 0 THEN amount END), 0) AS BIGINT) AS debit,
    CAST(COALESCE(SUM(CASE WHEN amount < 0 THEN -amount END), 0) AS BIGINT) AS credit,
    CAST(COALESCE(SUM(additional_amount), 0) AS BIGINT) AS additional_amount,
    MIN(CASE WHEN combined = '' THEN gl_entry_no END) AS first_gl_entry_no,
    MAX(CASE WHEN combined = '' THEN gl_entry_no END) AS last_gl_entry_no,
    COUNT(CASE WHEN combined = '' THEN gl_entry_no END) AS gl_entries
  FROM cost_entry_row
  WHERE
    register_no = %(register_no)s
), member AS (
  SELECT
    MIN(gl_entry_no) AS first_gl_entry_no,
    MAX(gl_entry_no) AS last_gl_entry_no,
    COUNT(*) AS gl_entries
  FROM gl_transfer
  WHERE
    register_no = %(register_no)s
)
INSERT INTO register_row (
  register_no,
  kind,
  version_id,
  run_no,
  level,
  journal_batch,
  reverses_register_no,
  first_entry_no,
  last_entry_no,
  first_gl_entry_no,
  last_gl_entry_no,
  entries,
  gl_entries,
  debit,
  credit,
  additional_amount,
  posting_date,
  posted_on,
  posted_at,
  posted_by
)
SELECT
  %(register_no)s,
  %(kind)s,
  %(version_id)s,
  %(run_no)s,
  %(level)s,
  %(journal_batch)s,
  %(reverses_register_no)s,
  entry.first_entry_no,
  entry.last_entry_no,
  CASE
    WHEN member.first_gl_entry_no < entry.first_gl_entry_no
    THEN member.first_gl_entry_no
    ELSE COALESCE(entry.first_gl_entry_no, member.first_gl_entry_no)
  END AS first_gl_entry_no,
  CASE
    WHEN member.last_gl_entry_no > entry.last_gl_entry_no
    THEN member.last_gl_entry_no
    ELSE COALESCE(entry.last_gl_entry_no, member.last_gl_entry_no)
  END AS last_gl_entry_no,
  entry.entries,
  entry.gl_entries + member.gl_entries,
  entry.debit,
  entry.credit,
  entry.additional_amount,
  entry.posting_date,
  %(posted_on)s,
  %(posted_at)s,
  %(posted_by)s
FROM entry
CROSS JOIN member
RETURNING register_no, first_entry_no, last_entry_no, entries, gl_entries, debit, credit, additional_amount;


-- posting/text

INSERT INTO cost_entry_text (
  entry_no,
  document_no,
  description,
  reason_code
)
SELECT
  %(last_entry_no)s + ROW_NUMBER() OVER (ORDER BY line_no) AS entry_no,
  document_no,
  description,
  reason_code
FROM posting_line
ORDER BY
  line_no;


-- registers/archive/clear_cost_entry_origin

DELETE FROM cost_entry_origin
WHERE
  entry_no IN (
    SELECT
      archive_entry.entry_no
    FROM archive_entry
  );


-- registers/archive/clear_cost_entry_row

DELETE FROM cost_entry_row
WHERE
  entry_no IN (
    SELECT
      archive_entry.entry_no
    FROM archive_entry
  );


-- registers/archive/clear_cost_entry_text

DELETE FROM cost_entry_text
WHERE
  entry_no IN (
    SELECT
      archive_entry.entry_no
    FROM archive_entry
  );


-- registers/archive/keep_balance

INSERT INTO archive_balance (
  archive_no,
  version_id,
  cost_type_id,
  receiver_id,
  month_start,
  month_end,
  is_closing,
  entries,
  amount,
  debit,
  credit,
  additional_amount
)
WITH dated AS (
  SELECT
    entry.version_id,
    entry.cost_type_id,
    entry.receiver_id,
    CAST(DATE_TRUNC('MONTH', entry.posting_date) AS DATE) AS month_start,
    entry.is_closing,
    entry.amount,
    entry.additional_amount
  FROM cost_entry_row AS entry
  INNER JOIN archive_entry
    ON archive_entry.entry_no = entry.entry_no
)
SELECT
  %(archive_no)s,
  version_id,
  cost_type_id,
  receiver_id,
  month_start,
  CAST(month_start + INTERVAL '1 MONTH' - INTERVAL '1 DAY' AS DATE) AS month_end,
  is_closing,
  COUNT(*),
  CAST(SUM(amount) AS BIGINT),
  CAST(SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS BIGINT),
  CAST(SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END) AS BIGINT),
  CAST(SUM(additional_amount) AS BIGINT)
FROM dated
GROUP BY
  version_id,
  cost_type_id,
  receiver_id,
  month_start,
  is_closing
ORDER BY
  version_id,
  cost_type_id,
  receiver_id,
  month_start,
  is_closing;


-- registers/archive/keep_link

INSERT INTO gl_transfer (
  gl_entry_no,
  register_no,
  entry_no
)
SELECT
  entry.gl_entry_no,
  entry.register_no,
  entry.entry_no
FROM cost_entry_row AS entry
INNER JOIN archive_entry
  ON archive_entry.entry_no = entry.entry_no
WHERE
  NOT entry.gl_entry_no IS NULL AND entry.combined = ''
ORDER BY
  entry.gl_entry_no;


-- registers/archive/keep_register

INSERT INTO archive_register (
  archive_no,
  register_no,
  entries,
  debit,
  credit,
  additional_amount
)
SELECT
  %(archive_no)s,
  entry.register_no,
  COUNT(*),
  CAST(SUM(CASE WHEN entry.amount > 0 THEN entry.amount ELSE 0 END) AS BIGINT),
  CAST(SUM(CASE WHEN entry.amount < 0 THEN -entry.amount ELSE 0 END) AS BIGINT),
  CAST(SUM(entry.additional_amount) AS BIGINT)
FROM cost_entry_row AS entry
INNER JOIN archive_entry
  ON archive_entry.entry_no = entry.entry_no
GROUP BY
  entry.register_no
ORDER BY
  entry.register_no;


-- registers/archive/list

SELECT
  archive_no,
  first_date,
  year_ending,
  entries,
  file,
  sha256,
  archived_on,
  archived_by
FROM archive_row
ORDER BY
  archive_no;


-- registers/archive/span

SELECT
  COUNT(*) AS entries,
  MIN(posting_date) AS first_date
FROM cost_entry_row
WHERE
  version_id = 1 AND posting_date <= CAST(%(year_ending)s AS DATE);


-- registers/archive/take

SELECT
  entry_no
FROM cost_entry_row
WHERE
  version_id = 1 AND posting_date <= CAST(%(year_ending)s AS DATE);


-- registers/archive/write

SELECT
  cost_entry.entry_no,
  cost_entry.cost_type_no,
  cost_type.name AS cost_type_name,
  cost_entry.posting_date,
  cost_entry.document_no,
  cost_entry.description,
  cost_entry.amount,
  cost_entry.additional_amount,
  cost_entry.cost_center_code,
  cost_entry.cost_object_code,
  receiver.name AS receiver_name,
  cost_entry.gl_account,
  cost_entry.gl_entry_no,
  cost_entry.batch_name,
  cost_entry.version,
  cost_entry.register_no,
  cost_entry.combined,
  cost_entry.reason_code,
  cost_entry.corrects_entry_no,
  origin.pool_no,
  origin.source_entry_no,
  COALESCE(dimension_set.members, '{}') AS dimensions
FROM cost_entry_row AS entry
INNER JOIN cost_entry
  ON cost_entry.entry_no = entry.entry_no
INNER JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
LEFT JOIN cost_entry_origin AS origin
  ON origin.entry_no = entry.entry_no
LEFT JOIN gl_coding AS coding
  ON coding.coding_id = entry.coding_id
LEFT JOIN dimension_set
  ON dimension_set.dimension_set_id = coding.dimension_set_id
WHERE
  entry.version_id = 1
  AND entry.posting_date <= (
    SELECT
      MAX(archive_row.year_ending)
    FROM archive_row
  )
ORDER BY
  cost_entry.entry_no;


-- registers/by_receiver

SELECT
  receiver.kind,
  receiver.code,
  receiver.name,
  COUNT(*) AS entries,
  CAST(SUM(entry.amount) AS BIGINT) AS amount
FROM cost_entry_row AS entry
INNER JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
WHERE
  entry.register_no = %(register_no)s
GROUP BY
  receiver.kind,
  receiver.code,
  receiver.name
ORDER BY
  receiver.kind,
  receiver.code;


-- registers/by_type

SELECT
  cost_type.code,
  cost_type.name,
  COUNT(*) AS entries,
  CAST(SUM(entry.amount) AS BIGINT) AS amount
FROM cost_entry_row AS entry
INNER JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
WHERE
  entry.register_no = %(register_no)s
GROUP BY
  cost_type.code,
  cost_type.name
ORDER BY
  cost_type.code;


-- registers/close_migrated

SELECT
  MAX(register_row.register_no) AS register_no
FROM migrated_new_list AS list
INNER JOIN register_row
  ON register_row.register_no = list.register_no
WHERE
  list.closed
GROUP BY
  register_row.version_id
ORDER BY
  1;


-- registers/delete/budget_copy_link

DELETE FROM budget_copy_link
WHERE
  entry_no IN (
    SELECT
      entry.entry_no
    FROM cost_entry_row AS entry
    INNER JOIN deleted_register
      ON deleted_register.register_no = entry.register_no
  );


-- registers/delete/budget_source

DELETE FROM budget_source
WHERE
  register_no IN (
    SELECT
      deleted_register.register_no
    FROM deleted_register
  );


-- registers/delete/consumption

DELETE FROM consumption
WHERE
  pool_no IN (
    SELECT
      pool.pool_no
    FROM pool
    INNER JOIN deleted_register
      ON deleted_register.register_no = pool.register_no
  );


-- registers/delete/cost_entry_origin

DELETE FROM cost_entry_origin
WHERE
  entry_no IN (
    SELECT
      entry.entry_no
    FROM cost_entry_row AS entry
    INNER JOIN deleted_register
      ON deleted_register.register_no = entry.register_no
  );


-- registers/delete/cost_entry_row

DELETE FROM cost_entry_row
WHERE
  register_no IN (
    SELECT
      deleted_register.register_no
    FROM deleted_register
  );


-- registers/delete/cost_entry_text

DELETE FROM cost_entry_text
WHERE
  entry_no IN (
    SELECT
      entry.entry_no
    FROM cost_entry_row AS entry
    INNER JOIN deleted_register
      ON deleted_register.register_no = entry.register_no
  );


-- registers/delete/dependent

SELECT
  register_dependent.register_no,
  register_dependent.dependent_register_no,
  MIN(register_dependent.why) AS why
FROM register_dependent
INNER JOIN deleted_register
  ON deleted_register.register_no = register_dependent.register_no
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM deleted_register AS other
    WHERE
      other.register_no = register_dependent.dependent_register_no
  )
GROUP BY
  register_dependent.register_no,
  register_dependent.dependent_register_no
ORDER BY
  register_dependent.register_no,
  register_dependent.dependent_register_no;


-- registers/delete/gl_transfer

DELETE FROM gl_transfer
WHERE
  register_no IN (
    SELECT
      deleted_register.register_no
    FROM deleted_register
  );


-- registers/delete/gross_flow

DELETE FROM gross_flow
WHERE
  register_no IN (
    SELECT
      register_no
    FROM deleted_register
  );


-- registers/delete/in_closed_period

SELECT DISTINCT
  entry.register_no,
  period_seal.starting_date
FROM cost_entry_row AS entry
INNER JOIN deleted_register
  ON deleted_register.register_no = entry.register_no
INNER JOIN period_seal
  ON NOT period_seal.is_reopened
  AND entry.entry_no <= period_seal.last_entry_no
  AND entry.posting_date >= period_seal.starting_date
  AND (
    period_seal.ending_date IS NULL OR entry.posting_date <= period_seal.ending_date
  )
WHERE
  entry.version_id = 1
ORDER BY
  entry.register_no,
  period_seal.starting_date;


-- registers/delete/key_snapshot

DELETE FROM key_snapshot
WHERE
  pool_no IN (
    SELECT
      pool.pool_no
    FROM pool
    INNER JOIN deleted_register
      ON deleted_register.register_no = pool.register_no
  );


-- registers/delete/last

SELECT
  MAX(register_no) AS register_no
FROM register_row
WHERE
  version_id = %(version_id)s;


-- registers/delete/list

SELECT
  register_row.register_no,
  register_row.kind,
  register_row.journal_batch,
  register_row.entries,
  register_row.first_entry_no,
  register_row.last_entry_no,
  register_row.debit,
  register_row.credit,
  register_row.posting_date,
  EXISTS(
    SELECT
      1
    FROM register_seal
    WHERE
      register_seal.register_no = register_row.register_no
  ) AS is_closed,
  EXISTS(
    SELECT
      1
    FROM archive_register
    WHERE
      archive_register.register_no = register_row.register_no
  ) AS is_archived
FROM register_row
INNER JOIN deleted_register
  ON deleted_register.register_no = register_row.register_no
ORDER BY
  register_row.register_no;


-- registers/delete/migrated_entry

DELETE FROM migrated_entry
WHERE
  entry_no IN (
    SELECT
      entry.entry_no
    FROM cost_entry_row AS entry
    INNER JOIN deleted_register
      ON deleted_register.register_no = entry.register_no
  );


-- registers/delete/migrated_register

DELETE FROM migrated_register
WHERE
  register_no IN (
    SELECT
      deleted_register.register_no
    FROM deleted_register
  );


-- registers/delete/pool

DELETE FROM pool
WHERE
  register_no IN (
    SELECT
      deleted_register.register_no
    FROM deleted_register
  );


-- registers/delete/register_row

DELETE FROM register_row
WHERE
  register_no IN (
    SELECT
      deleted_register.register_no
    FROM deleted_register
  );


-- registers/delete/run_row

DELETE FROM run_row
WHERE
  run_no IN (
    SELECT
      deleted_register.run_no
    FROM deleted_register
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM register_row
    WHERE
      register_row.run_no = run_row.run_no
      AND NOT EXISTS(
        SELECT
          1
        FROM deleted_register
        WHERE
          deleted_register.register_no = register_row.register_no
      )
  );


-- registers/delete/subject

SELECT
  register_no,
  version_id,
  run_no
FROM register_row
WHERE
  version_id = %(version_id)s AND register_no BETWEEN %(from_no)s AND %(to_no)s;


-- registers/deletion_list

SELECT
  register_no,
  version,
  kind,
  entries,
  debit,
  credit,
  deleted_on,
  deleted_by
FROM register_deletion
ORDER BY
  register_no;


-- registers/entries

SELECT
  entry.entry_no,
  entry.posting_date,
  entry.is_closing,
  cost_type.code AS cost_type_no,
  receiver.kind AS receiver_kind,
  receiver.code AS receiver_code,
  CASE
    WHEN COALESCE(own.document_no, source.document_no, '') = ''
    THEN '0000'
    ELSE COALESCE(own.document_no, source.document_no)
  END AS document_no,
  CASE
    WHEN NOT own.description IS NULL
    THEN own.description
    WHEN entry.combined = 'day'
    THEN calendar_day.day_text
    WHEN entry.combined = 'month'
    THEN calendar_day.month_text
    ELSE COALESCE(source.description, '')
  END AS description,
  entry.amount
FROM cost_entry_row AS entry
INNER JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
LEFT JOIN cost_entry_text AS own
  ON own.entry_no = entry.entry_no
LEFT JOIN calendar_day
  ON calendar_day.day = entry.posting_date
LEFT JOIN gl_entry_row AS source
  ON source.gl_entry_no = entry.gl_entry_no
WHERE
  entry.register_no = %(register_no)s
ORDER BY
  entry.entry_no
LIMIT %(limit)s;


-- registers/list

SELECT
  register_row.register_no,
  register_row.kind,
  version.code AS version,
  register_row.level,
  register_row.journal_batch,
  register_row.first_entry_no,
  register_row.last_entry_no,
  register_row.first_gl_entry_no,
  register_row.last_gl_entry_no,
  register_row.entries,
  register_row.gl_entries,
  register_row.debit,
  register_row.credit,
  register_row.additional_amount,
  register_row.posting_date,
  register_row.posted_on,
  register_row.posted_at,
  register_row.posted_by,
  register_row.reverses_register_no,
  reversed_register.reversed_by_register_no,
  EXISTS(
    SELECT
      1
    FROM register_seal
    WHERE
      register_seal.register_no = register_row.register_no
  ) AS is_closed,
  EXISTS(
    SELECT
      1
    FROM archive_register
    WHERE
      archive_register.register_no = register_row.register_no
  ) AS is_archived
FROM register_row
INNER JOIN version
  ON version.version_id = register_row.version_id
LEFT JOIN reversed_register
  ON reversed_register.register_no = register_row.register_no
WHERE
  (
    register_row.register_no = CAST(%(register_no)s AS INT)
    OR CAST(%(register_no)s AS INT) IS NULL
  )
  AND (
    version.code = CAST(%(version)s AS TEXT) OR CAST(%(version)s AS TEXT) IS NULL
  )
ORDER BY
  register_row.register_no;


-- registers/periods/change

UPDATE accounting_period SET state = %(state)s
WHERE
  starting_date = CAST(%(starting_date)s AS DATE);


-- registers/periods/list

SELECT
  starting_date,
  LEAD(starting_date) OVER (ORDER BY starting_date) AS next_date,
  new_fiscal_year,
  state
FROM accounting_period
ORDER BY
  starting_date;


-- registers/periods/reopen

UPDATE period_seal SET is_reopened = TRUE
WHERE
  starting_date = CAST(%(starting_date)s AS DATE);


-- registers/periods/seal_list

SELECT
  period_seal.seal_no,
  period_seal.starting_date,
  period_seal.ending_date,
  period_seal.state,
  period_seal.last_entry_no,
  period_seal.entries,
  period_seal.waiting,
  period_seal.content,
  period_seal.seal,
  period_seal.is_reopened,
  EXISTS(
    SELECT
      1
    FROM archive_row
    WHERE
      archive_row.year_ending >= period_seal.starting_date
  ) AS is_archived
FROM period_seal
ORDER BY
  period_seal.seal_no;


-- registers/periods/state

WITH period AS (
  SELECT
    starting_date,
    LEAD(starting_date) OVER (ORDER BY starting_date) AS next_date,
    new_fiscal_year,
    state
  FROM accounting_period
), posted AS (
  SELECT
    period.starting_date,
    COUNT(*) AS entries,
    CAST(SUM(entry.amount) AS BIGINT) AS amount
  FROM period
  INNER JOIN cost_entry_row AS entry
    ON entry.posting_date >= period.starting_date
    AND (
      period.next_date IS NULL OR entry.posting_date < period.next_date
    )
  WHERE
    entry.version_id = 1
  GROUP BY
    period.starting_date
)
SELECT
  period.starting_date,
  period.next_date,
  period.new_fiscal_year,
  period.state,
  COALESCE(posted.entries, 0) AS entries,
  COALESCE(posted.amount, 0) AS amount,
  EXISTS(
    SELECT
      1
    FROM period_seal
    WHERE
      period_seal.starting_date = period.starting_date AND NOT period_seal.is_reopened
  ) AS is_sealed
FROM period
LEFT JOIN posted
  ON posted.starting_date = period.starting_date
ORDER BY
  period.starting_date;


-- registers/periods/waiting

SELECT
  disposition.reason,
  COUNT(*) AS entries
FROM gl_disposition AS disposition
INNER JOIN gl_entry_row AS entry
  ON entry.gl_entry_no = disposition.gl_entry_no
WHERE
  disposition.disposition = 'waiting'
  AND entry.posting_date >= CAST(%(first_day)s AS DATE)
  AND (
    CAST(%(last_day)s AS DATE) IS NULL
    OR entry.posting_date <= CAST(%(last_day)s AS DATE)
  )
GROUP BY
  disposition.reason
ORDER BY
  disposition.reason;


-- registers/reverse/day

SELECT DISTINCT
  posting_date
FROM cost_entry_row
WHERE
  register_no = %(register_no)s
ORDER BY
  posting_date;


-- registers/reverse/dependent

SELECT
  register_dependent.register_no,
  register_dependent.dependent_register_no,
  register_row.kind,
  MIN(register_dependent.why) AS why
FROM register_dependent
INNER JOIN register_row
  ON register_row.register_no = register_dependent.dependent_register_no
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM reversed_register
    WHERE
      reversed_register.register_no = register_dependent.register_no
      OR reversed_register.register_no = register_dependent.dependent_register_no
  )
GROUP BY
  register_dependent.register_no,
  register_dependent.dependent_register_no,
  register_row.kind
ORDER BY
  register_dependent.register_no,
  register_dependent.dependent_register_no;


-- registers/reverse/last_period

SELECT
  MAX(entry.posting_date) AS posting_date
FROM register_row
INNER JOIN cost_entry_row AS entry
  ON entry.register_no = register_row.register_no
WHERE
  register_row.kind = 'journal'
  AND register_row.journal_batch = %(batch)s
  AND NOT EXISTS(
    SELECT
      1
    FROM reversed_register
    WHERE
      reversed_register.register_no = register_row.register_no
  );


-- registers/reverse/line

SELECT
  entry.entry_no AS line_no,
  COALESCE(reverse_move.posting_date, entry.posting_date) AS posting_date,
  entry.is_closing AND reverse_move.posting_date IS NULL AS is_closing,
  entry.cost_type_id,
  entry.receiver_id,
  -entry.amount AS amount,
  -entry.additional_amount AS additional_amount,
  CAST(NULL AS BIGINT) AS gl_entry_no,
  '' AS combined,
  entry.coding_id,
  shown.document_no,
  shown.description,
  shown.reason_code,
  entry.entry_no AS corrects_entry_no
FROM cost_entry_row AS entry
INNER JOIN cost_entry AS shown
  ON shown.entry_no = entry.entry_no
LEFT JOIN reverse_move
  ON reverse_move.day = entry.posting_date
WHERE
  entry.register_no = %(register_no)s;


-- registers/reverse/moved

SELECT
  COUNT(*) AS entries
FROM cost_entry_row AS entry
INNER JOIN reverse_move
  ON reverse_move.day = entry.posting_date
WHERE
  entry.register_no = %(register_no)s;


-- registers/reverse/proof

SELECT
  'law 4' AS law,
  'cost type ' || CAST(cost_type_id AS TEXT) || ' and receiver ' || CAST(receiver_id AS TEXT) || ' keep ' || CAST(SUM(amount) AS TEXT) || ' (minor units)' AS found
FROM cost_entry_row
WHERE
  register_no = %(register_no)s OR register_no = %(reversal_no)s
GROUP BY
  version_id,
  cost_type_id,
  receiver_id
HAVING
  SUM(amount) <> 0 OR SUM(additional_amount) <> 0
ORDER BY
  version_id,
  cost_type_id,
  receiver_id;


-- registers/reverse/subject

SELECT
  register_row.register_no,
  register_row.kind,
  register_row.version_id,
  version.code AS version,
  version.is_locked,
  register_row.journal_batch,
  reversed_register.reversed_by_register_no,
  COALESCE(
    (
      SELECT
        SUM(archive_register.entries)
      FROM archive_register
      WHERE
        archive_register.register_no = register_row.register_no
    ),
    0
  ) > 0 AS is_archived
FROM register_row
INNER JOIN version
  ON version.version_id = register_row.version_id
LEFT JOIN reversed_register
  ON reversed_register.register_no = register_row.register_no
WHERE
  register_row.register_no = %(register_no)s;


-- registers/seal/event

SELECT
  event_no,
  detail
FROM audit_event
WHERE
  verb = 'register close'
ORDER BY
  event_no;


-- registers/seal/line

WITH told AS (
  SELECT
    register_no,
    CAST(0 AS BIGINT) AS entry_no,
    line
  FROM seal_register
  WHERE
    version_id = %(version_id)s AND register_no BETWEEN %(first_no)s AND %(last_no)s
  UNION ALL
  SELECT
    seal_entry.register_no,
    seal_entry.entry_no,
    seal_entry.line
  FROM seal_entry
  INNER JOIN seal_register
    ON seal_register.register_no = seal_entry.register_no
  WHERE
    seal_register.version_id = %(version_id)s
    AND seal_entry.register_no BETWEEN %(first_no)s AND %(last_no)s
)
SELECT
  register_no,
  line
FROM told
ORDER BY
  register_no,
  entry_no;


-- registers/seal/list

SELECT
  register_seal.register_no,
  register_seal.entries,
  register_seal.content,
  register_seal.seal,
  EXISTS(
    SELECT
      1
    FROM archive_register
    WHERE
      archive_register.register_no = register_seal.register_no
  ) AS is_archived
FROM register_seal
WHERE
  register_seal.version_id = %(version_id)s
ORDER BY
  register_seal.register_no;


-- registers/seal/open

SELECT
  register_row.register_no
FROM register_row
WHERE
  register_row.version_id = %(version_id)s
  AND register_row.register_no <= %(last_no)s
  AND NOT EXISTS(
    SELECT
      1
    FROM register_seal
    WHERE
      register_seal.register_no = register_row.register_no
  )
ORDER BY
  register_row.register_no;


-- registers/seal/period_line

SELECT
  line
FROM seal_entry
WHERE
  version_id = 1
  AND entry_no <= %(last_entry_no)s
  AND posting_date >= CAST(%(first_day)s AS DATE)
  AND (
    CAST(%(last_day)s AS DATE) IS NULL OR posting_date <= CAST(%(last_day)s AS DATE)
  )
ORDER BY
  entry_no;


-- registers/seal/version

SELECT DISTINCT
  version.version_id,
  version.code
FROM register_seal
INNER JOIN version
  ON version.version_id = register_seal.version_id
ORDER BY
  version.version_id;


-- reports/balances

WITH dated AS (
  SELECT
    entry.cost_type_id,
    entry.receiver_id,
    entry.amount,
    entry.posting_date,
    CAST(%(first_day)s AS DATE) IS NULL
    OR entry.posting_date >= CAST(%(first_day)s AS DATE) AS is_in_period
  FROM version_balance AS entry
  WHERE
    entry.version_id = %(version_id)s
    AND (
      CAST(%(last_day)s AS DATE) IS NULL
      OR entry.balance_date <= CAST(%(last_day)s AS DATE)
    )
)
SELECT
  dated.cost_type_id,
  dated.receiver_id,
  CASE
    WHEN NOT dated.is_in_period OR %(columns)s = 'none'
    THEN ''
    WHEN %(columns)s = 'month'
    THEN CAST(EXTRACT(YEAR FROM dated.posting_date) AS TEXT) || '-' || LPAD(CAST(EXTRACT(MONTH FROM dated.posting_date) AS TEXT), 2, '0')
    ELSE CAST(EXTRACT(YEAR FROM dated.posting_date) AS TEXT) || '-Q' || CAST(DIV((
      EXTRACT(MONTH FROM dated.posting_date) + 2
    ), 3) AS TEXT)
  END AS bucket,
  CAST(SUM(CASE WHEN is_in_period AND amount > 0 THEN amount ELSE 0 END) AS BIGINT) AS debit,
  CAST(SUM(CASE WHEN is_in_period AND amount < 0 THEN -amount ELSE 0 END) AS BIGINT) AS credit,
  CAST(SUM(CASE WHEN is_in_period THEN 0 ELSE amount END) AS BIGINT) AS before
FROM dated
GROUP BY
  1,
  2,
  3;


-- reports/line

SELECT
  'type' AS kind,
  cost_type_id AS line_id,
  code,
  name,
  line_type,
  totaling,
  indentation,
  '' AS sorting_order,
  is_retired,
  blank_line AS has_blank_after
FROM cost_type
UNION ALL
SELECT
  kind,
  receiver_id AS line_id,
  code,
  name,
  line_type,
  totaling,
  indentation,
  sorting_order,
  is_retired,
  blank_line AS has_blank_after
FROM receiver
ORDER BY
  kind,
  sorting_order,
  code;


-- reports/open_balances

SELECT
  cost_type_id,
  receiver_id,
  '' AS bucket,
  CAST(SUM(CASE WHEN open_amount > 0 THEN open_amount ELSE 0 END) AS BIGINT) AS debit,
  CAST(SUM(CASE WHEN open_amount < 0 THEN -open_amount ELSE 0 END) AS BIGINT) AS credit,
  CAST(0 AS BIGINT) AS before
FROM open_entry
WHERE
  version_id = %(version_id)s
  AND (
    CAST(%(first_day)s AS DATE) IS NULL
    OR posting_date >= CAST(%(first_day)s AS DATE)
  )
  AND (
    CAST(%(last_day)s AS DATE) IS NULL OR balance_date <= CAST(%(last_day)s AS DATE)
  )
GROUP BY
  cost_type_id,
  receiver_id;


-- reports/posted

SELECT
  COUNT(*) AS entries,
  MIN(entry.posting_date) AS first_day,
  MAX(entry.posting_date) AS last_day
FROM version_balance AS entry
WHERE
  entry.version_id = %(version_id)s;


-- reports/trace/copied

WITH source AS (
  SELECT
    'version' AS kind,
    origin.source_entry_no
  FROM cost_entry_origin AS origin
  WHERE
    origin.entry_no = %(entry_no)s AND NOT origin.source_entry_no IS NULL
  UNION ALL
  SELECT
    kept.kind,
    link.source_entry_no
  FROM budget_copy_link AS link
  INNER JOIN cost_entry_row AS entry
    ON entry.entry_no = link.entry_no
  INNER JOIN budget_source AS kept
    ON kept.register_no = entry.register_no
  WHERE
    link.entry_no = %(entry_no)s
)
SELECT
  source.kind,
  COALESCE(version.code, planned.budget_name, '') AS source,
  source.source_entry_no AS entry_no,
  COALESCE(entry.posting_date, planned.posting_date) AS posting_date,
  COALESCE(entry.is_closing, planned.is_closing, FALSE) AS is_closing,
  COALESCE(cost_type.code, planned.gl_account_no, '') AS account,
  COALESCE(receiver.code, '') AS receiver_code,
  COALESCE(entry.amount, planned.amount) AS amount,
  entry.register_no,
  CAST(COUNT(*) OVER () AS BIGINT) AS total_sources
FROM source
LEFT JOIN cost_entry_row AS entry
  ON source.kind = 'version' AND entry.entry_no = source.source_entry_no
LEFT JOIN version
  ON version.version_id = entry.version_id
LEFT JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
LEFT JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
LEFT JOIN gl_budget_entry_row AS planned
  ON source.kind = 'gl_budget' AND planned.entry_no = source.source_entry_no
ORDER BY
  source.source_entry_no
LIMIT %(limit)s;


-- reports/trace/destination

WITH taken AS (
  SELECT
    consumption.pool_no,
    consumption.amount,
    pool.register_no,
    pool.rule_id,
    pool.level,
    pool.charged,
    CAST((
      SELECT
        SUM(other.amount)
      FROM consumption AS other
      LEFT JOIN cost_entry_origin AS source
        ON source.entry_no = other.entry_no
      WHERE
        other.pool_no = consumption.pool_no
        AND other.entry_no <= consumption.entry_no
        AND (
          source.pool_no IS NULL OR source.pool_no <> other.pool_no
        )
    ) AS DECIMAL(38, 0)) AS reached
  FROM consumption
  INNER JOIN live_pool AS pool
    ON pool.pool_no = consumption.pool_no
  LEFT JOIN cost_entry_origin AS own
    ON own.entry_no = consumption.entry_no
  WHERE
    consumption.entry_no = %(entry_no)s
    AND (
      own.pool_no IS NULL OR own.pool_no <> consumption.pool_no
    )
    AND pool.charged <> 0
), line AS (
  SELECT
    taken.*,
    entry.entry_no,
    entry.cost_type_id,
    entry.receiver_id,
    CAST(SUM(entry.amount) OVER (PARTITION BY taken.pool_no ORDER BY entry.entry_no) AS DECIMAL(38, 0)) AS upto,
    CAST(entry.amount AS DECIMAL(38, 0)) AS line_amount
  FROM taken
  INNER JOIN key_snapshot AS snapshot
    ON snapshot.pool_no = taken.pool_no
  INNER JOIN cost_entry_row AS entry
    ON entry.entry_no = snapshot.entry_no
), corner AS (
  SELECT
    *,
    CAST(ABS(charged) AS DECIMAL(38, 0)) AS size,
    CASE WHEN charged < 0 THEN -1 ELSE 1 END AS direction,
    reached * upto AS last_corner,
    (
      reached - amount
    ) * upto AS above,
    reached * (
      upto - line_amount
    ) AS beside,
    (
      reached - amount
    ) * (
      upto - line_amount
    ) AS first_corner
  FROM line
)
SELECT
  corner.rule_id,
  corner.level,
  corner.register_no,
  corner.amount AS taken,
  corner.entry_no,
  cost_type.code AS cost_type_no,
  receiver.kind AS receiver_kind,
  receiver.code AS receiver_code,
  direction * CAST(CASE WHEN last_corner < 0 THEN -1 ELSE 1 END * (
    DIV((
      2 * ABS(last_corner) + size
    ), (
      2 * size
    ))
  ) - CASE WHEN above < 0 THEN -1 ELSE 1 END * (
    DIV((
      2 * ABS(above) + size
    ), (
      2 * size
    ))
  ) - CASE WHEN beside < 0 THEN -1 ELSE 1 END * (
    DIV((
      2 * ABS(beside) + size
    ), (
      2 * size
    ))
  ) + CASE WHEN first_corner < 0 THEN -1 ELSE 1 END * (
    DIV((
      2 * ABS(first_corner) + size
    ), (
      2 * size
    ))
  ) AS BIGINT) AS part
FROM corner
INNER JOIN cost_type
  ON cost_type.cost_type_id = corner.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = corner.receiver_id
ORDER BY
  corner.entry_no
LIMIT %(limit)s;


-- reports/trace/entry

SELECT
  entry.entry_no,
  version.code AS version,
  entry.register_no,
  entry.posting_date,
  entry.is_closing,
  cost_type.code AS cost_type_no,
  cost_type.name AS cost_type_name,
  receiver.kind AS receiver_kind,
  receiver.code AS receiver_code,
  receiver.name AS receiver_name,
  entry.amount,
  entry.additional_amount,
  CASE
    WHEN COALESCE(own.document_no, source.document_no, '') = ''
    THEN '0000'
    ELSE COALESCE(own.document_no, source.document_no)
  END AS document_no,
  CASE
    WHEN NOT own.description IS NULL
    THEN own.description
    WHEN entry.combined = 'day'
    THEN calendar_day.day_text
    WHEN entry.combined = 'month'
    THEN calendar_day.month_text
    ELSE COALESCE(source.description, '')
  END AS description,
  entry.combined,
  origin.corrects_entry_no,
  register_row.kind AS register_kind,
  register_row.posted_on,
  register_row.posted_by,
  reversed_register.reversed_by_register_no
FROM cost_entry_row AS entry
INNER JOIN version
  ON version.version_id = entry.version_id
INNER JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
INNER JOIN register_row
  ON register_row.register_no = entry.register_no
LEFT JOIN reversed_register
  ON reversed_register.register_no = entry.register_no
LEFT JOIN cost_entry_origin AS origin
  ON origin.entry_no = entry.entry_no
LEFT JOIN cost_entry_text AS own
  ON own.entry_no = entry.entry_no
LEFT JOIN calendar_day
  ON calendar_day.day = entry.posting_date
LEFT JOIN gl_entry_row AS source
  ON source.gl_entry_no = entry.gl_entry_no
WHERE
  entry.entry_no = %(entry_no)s;


-- reports/trace/gl

SELECT
  entry.gl_entry_no,
  entry.posting_date,
  entry.is_closing,
  coding.gl_account_no,
  COALESCE(account.name, '') AS gl_account_name,
  entry.document_no,
  entry.description,
  entry.amount,
  entry.additional_amount,
  dimension_set.members AS dimensions,
  import_row.source,
  import_row.file,
  entry.row_no
FROM gl_entry_row AS entry
INNER JOIN gl_coding AS coding
  ON coding.coding_id = entry.coding_id
INNER JOIN dimension_set
  ON dimension_set.dimension_set_id = coding.dimension_set_id
INNER JOIN import_row
  ON import_row.import_no = entry.import_no
LEFT JOIN gl_account AS account
  ON account.gl_account_no = coding.gl_account_no
WHERE
  entry.gl_entry_no = %(gl_entry_no)s;


-- reports/trace/gl_disposition

SELECT
  disposition,
  reason,
  cost_entry_no,
  register_no
FROM gl_disposition
WHERE
  gl_entry_no = %(gl_entry_no)s;


-- reports/trace/gl_history

SELECT
  gl_link.register_no,
  gl_link.entry_no,
  reversed_register.reversed_by_register_no
FROM gl_link
LEFT JOIN reversed_register
  ON reversed_register.register_no = gl_link.register_no
WHERE
  gl_link.gl_entry_no = %(gl_entry_no)s
ORDER BY
  gl_link.register_no;


-- reports/trace/pool

SELECT
  pool.pool_no,
  pool.run_no,
  pool.register_no,
  pool.level,
  pool.rule_id,
  pool.rule_version,
  COALESCE(sender.kind, '') AS sender_kind,
  COALESCE(sender.code, '') AS sender,
  pool.document_no,
  pool.held,
  pool.taken,
  pool.charged,
  snapshot.line_no,
  CAST(snapshot.weight AS TEXT) AS weight,
  CAST((
    SELECT
      SUM(other.weight)
    FROM key_snapshot AS other
    WHERE
      other.pool_no = pool.pool_no
  ) AS TEXT) AS weights,
  snapshot.fixed_amount,
  COALESCE(snapshot.source, '') AS source
FROM cost_entry_origin AS origin
INNER JOIN pool
  ON pool.pool_no = origin.pool_no
LEFT JOIN receiver AS sender
  ON sender.receiver_id = pool.receiver_id
LEFT JOIN key_snapshot AS snapshot
  ON snapshot.pool_no = pool.pool_no AND snapshot.entry_no = origin.entry_no
WHERE
  origin.entry_no = %(entry_no)s;


-- reports/trace/sources

WITH linked AS (
  SELECT
    gl_link.gl_entry_no
  FROM gl_link
  WHERE
    gl_link.entry_no = %(entry_no)s
)
SELECT
  entry.gl_entry_no,
  entry.posting_date,
  entry.is_closing,
  coding.gl_account_no,
  COALESCE(account.name, '') AS gl_account_name,
  entry.document_no,
  entry.description,
  entry.amount,
  entry.additional_amount,
  dimension_set.members AS dimensions,
  import_row.source,
  import_row.file,
  entry.row_no,
  COUNT(*) OVER () AS total_entries,
  CAST(SUM(entry.amount) OVER () AS BIGINT) AS total_amount
FROM linked
INNER JOIN gl_entry_row AS entry
  ON entry.gl_entry_no = linked.gl_entry_no
INNER JOIN gl_coding AS coding
  ON coding.coding_id = entry.coding_id
INNER JOIN dimension_set
  ON dimension_set.dimension_set_id = coding.dimension_set_id
INNER JOIN import_row
  ON import_row.import_no = entry.import_no
LEFT JOIN gl_account AS account
  ON account.gl_account_no = coding.gl_account_no
ORDER BY
  entry.gl_entry_no
LIMIT %(limit)s;


-- reports/trace/steps

WITH RECURSIVE upstream(pool_no, distance) AS (
  SELECT
    origin.pool_no,
    0 AS distance
  FROM cost_entry_origin AS origin
  WHERE
    origin.entry_no = %(entry_no)s AND NOT origin.pool_no IS NULL
  UNION
  SELECT
    origin.pool_no,
    upstream.distance + 1 AS distance
  FROM upstream
  INNER JOIN consumption
    ON consumption.pool_no = upstream.pool_no
  INNER JOIN cost_entry_origin AS origin
    ON origin.entry_no = consumption.entry_no
  WHERE
    origin.pool_no <> upstream.pool_no
), nearest AS (
  SELECT
    pool_no,
    MIN(distance) AS distance
  FROM upstream
  GROUP BY
    pool_no
)
SELECT
  nearest.distance,
  pool.pool_no,
  pool.register_no,
  pool.level,
  pool.rule_id,
  COALESCE(sender.code, '') AS sender,
  pool.taken,
  pool.charged,
  CAST(COUNT(CASE WHEN origin.pool_no IS NULL THEN 1 END) AS BIGINT) AS primary_entries,
  CAST(COALESCE(SUM(CASE WHEN origin.pool_no IS NULL THEN consumption.amount END), 0) AS BIGINT) AS primary_amount,
  CAST(COALESCE(SUM(CASE WHEN origin.pool_no <> pool.pool_no THEN consumption.amount END), 0) AS BIGINT) AS received
FROM nearest
INNER JOIN pool
  ON pool.pool_no = nearest.pool_no
LEFT JOIN receiver AS sender
  ON sender.receiver_id = pool.receiver_id
LEFT JOIN consumption
  ON consumption.pool_no = pool.pool_no
LEFT JOIN cost_entry_origin AS origin
  ON origin.entry_no = consumption.entry_no
GROUP BY
  nearest.distance,
  pool.pool_no,
  pool.register_no,
  pool.level,
  pool.rule_id,
  sender.code,
  pool.taken,
  pool.charged
ORDER BY
  nearest.distance,
  pool.pool_no;


-- reports/trace/taken

WITH own AS (
  SELECT
    origin.pool_no,
    origin.entry_no,
    pool.charged,
    CAST(COALESCE(
      (
        SELECT
          SUM(before.amount)
        FROM cost_entry_origin AS sibling
        INNER JOIN cost_entry_row AS before
          ON before.entry_no = sibling.entry_no
        WHERE
          sibling.pool_no = origin.pool_no AND before.entry_no < origin.entry_no
      ),
      0
    ) AS DECIMAL(38, 0)) AS before,
    CAST(entry.amount AS DECIMAL(38, 0)) AS amount
  FROM cost_entry_origin AS origin
  INNER JOIN pool
    ON pool.pool_no = origin.pool_no
  INNER JOIN key_snapshot AS snapshot
    ON snapshot.pool_no = origin.pool_no AND snapshot.entry_no = origin.entry_no
  INNER JOIN cost_entry_row AS entry
    ON entry.entry_no = origin.entry_no
  WHERE
    origin.entry_no = %(entry_no)s AND pool.charged <> 0
), taken AS (
  SELECT
    consumption.entry_no,
    consumption.amount,
    own.charged,
    own.before,
    own.before + own.amount AS upto,
    CAST(SUM(consumption.amount) OVER (ORDER BY consumption.entry_no) AS DECIMAL(38, 0)) AS reached
  FROM own
  INNER JOIN consumption
    ON consumption.pool_no = own.pool_no
  LEFT JOIN cost_entry_origin AS origin
    ON origin.entry_no = consumption.entry_no
  WHERE
    origin.pool_no IS NULL OR origin.pool_no <> own.pool_no
), corner AS (
  SELECT
    entry_no,
    amount,
    CAST(ABS(charged) AS DECIMAL(38, 0)) AS size,
    CASE WHEN charged < 0 THEN -1 ELSE 1 END AS direction,
    reached * upto AS last_corner,
    (
      reached - amount
    ) * upto AS above,
    reached * before AS beside,
    (
      reached - amount
    ) * before AS first_corner
  FROM taken
), parted AS (
  SELECT
    entry_no,
    amount,
    direction * CAST(CASE WHEN last_corner < 0 THEN -1 ELSE 1 END * (
      DIV((
        2 * ABS(last_corner) + size
      ), (
        2 * size
      ))
    ) - CASE WHEN above < 0 THEN -1 ELSE 1 END * (
      DIV((
        2 * ABS(above) + size
      ), (
        2 * size
      ))
    ) - CASE WHEN beside < 0 THEN -1 ELSE 1 END * (
      DIV((
        2 * ABS(beside) + size
      ), (
        2 * size
      ))
    ) + CASE WHEN first_corner < 0 THEN -1 ELSE 1 END * (
      DIV((
        2 * ABS(first_corner) + size
      ), (
        2 * size
      ))
    ) AS BIGINT) AS part
  FROM corner
)
SELECT
  parted.entry_no,
  entry.posting_date,
  cost_type.code AS cost_type_no,
  receiver.kind AS receiver_kind,
  receiver.code AS receiver_code,
  parted.amount AS taken,
  parted.part,
  entry.gl_entry_no,
  origin.pool_no,
  COUNT(*) OVER () AS total_entries,
  CAST(SUM(parted.part) OVER () AS BIGINT) AS total_part
FROM parted
INNER JOIN cost_entry_row AS entry
  ON entry.entry_no = parted.entry_no
INNER JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
LEFT JOIN cost_entry_origin AS origin
  ON origin.entry_no = entry.entry_no
ORDER BY
  parted.entry_no
LIMIT %(limit)s;


-- rules/cost_type

SELECT
  code,
  line_type,
  is_blocked
FROM cost_type
WHERE
  NOT is_retired
ORDER BY
  code;


-- rules/delete_head

DELETE FROM allocation_rule_row
WHERE
  rule_id = %(rule_id)s
  AND NOT EXISTS(
    SELECT
      1
    FROM used_rule
    WHERE
      used_rule.rule_id = allocation_rule_row.rule_id
      AND used_rule.rule_version = allocation_rule_row.rule_version
  );


-- rules/delete_line

DELETE FROM allocation_target_row
WHERE
  rule_id = %(rule_id)s
  AND NOT EXISTS(
    SELECT
      1
    FROM used_rule
    WHERE
      used_rule.rule_id = allocation_target_row.rule_id
      AND used_rule.rule_version = allocation_target_row.rule_version
  );


-- rules/drivers/delete_value

DELETE FROM driver_value
WHERE
  driver_code = %(driver_code)s;


-- rules/drivers/item_count

SELECT
  COUNT(*) AS rows
FROM stage_item_entry;


-- rules/drivers/item_entry

INSERT INTO item_entry_row (
  item_entry_no,
  entry_type,
  posting_date,
  item_no,
  inventory_posting_group,
  invoiced_quantity,
  sales_amount,
  purchase_amount,
  dimension_set_id
)
WITH last AS (
  SELECT
    GREATEST(
      (
        SELECT
          COALESCE(MAX(item_entry_no), 0)
        FROM item_entry_row
      ),
      (
        SELECT
          COALESCE(MAX(entry_no), 0)
        FROM stage_item_entry
      )
    ) AS last_no
)
SELECT
  CASE
    WHEN told.entry_no > 0
    THEN told.entry_no
    ELSE last.last_no + ROW_NUMBER() OVER (PARTITION BY told.entry_no > 0 ORDER BY told.part_no, told.row_no)
  END AS item_entry_no,
  told.entry_type,
  told.posting_date,
  told.item_no,
  told.inventory_posting_group,
  told.invoiced_quantity,
  told.sales_amount,
  told.purchase_amount,
  dimension_set.dimension_set_id
FROM stage_item_entry AS told
CROSS JOIN last
INNER JOIN dimension_set
  ON dimension_set.members = told.members AND dimension_set.era = 0
WHERE
  told.entry_no = 0
  OR NOT EXISTS(
    SELECT
      1
    FROM item_entry_row AS known
    WHERE
      known.item_entry_no = told.entry_no
  )
ORDER BY
  item_entry_no;


-- rules/drivers/item_member

INSERT INTO dimension_set_member (
  dimension_set_id,
  dimension,
  code
)
SELECT
  dimension_set.dimension_set_id,
  member.dimension,
  member.code
FROM stage_item_member AS member
INNER JOIN dimension_set
  ON dimension_set.members = member.members AND dimension_set.era = 0
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM dimension_set_member AS known
    WHERE
      known.dimension_set_id = dimension_set.dimension_set_id
  )
ORDER BY
  dimension_set.dimension_set_id,
  member.dimension;


-- rules/drivers/item_set

INSERT INTO dimension_set (
  dimension_set_id,
  members
)
WITH fresh AS (
  SELECT DISTINCT
    stage_item_entry.members
  FROM stage_item_entry
  WHERE
    NOT EXISTS(
      SELECT
        1
      FROM dimension_set
      WHERE
        dimension_set.members = stage_item_entry.members AND dimension_set.era = 0
    )
)
SELECT
  (
    SELECT
      COALESCE(MAX(dimension_set.dimension_set_id), 0)
    FROM dimension_set
  ) + ROW_NUMBER() OVER (ORDER BY fresh.members),
  fresh.members
FROM fresh
ORDER BY
  fresh.members;


-- rules/drivers/rename_line

UPDATE allocation_target_row SET driver_code = %(new_code)s
WHERE
  driver_code = %(driver_code)s;


-- rules/drivers/rename_value

UPDATE driver_value SET driver_code = %(new_code)s
WHERE
  driver_code = %(driver_code)s;


-- rules/head

SELECT
  rule_id,
  rule_version,
  level,
  label,
  valid_from,
  valid_to,
  cost_type_range,
  cost_center_code,
  cost_object_code,
  credit_to_cost_type,
  applies_to,
  is_blocked,
  name,
  comment,
  when_zero,
  style,
  this_period_only,
  negative_policy,
  when_missing,
  is_superseded,
  is_retired,
  changed_on,
  changed_by
FROM allocation_rule_row
WHERE
  NOT is_superseded
  AND NOT is_retired
  AND (
    %(rule_id)s IS NULL OR rule_id = %(rule_id)s
  )
ORDER BY
  level,
  valid_from NULLS FIRST,
  valid_to NULLS FIRST,
  cost_type_range,
  rule_id;


-- rules/id

SELECT DISTINCT
  rule_id
FROM allocation_rule_row
ORDER BY
  rule_id;


-- rules/keys/code

SELECT DISTINCT
  'account' AS kind,
  gl_account_no AS code
FROM gl_coding
UNION
SELECT
  'account' AS kind,
  gl_account_no AS code
FROM gl_account
UNION
SELECT
  'cost_type' AS kind,
  code
FROM cost_type
UNION
SELECT
  kind,
  code
FROM receiver
UNION
SELECT
  'center' AS kind,
  center_value AS code
FROM set_value
UNION
SELECT
  'object' AS kind,
  object_value AS code
FROM set_value
UNION
SELECT
  'center' AS kind,
  cost_center_code AS code
FROM employee
UNION
SELECT
  'object' AS kind,
  cost_object_code AS code
FROM employee
UNION
SELECT
  'center' AS kind,
  '' AS code
FROM setup
UNION
SELECT
  'object' AS kind,
  '' AS code
FROM setup
UNION
SELECT
  'item' AS kind,
  item_no AS code
FROM item_entry_row
UNION
SELECT
  'item_group' AS kind,
  inventory_posting_group AS code
FROM item_entry_row
UNION
SELECT
  'budget' AS kind,
  code
FROM version
WHERE
  version_id <> %(actual)s
ORDER BY
  kind,
  code;


-- rules/keys/code_gl_budget

SELECT
  'gl_budget' AS kind,
  budget_name AS code
FROM gl_budget_entry_row
UNION
SELECT
  'account' AS kind,
  gl_account_no AS code
FROM gl_budget_entry_row
ORDER BY
  kind,
  code;


-- rules/keys/cost_budget_entries

INSERT INTO key_measured (
  rule_id,
  rule_version,
  line_no,
  units
)
WITH wanted_window AS (
  SELECT DISTINCT
    key_window.*
  FROM key_wanted
  INNER JOIN key_window
    ON key_window.window_no = key_wanted.window_no
  WHERE
    key_wanted.base = 'cost_budget_entries'
), planned AS (
  SELECT
    wanted_window.window_no,
    entry.version_id,
    entry.cost_type_id,
    entry.receiver_id,
    SUM(entry.amount) AS amount
  FROM cost_entry_row AS entry
  INNER JOIN wanted_window
    ON entry.posting_date BETWEEN wanted_window.first_day AND wanted_window.last_day
    AND NOT (
      entry.is_closing AND entry.posting_date = wanted_window.last_day
    )
  WHERE
    entry.version_id <> %(actual)s
  GROUP BY
    wanted_window.window_no,
    entry.version_id,
    entry.cost_type_id,
    entry.receiver_id
)
SELECT
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no,
  CAST(SUM(planned.amount) AS DECIMAL(38, 0)) * %(scale)s
FROM key_wanted AS wanted
INNER JOIN planned
  ON planned.window_no = wanted.window_no
INNER JOIN version
  ON version.version_id = planned.version_id
INNER JOIN cost_type
  ON cost_type.cost_type_id = planned.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = planned.receiver_id
INNER JOIN key_member AS group_member
  ON group_member.filter_no = wanted.group_filter_no
  AND group_member.code = version.code
INNER JOIN key_member AS type_member
  ON type_member.filter_no = wanted.no_filter_no AND type_member.code = cost_type.code
INNER JOIN key_member AS center_member
  ON center_member.filter_no = wanted.center_filter_no
  AND center_member.code = CASE WHEN receiver.kind = 'center' THEN receiver.code ELSE '' END
INNER JOIN key_member AS object_member
  ON object_member.filter_no = wanted.object_filter_no
  AND object_member.code = CASE WHEN receiver.kind = 'object' THEN receiver.code ELSE '' END
WHERE
  wanted.base = 'cost_budget_entries'
GROUP BY
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no;


-- rules/keys/cost_type_entries

INSERT INTO key_measured (
  rule_id,
  rule_version,
  line_no,
  units
)
WITH wanted_window AS (
  SELECT DISTINCT
    key_window.*
  FROM key_wanted
  INNER JOIN key_window
    ON key_window.window_no = key_wanted.window_no
  WHERE
    key_wanted.base = 'cost_type_entries'
), posted AS (
  SELECT
    wanted_window.window_no,
    entry.cost_type_id,
    entry.receiver_id,
    SUM(entry.amount) AS amount
  FROM cost_entry_row AS entry
  INNER JOIN wanted_window
    ON entry.posting_date BETWEEN wanted_window.first_day AND wanted_window.last_day
    AND NOT (
      entry.is_closing AND entry.posting_date = wanted_window.last_day
    )
  WHERE
    entry.version_id = %(actual)s
  GROUP BY
    wanted_window.window_no,
    entry.cost_type_id,
    entry.receiver_id
)
SELECT
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no,
  CAST(SUM(posted.amount) AS DECIMAL(38, 0)) * %(scale)s
FROM key_wanted AS wanted
INNER JOIN posted
  ON posted.window_no = wanted.window_no
INNER JOIN cost_type
  ON cost_type.cost_type_id = posted.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = posted.receiver_id
INNER JOIN key_member AS type_member
  ON type_member.filter_no = wanted.no_filter_no AND type_member.code = cost_type.code
INNER JOIN key_member AS center_member
  ON center_member.filter_no = wanted.center_filter_no
  AND center_member.code = CASE WHEN receiver.kind = 'center' THEN receiver.code ELSE '' END
INNER JOIN key_member AS object_member
  ON object_member.filter_no = wanted.object_filter_no
  AND object_member.code = CASE WHEN receiver.kind = 'object' THEN receiver.code ELSE '' END
WHERE
  wanted.base = 'cost_type_entries'
GROUP BY
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no;


-- rules/keys/driver

INSERT INTO key_measured (
  rule_id,
  rule_version,
  line_no,
  units,
  own_values
)
WITH valued AS (
  SELECT
    wanted.rule_id,
    wanted.rule_version,
    wanted.line_no,
    driver.kind,
    driver_value.value,
    driver_value.version_code,
    ROW_NUMBER() OVER (
      PARTITION BY wanted.rule_id, wanted.rule_version, wanted.line_no, driver_value.receiver_kind, driver_value.receiver_code, driver_value.version_code
      ORDER BY driver_value.value_date DESC NULLS LAST
    ) AS age,
    MAX(driver_value.version_code) OVER (
      PARTITION BY wanted.rule_id, wanted.rule_version, wanted.line_no, driver_value.receiver_kind, driver_value.receiver_code
    ) AS used_version
  FROM key_wanted AS wanted
  INNER JOIN key_window
    ON key_window.window_no = wanted.window_no
  INNER JOIN driver
    ON driver.driver_code = wanted.driver_code
  INNER JOIN driver_value
    ON driver_value.driver_code = driver.driver_code
    AND driver_value.version_code IN ('', %(version)s)
    AND driver_value.value_date <= key_window.last_day
    AND (
      driver.kind = 'stock' OR driver_value.value_date >= key_window.first_day
    )
  INNER JOIN key_member
    ON key_member.filter_no = CASE
      WHEN driver_value.receiver_kind = 'center'
      THEN wanted.center_filter_no
      ELSE wanted.object_filter_no
    END
    AND key_member.code = driver_value.receiver_code
  WHERE
    wanted.base = 'driver'
)
SELECT
  rule_id,
  rule_version,
  line_no,
  CAST(SUM(value) * 10000000000 AS DECIMAL(38, 0)),
  COUNT(CASE WHEN version_code <> '' THEN 1 END)
FROM valued
WHERE
  (
    kind = 'flow' OR age = 1
  ) AND version_code = used_version
GROUP BY
  rule_id,
  rule_version,
  line_no;


-- rules/keys/driver_list

SELECT
  driver_code,
  name,
  unit,
  kind
FROM driver
ORDER BY
  driver_code;


-- rules/keys/gl_budget_entries

INSERT INTO key_measured (
  rule_id,
  rule_version,
  line_no,
  units
)
WITH wanted_window AS (
  SELECT DISTINCT
    key_window.*
  FROM key_wanted
  INNER JOIN key_window
    ON key_window.window_no = key_wanted.window_no
  WHERE
    key_wanted.base = 'gl_budget_entries'
), planned AS (
  SELECT
    wanted_window.window_no,
    entry.budget_name,
    entry.gl_account_no,
    entry.dimension_set_id,
    SUM(entry.amount) AS amount
  FROM gl_budget_entry_row AS entry
  INNER JOIN wanted_window
    ON entry.posting_date BETWEEN wanted_window.first_day AND wanted_window.last_day
    AND NOT (
      entry.is_closing AND entry.posting_date = wanted_window.last_day
    )
  GROUP BY
    wanted_window.window_no,
    entry.budget_name,
    entry.gl_account_no,
    entry.dimension_set_id
)
SELECT
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no,
  CAST(SUM(planned.amount) AS DECIMAL(38, 0)) * %(scale)s
FROM key_wanted AS wanted
INNER JOIN planned
  ON planned.window_no = wanted.window_no
INNER JOIN set_value
  ON set_value.dimension_set_id = planned.dimension_set_id
INNER JOIN key_member AS group_member
  ON group_member.filter_no = wanted.group_filter_no
  AND group_member.code = planned.budget_name
INNER JOIN key_member AS account_member
  ON account_member.filter_no = wanted.no_filter_no
  AND account_member.code = planned.gl_account_no
INNER JOIN key_member AS center_member
  ON center_member.filter_no = wanted.center_filter_no
  AND center_member.code = set_value.center_value
INNER JOIN key_member AS object_member
  ON object_member.filter_no = wanted.object_filter_no
  AND object_member.code = set_value.object_value
WHERE
  wanted.base = 'gl_budget_entries'
GROUP BY
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no;


-- rules/keys/gl_entries

INSERT INTO key_measured (
  rule_id,
  rule_version,
  line_no,
  units
)
WITH wanted_window AS (
  SELECT DISTINCT
    key_window.*
  FROM key_wanted
  INNER JOIN key_window
    ON key_window.window_no = key_wanted.window_no
  WHERE
    key_wanted.base = 'gl_entries'
), booked AS (
  SELECT
    wanted_window.window_no,
    entry.coding_id,
    SUM(entry.amount) AS amount
  FROM gl_entry_row AS entry
  INNER JOIN wanted_window
    ON entry.posting_date BETWEEN wanted_window.first_day AND wanted_window.last_day
    AND NOT (
      entry.is_closing AND entry.posting_date = wanted_window.last_day
    )
  GROUP BY
    wanted_window.window_no,
    entry.coding_id
)
SELECT
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no,
  CAST(SUM(booked.amount) AS DECIMAL(38, 0)) * %(scale)s
FROM key_wanted AS wanted
INNER JOIN booked
  ON booked.window_no = wanted.window_no
INNER JOIN gl_coding AS coding
  ON coding.coding_id = booked.coding_id
INNER JOIN set_value
  ON set_value.dimension_set_id = coding.dimension_set_id
INNER JOIN key_member AS account_member
  ON account_member.filter_no = wanted.no_filter_no
  AND account_member.code = coding.gl_account_no
INNER JOIN key_member AS center_member
  ON center_member.filter_no = wanted.center_filter_no
  AND center_member.code = set_value.center_value
INNER JOIN key_member AS object_member
  ON object_member.filter_no = wanted.object_filter_no
  AND object_member.code = set_value.object_value
WHERE
  wanted.base = 'gl_entries'
GROUP BY
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no;


-- rules/keys/items

INSERT INTO key_measured (
  rule_id,
  rule_version,
  line_no,
  units
)
WITH wanted_window AS (
  SELECT DISTINCT
    key_window.*
  FROM key_wanted
  INNER JOIN key_window
    ON key_window.window_no = key_wanted.window_no
  WHERE
    key_wanted.base LIKE 'items_%%'
), moved AS (
  SELECT
    wanted_window.window_no,
    entry.entry_type,
    entry.item_no,
    entry.inventory_posting_group,
    entry.dimension_set_id,
    CAST(SUM(entry.invoiced_quantity) * 10000000000 AS DECIMAL(38, 0)) AS quantity,
    CAST(SUM(entry.sales_amount) AS DECIMAL(38, 0)) * %(scale)s AS sales,
    CAST(SUM(entry.purchase_amount) AS DECIMAL(38, 0)) * %(scale)s AS purchases
  FROM item_entry_row AS entry
  INNER JOIN wanted_window
    ON entry.posting_date BETWEEN wanted_window.first_day AND wanted_window.last_day
  GROUP BY
    wanted_window.window_no,
    entry.entry_type,
    entry.item_no,
    entry.inventory_posting_group,
    entry.dimension_set_id
)
SELECT
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no,
  CAST(SUM(
    CASE
      WHEN wanted.base IN ('items_sold_qty', 'items_purchased_qty')
      THEN moved.quantity
      WHEN wanted.base = 'items_sold_amount'
      THEN moved.sales
      ELSE moved.purchases
    END
  ) AS DECIMAL(38, 0))
FROM key_wanted AS wanted
INNER JOIN moved
  ON moved.window_no = wanted.window_no
  AND moved.entry_type = CASE
    WHEN wanted.base IN ('items_sold_qty', 'items_sold_amount')
    THEN 'sale'
    ELSE 'purchase'
  END
INNER JOIN set_value
  ON set_value.dimension_set_id = moved.dimension_set_id
INNER JOIN key_member AS group_member
  ON group_member.filter_no = wanted.group_filter_no
  AND group_member.code = moved.inventory_posting_group
INNER JOIN key_member AS item_member
  ON item_member.filter_no = wanted.no_filter_no AND item_member.code = moved.item_no
INNER JOIN key_member AS center_member
  ON center_member.filter_no = wanted.center_filter_no
  AND center_member.code = set_value.center_value
INNER JOIN key_member AS object_member
  ON object_member.filter_no = wanted.object_filter_no
  AND object_member.code = set_value.object_value
WHERE
  wanted.base LIKE 'items_%%'
GROUP BY
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no;


-- rules/keys/keep_share

UPDATE allocation_target_row SET share = (
  SELECT
    key_share.share
  FROM key_share
  WHERE
    key_share.rule_id = allocation_target_row.rule_id
    AND key_share.rule_version = allocation_target_row.rule_version
    AND key_share.line_no = allocation_target_row.line_no
), share_updated_on = %(today)s
WHERE
  EXISTS(
    SELECT
      1
    FROM key_share
    WHERE
      key_share.rule_id = allocation_target_row.rule_id
      AND key_share.rule_version = allocation_target_row.rule_version
      AND key_share.line_no = allocation_target_row.line_no
  );


-- rules/keys/line

SELECT
  rule.rule_id,
  rule.rule_version,
  line.line_no,
  line.base,
  line.no_filter,
  line.cost_center_filter,
  line.cost_object_filter,
  line.date_filter_code,
  line.group_filter,
  line.driver_code,
  line.target_cost_center,
  line.target_cost_object,
  line.share,
  rule.negative_policy,
  rule.when_missing
FROM rule_selected
INNER JOIN allocation_rule_row AS rule
  ON rule.rule_id = rule_selected.rule_id
  AND rule.rule_version = rule_selected.rule_version
INNER JOIN allocation_target_row AS line
  ON line.rule_id = rule.rule_id AND line.rule_version = rule.rule_version
WHERE
  line.base <> 'static'
ORDER BY
  rule.level,
  rule.rule_id,
  rule.rule_version,
  line.line_no;


-- rules/keys/measured

SELECT
  rule_id,
  rule_version,
  line_no,
  CAST(units AS DECIMAL(38, 0)) AS units,
  COALESCE(own_values, 0) AS own_values
FROM key_measured;


-- rules/keys/no_of_employees

INSERT INTO key_measured (
  rule_id,
  rule_version,
  line_no,
  units
)
SELECT
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no,
  CAST(COUNT(*) AS DECIMAL(38, 0)) * %(scale)s
FROM key_wanted AS wanted
INNER JOIN key_member AS center_member
  ON center_member.filter_no = wanted.center_filter_no
INNER JOIN key_member AS object_member
  ON object_member.filter_no = wanted.object_filter_no
INNER JOIN employee
  ON employee.cost_center_code = center_member.code
  AND employee.cost_object_code = object_member.code
WHERE
  wanted.base = 'no_of_employees' AND employee.is_active
GROUP BY
  wanted.rule_id,
  wanted.rule_version,
  wanted.line_no;


-- rules/keys/rule

SELECT
  rule_id,
  rule_version
FROM allocation_rule_row
WHERE
  NOT is_superseded
  AND NOT is_retired
  AND (
    %(rule_id)s IS NULL OR rule_id = %(rule_id)s
  );


-- rules/keys/rule_of_run

SELECT
  rule_id,
  rule_version
FROM allocate_rule
WHERE
  is_selected;


-- rules/last_id

UPDATE setup SET last_allocation_id = %(last_allocation_id)s;


-- rules/level_clear

DELETE FROM allocation_level;


-- rules/line

SELECT
  line.rule_id,
  line.line_no,
  line.target_cost_type,
  line.target_cost_center,
  line.target_cost_object,
  line.base,
  line.static_base,
  line.static_weighting,
  line.share,
  line.target_type,
  line.percent_per_share,
  line.amount_per_share,
  line.no_filter,
  line.cost_center_filter,
  line.cost_object_filter,
  line.date_filter_code,
  line.group_filter,
  line.driver_code,
  line.comment,
  line.share_updated_on
FROM allocation_target_row AS line
INNER JOIN allocation_rule_row AS rule
  ON rule.rule_id = line.rule_id AND rule.rule_version = line.rule_version
WHERE
  NOT rule.is_superseded
  AND NOT rule.is_retired
  AND (
    %(rule_id)s IS NULL OR line.rule_id = %(rule_id)s
  )
ORDER BY
  line.rule_id,
  line.line_no;


-- rules/line_clear

DELETE FROM allocation_target_row
WHERE
  EXISTS(
    SELECT
      1
    FROM rule_written
    WHERE
      rule_written.rule_id = allocation_target_row.rule_id
      AND rule_written.rule_version = allocation_target_row.rule_version
  );


-- rules/receiver

SELECT
  code,
  line_type,
  is_blocked
FROM receiver
WHERE
  kind = %(kind)s AND NOT is_retired
ORDER BY
  code;


-- rules/retire

UPDATE allocation_rule_row SET is_retired = TRUE
WHERE
  rule_id = %(rule_id)s;


-- rules/used

SELECT
  rule_id,
  rule_version
FROM used_rule;


-- transfer/classify/append_totals

INSERT INTO disposition_total (
  register_no,
  gl_account_no,
  month_start,
  disposition,
  reason,
  entries,
  amount,
  additional_amount
)
SELECT
  CASE WHEN is_going THEN CAST(%(register_no)s AS INT) END AS register_no,
  gl_account_no,
  month_start,
  disposition,
  reason,
  entries,
  amount,
  additional_amount
FROM classification_total;


-- transfer/classify/cache_coding

INSERT INTO resolution (
  coding_id,
  gl_account_no,
  not_cost_reason,
  waiting_reason,
  cost_type_id,
  combine_entries,
  receiver_id
)
SELECT
  coding_id,
  gl_account_no,
  not_cost_reason,
  waiting_reason,
  cost_type_id,
  combine_entries,
  receiver_id
FROM changed_coding;


-- transfer/classify/cache_day

INSERT INTO resolution_day (
  day,
  is_started,
  is_allowed,
  is_month_end_allowed,
  is_looked_at
)
SELECT
  day,
  is_started,
  is_allowed,
  is_month_end_allowed,
  COALESCE(day <= CAST(%(until)s AS DATE), TRUE) AS is_looked_at
FROM posting_day
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM resolution_day
    WHERE
      resolution_day.day = posting_day.day
  )
ORDER BY
  day;


-- transfer/classify/cached_coding

SELECT
  coding_id,
  gl_account_no,
  not_cost_reason,
  waiting_reason,
  cost_type_id,
  combine_entries,
  receiver_id
FROM resolution;


-- transfer/classify/cached_day

SELECT
  calendar_day.day,
  calendar_day.month_start,
  cached.is_started,
  cached.is_allowed,
  cached.is_month_end_allowed,
  cached.is_looked_at,
  calendar_day.day AS posting_date,
  calendar_day.month_end AS month_end_posting_date
FROM resolution_day AS cached
INNER JOIN calendar_day
  ON calendar_day.day = cached.day;


-- transfer/classify/changed_coding

WITH now_ AS (
  SELECT
    coding_id,
    gl_account_no,
    not_cost_reason,
    waiting_reason,
    cost_type_id,
    CASE WHEN %(combining)s THEN combine_entries ELSE 'none' END AS combine_entries,
    receiver_id
  FROM coding_classification
  WHERE
    coding_id > %(known_coding_id)s
)
SELECT
  now_.coding_id,
  now_.gl_account_no,
  now_.not_cost_reason,
  now_.waiting_reason,
  now_.cost_type_id,
  now_.combine_entries,
  now_.receiver_id
FROM now_
LEFT JOIN resolution AS cached
  ON cached.coding_id = now_.coding_id AND cached.coding_id > %(known_coding_id)s
WHERE
  cached.coding_id IS NULL
  OR now_.not_cost_reason IS DISTINCT FROM cached.not_cost_reason
  OR now_.waiting_reason IS DISTINCT FROM cached.waiting_reason
  OR now_.cost_type_id IS DISTINCT FROM cached.cost_type_id
  OR now_.combine_entries IS DISTINCT FROM cached.combine_entries
  OR now_.receiver_id IS DISTINCT FROM cached.receiver_id;


-- transfer/classify/changed_entry

WITH changed_day AS (
  SELECT
    posting_day.day
  FROM posting_day
  INNER JOIN resolution_day AS cached
    ON cached.day = posting_day.day
  WHERE
    posting_day.is_started <> cached.is_started
    OR posting_day.is_allowed <> cached.is_allowed
    OR posting_day.is_month_end_allowed <> cached.is_month_end_allowed
    OR COALESCE(posting_day.day <= CAST(%(until)s AS DATE), TRUE) <> cached.is_looked_at
), candidate AS (
  SELECT
    entry.gl_entry_no,
    entry.posting_date,
    entry.is_closing,
    entry.coding_id,
    entry.amount,
    entry.additional_amount,
    entry.import_no <= %(import_no)s AS is_counted
  FROM gl_entry_row AS entry
  WHERE
    entry.import_no > %(import_no)s
    OR entry.coding_id IN (
      SELECT
        changed_coding.coding_id
      FROM changed_coding
    )
    OR entry.posting_date IN (
      SELECT
        changed_day.day
      FROM changed_day
    )
), linked AS (
  SELECT
    live_link.gl_entry_no,
    live_link.register_no,
    live_link.entry_no
  FROM live_link
  INNER JOIN candidate
    ON candidate.gl_entry_no = live_link.gl_entry_no
)
SELECT
  candidate.gl_entry_no,
  candidate.posting_date,
  candidate.is_closing,
  candidate.coding_id,
  candidate.amount,
  candidate.additional_amount,
  candidate.is_counted,
  linked.register_no,
  linked.entry_no AS cost_entry_no
FROM candidate
LEFT JOIN linked
  ON linked.gl_entry_no = candidate.gl_entry_no
WHERE
  linked.gl_entry_no IS NULL OR NOT candidate.is_counted;


-- transfer/classify/classification_difference

WITH difference AS (
  SELECT
    gl_account_no,
    month_start,
    disposition,
    reason,
    is_going,
    entries,
    amount,
    additional_amount
  FROM current_total
  UNION ALL
  SELECT
    gl_account_no,
    month_start,
    disposition,
    reason,
    FALSE AS is_going,
    -entries AS entries,
    -amount AS amount,
    -additional_amount AS additional_amount
  FROM former_total
)
SELECT
  gl_account_no,
  month_start,
  disposition,
  reason,
  is_going,
  CAST(SUM(entries) AS BIGINT) AS entries,
  CAST(SUM(amount) AS BIGINT) AS amount,
  CAST(SUM(additional_amount) AS BIGINT) AS additional_amount
FROM difference
GROUP BY
  gl_account_no,
  month_start,
  disposition,
  reason,
  is_going
HAVING
  SUM(entries) <> 0 OR SUM(amount) <> 0 OR SUM(additional_amount) <> 0;


-- transfer/classify/classification_total

SELECT
  gl_account_no,
  month_start,
  CASE
    WHEN COALESCE(reason, '') = ''
    THEN 'transferred'
    WHEN is_cost
    THEN 'waiting'
    ELSE 'not_a_cost'
  END AS disposition,
  COALESCE(reason, '') AS reason,
  COALESCE(reason = '', FALSE) AS is_going,
  COUNT(*) AS entries,
  CAST(SUM(amount) AS BIGINT) AS amount,
  CAST(SUM(additional_amount) AS BIGINT) AS additional_amount
FROM classified_entry
GROUP BY
  gl_account_no,
  month_start,
  is_cost,
  reason;


-- transfer/classify/classified_entry

WITH not_a_cost AS (
  SELECT
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
    CASE
      WHEN coding.combine_entries = 'month'
      THEN applicable_day.month_end_posting_date
      ELSE applicable_day.posting_date
    END AS posting_date,
    CASE
      WHEN entry.amount = 0
      THEN 'zero_amount'
      WHEN coding.not_cost_reason = 'balance_sheet'
      THEN 'balance_sheet'
      WHEN entry.is_closing
      THEN 'closing_date'
      WHEN NOT applicable_day.is_started
      THEN 'before_start'
      WHEN coding.not_cost_reason = 'excluded'
      THEN 'excluded'
    END AS not_cost_reason,
    applicable_day.is_allowed,
    applicable_day.is_month_end_allowed,
    applicable_day.is_looked_at
  FROM unclassified_entry AS entry
  INNER JOIN applicable_coding AS coding
    ON coding.coding_id = entry.coding_id
  INNER JOIN applicable_day
    ON applicable_day.day = entry.posting_date
)
SELECT
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
  not_cost_reason IS NULL AS is_cost,
  CASE
    WHEN NOT register_no IS NULL
    THEN NULL
    WHEN NOT not_cost_reason IS NULL
    THEN not_cost_reason
    WHEN NOT waiting_reason IS NULL
    THEN waiting_reason
    WHEN combine_entries = 'month' AND NOT is_month_end_allowed
    THEN 'date_not_allowed'
    WHEN combine_entries <> 'month' AND NOT is_allowed
    THEN 'date_not_allowed'
    WHEN NOT is_looked_at
    THEN 'next_transfer'
    ELSE ''
  END AS reason
FROM not_a_cost;


-- transfer/classify/current_coding

SELECT
  coding_id,
  gl_account_no,
  not_cost_reason,
  waiting_reason,
  cost_type_id,
  combine_entries,
  receiver_id
FROM coding_classification;


-- transfer/classify/current_day

SELECT
  day,
  month_start,
  is_started,
  is_allowed,
  is_month_end_allowed,
  COALESCE(day <= CAST(%(until)s AS DATE), TRUE) AS is_looked_at,
  posting_date,
  month_end_posting_date
FROM posting_day;


-- transfer/classify/fingerprint

WITH piece AS (
  SELECT
    CONCAT_WS('|', 'account', gl_account_no, income_balance, excluded_reason) AS line
  FROM gl_account
  UNION ALL
  SELECT
    CONCAT_WS(
      '|',
      'cost_type',
      code,
      CAST(cost_type_id AS TEXT),
      line_type,
      combine_entries,
      CAST(is_blocked AS TEXT),
      CAST(is_retired AS TEXT),
      gl_account_range
    ) AS line
  FROM cost_type
  UNION ALL
  SELECT
    CONCAT_WS('|', 'link', gl_account_no, CAST(cost_type_id AS TEXT)) AS line
  FROM cost_type_account
  UNION ALL
  SELECT
    CONCAT_WS(
      '|',
      kind,
      code,
      CAST(receiver_id AS TEXT),
      line_type,
      CAST(is_blocked AS TEXT),
      CAST(is_retired AS TEXT)
    ) AS line
  FROM receiver
  UNION ALL
  SELECT
    CONCAT_WS(
      '|',
      'setup',
      cost_center_dimension,
      cost_object_dimension,
      COALESCE(CAST(starting_date_for_gl_transfer AS TEXT), ''),
      COALESCE(CAST(allow_posting_from AS TEXT), ''),
      COALESCE(CAST(allow_posting_to AS TEXT), ''),
      late_entry_policy
    ) AS line
  FROM setup
  UNION ALL
  SELECT
    CONCAT_WS('|', 'period', CAST(starting_date AS TEXT), state) AS line
  FROM accounting_period
)
SELECT
  COALESCE(MD5(STRING_AGG(line, ','
  ORDER BY
    line)), '') AS fingerprint
FROM piece;


-- transfer/classify/new_entry

SELECT
  gl_entry_no,
  posting_date,
  is_closing,
  coding_id,
  amount,
  additional_amount,
  CAST(NULL AS INT) AS register_no,
  CAST(NULL AS BIGINT) AS cost_entry_no
FROM gl_entry_row
WHERE
  import_no > %(clean_import_no)s;


-- transfer/classify/read_watermark

WITH imported AS (
  SELECT
    COALESCE(MAX(import_row.import_no), 0) AS newest_import_no,
    CAST(COALESCE(
      SUM(
        CASE
          WHEN import_row.import_no > transfer_mark.clean_import_no
          THEN import_row.entries
        END
      ),
      0
    ) AS BIGINT) AS new_entries
  FROM import_row
  CROSS JOIN transfer_mark
)
SELECT
  transfer_mark.import_no,
  transfer_mark.clean_import_no,
  transfer_mark.coding_id,
  transfer_mark.fingerprint AS known_fingerprint,
  imported.newest_import_no,
  (
    SELECT
      COALESCE(MAX(coding_id), 0)
    FROM gl_coding
  ) AS newest_coding_id,
  imported.new_entries,
  (
    SELECT
      COUNT(*)
    FROM calendar_day
  ) AS days,
  (
    SELECT
      COUNT(*)
    FROM resolution_day
  ) AS known_days,
  (
    SELECT
      late_entry_policy
    FROM setup
  ) AS late_entry_policy
FROM transfer_mark
CROSS JOIN imported;


-- transfer/classify/reclassified_entry

SELECT
  gl_entry_no,
  posting_date,
  is_closing,
  coding_id,
  amount,
  additional_amount,
  register_no,
  cost_entry_no
FROM changed_entry
WHERE
  is_counted OR NOT %(former)s;


-- transfer/classify/save_watermark

UPDATE transfer_mark SET import_no = %(import_no)s, clean_import_no = %(import_no)s, coding_id = %(coding_id)s, fingerprint = %(fingerprint)s;


-- transfer/classify/uncache_changed

DELETE FROM resolution
WHERE
  EXISTS(
    SELECT
      1
    FROM changed_coding
    WHERE
      changed_coding.coding_id = resolution.coding_id
  );

DELETE FROM resolution_day;


-- transfer/coding_add

INSERT INTO gl_coding (
  coding_id,
  gl_account_no,
  dimension_set_id
)
SELECT
  (
    SELECT
      COALESCE(MAX(gl_coding.coding_id), 0)
    FROM gl_coding
  ) + ROW_NUMBER() OVER (ORDER BY met.gl_account_no, met.dimension_set_id),
  met.gl_account_no,
  met.dimension_set_id
FROM coding_met AS met
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM gl_coding
    WHERE
      gl_coding.gl_account_no = met.gl_account_no
      AND gl_coding.dimension_set_id = met.dimension_set_id
  )
ORDER BY
  met.gl_account_no,
  met.dimension_set_id;


-- transfer/derived/clean_import

SELECT
  COALESCE(MAX(import_no), 0) AS import_no
FROM import_row;


-- transfer/derived/clear

DELETE FROM disposition_total;

DELETE FROM resolution;

DELETE FROM resolution_day;

DELETE FROM transfer_mark;


-- transfer/derived/days_known

SELECT
  MIN(day) AS first_day,
  MAX(day) AS last_day
FROM calendar_day
HAVING
  NOT MIN(day) IS NULL;


-- transfer/derived/days_wanted

SELECT
  MIN(posting_date) AS first_day,
  MAX(posting_date) AS last_day
FROM gl_entry_row
HAVING
  NOT MIN(posting_date) IS NULL;


-- transfer/derived/set_value

INSERT INTO set_value (
  dimension_set_id,
  center_value,
  object_value
)
SELECT
  dimension_set.dimension_set_id,
  COALESCE(center.code, ''),
  COALESCE(object_.code, '')
FROM dimension_set
CROSS JOIN setup
LEFT JOIN dimension_era
  ON dimension_era.era = dimension_set.era
LEFT JOIN dimension_set_member AS center
  ON center.dimension_set_id = dimension_set.dimension_set_id
  AND center.dimension = COALESCE(dimension_era.cost_center_dimension, setup.cost_center_dimension)
LEFT JOIN dimension_set_member AS object_
  ON object_.dimension_set_id = dimension_set.dimension_set_id
  AND object_.dimension = COALESCE(dimension_era.cost_object_dimension, setup.cost_object_dimension)
WHERE
  dimension_set.dimension_set_id > (
    SELECT
      COALESCE(MAX(set_value.dimension_set_id), -1)
    FROM set_value
  )
ORDER BY
  dimension_set.dimension_set_id;


-- transfer/derived/set_value_clear

DELETE FROM set_value;


-- transfer/disposition_by_reason

SELECT
  disposition,
  reason,
  CAST(SUM(entries) AS BIGINT) AS entries,
  CAST(SUM(amount) AS BIGINT) AS amount,
  CAST(SUM(additional_amount) AS BIGINT) AS additional_amount,
  CAST(SUM(CASE WHEN register_no = %(register_no)s THEN entries ELSE 0 END) AS BIGINT) AS taken
FROM disposition_total
GROUP BY
  disposition,
  reason
HAVING
  SUM(entries) <> 0;


-- transfer/disposition_total

WITH difference AS (
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
  FROM classification_total
)
SELECT
  gl_account_no,
  month_start,
  disposition,
  reason,
  CAST(SUM(entries) AS BIGINT) AS entries,
  CAST(SUM(amount) AS BIGINT) AS amount,
  CAST(SUM(additional_amount) AS BIGINT) AS additional_amount
FROM difference
GROUP BY
  gl_account_no,
  month_start,
  disposition,
  reason
HAVING
  SUM(entries) <> 0 OR SUM(amount) <> 0 OR SUM(additional_amount) <> 0
ORDER BY
  gl_account_no,
  month_start,
  disposition,
  reason;


-- transfer/first_transfer_register

SELECT
  MIN(register_no) AS register_no
FROM register_row
WHERE
  kind = 'transfer'
HAVING
  NOT MIN(register_no) IS NULL;


-- transfer/line

WITH grouped AS (
  SELECT
    cost_type_id,
    receiver_id,
    posting_date,
    BOOL_OR(combine_entries = 'month') AS is_of_month,
    MAX(gl_entry_no) AS gl_entry_no,
    COUNT(*) AS entries,
    CAST(SUM(amount) AS BIGINT) AS amount,
    CAST(SUM(additional_amount) AS BIGINT) AS additional_amount,
    MIN(coding_id) AS first_coding_id,
    MAX(coding_id) AS last_coding_id
  FROM classified_entry
  WHERE
    reason = '' AND combine_entries <> 'none'
  GROUP BY
    cost_type_id,
    receiver_id,
    posting_date
)
SELECT
  gl_entry_no AS line_no,
  posting_date,
  FALSE AS is_closing,
  cost_type_id,
  receiver_id,
  amount,
  additional_amount,
  gl_entry_no,
  '' AS combined,
  coding_id
FROM classified_entry
WHERE
  reason = '' AND combine_entries = 'none'
UNION ALL
SELECT
  grouped.gl_entry_no AS line_no,
  grouped.posting_date,
  FALSE AS is_closing,
  grouped.cost_type_id,
  grouped.receiver_id,
  grouped.amount,
  grouped.additional_amount,
  grouped.gl_entry_no,
  CASE
    WHEN grouped.entries = 1
    THEN ''
    WHEN grouped.is_of_month
    THEN 'month'
    ELSE 'day'
  END AS combined,
  CASE
    WHEN grouped.first_coding_id = grouped.last_coding_id
    THEN grouped.first_coding_id
  END AS coding_id
FROM grouped
WHERE
  grouped.amount <> 0;


-- transfer/link

WITH combined AS (
  SELECT
    entry_no,
    cost_type_id,
    receiver_id,
    posting_date,
    combined
  FROM cost_entry_row
  WHERE
    register_no = %(register_no)s
)
INSERT INTO gl_transfer (
  gl_entry_no,
  register_no,
  entry_no
)
SELECT
  selection.gl_entry_no,
  %(register_no)s,
  combined.entry_no
FROM classified_entry AS selection
LEFT JOIN combined
  ON combined.cost_type_id = selection.cost_type_id
  AND combined.receiver_id = selection.receiver_id
  AND combined.posting_date = selection.posting_date
WHERE
  selection.reason = ''
  AND selection.combine_entries <> 'none'
  AND COALESCE(combined.combined, 'day') <> ''
ORDER BY
  selection.gl_entry_no;


-- transfer/status/account

SELECT
  gl_account_no,
  name
FROM gl_account;


-- transfer/status/counts

SELECT
  (
    SELECT
      COUNT(*)
    FROM cost_type
    WHERE
      line_type = 'postable' AND NOT is_retired
  ) AS cost_types,
  (
    SELECT
      COUNT(*)
    FROM receiver
    WHERE
      kind = 'center' AND line_type = 'postable' AND NOT is_retired
  ) AS cost_centers,
  (
    SELECT
      COUNT(*)
    FROM receiver
    WHERE
      kind = 'object' AND line_type = 'postable' AND NOT is_retired
  ) AS cost_objects,
  (
    SELECT
      COUNT(*)
    FROM register_row
  ) AS registers;


-- transfer/status/ledger

SELECT
  COUNT(*) AS entries,
  CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS amount,
  CAST(COALESCE(SUM(additional_amount), 0) AS BIGINT) AS additional_amount
FROM gl_entry_row;


-- transfer/status/obstacle

SELECT DISTINCT
  coding.waiting_reason AS reason,
  CASE
    WHEN coding.waiting_reason = 'blocked_cost_type'
    THEN cost_type.code
    WHEN coding.waiting_reason = 'blocked_receiver'
    THEN receiver.code
    WHEN set_value.center_value <> ''
    THEN set_value.center_value
    ELSE set_value.object_value
  END AS code
FROM coding_classification AS coding
INNER JOIN set_value
  ON set_value.dimension_set_id = coding.dimension_set_id
LEFT JOIN cost_type
  ON cost_type.cost_type_id = coding.cost_type_id
LEFT JOIN receiver
  ON receiver.receiver_id = coding.receiver_id
WHERE
  coding.not_cost_reason IS NULL
  AND coding.waiting_reason IN ('blocked_cost_type', 'blocked_receiver', 'unknown_receiver')
ORDER BY
  reason,
  code;


-- transfer/status/unposted

SELECT
  line.batch,
  COUNT(*) AS lines
FROM journal_line_row AS line
LEFT JOIN journal_batch AS own
  ON own.batch = line.batch
WHERE
  COALESCE(own.delete_after_posting, TRUE) OR own.last_posted_period IS NULL
GROUP BY
  line.batch
ORDER BY
  line.batch;


-- versions/control_cell

WITH dated AS (
  SELECT
    entry.register_no,
    entry.cost_type_id,
    entry.receiver_id,
    entry.amount,
    entry.version_id,
    CASE %(span)s
      WHEN 'month'
      THEN CAST(DATE_TRUNC('MONTH', entry.posting_date) AS DATE)
      WHEN 'quarter'
      THEN CAST(DATE_TRUNC('QUARTER', entry.posting_date) AS DATE)
      ELSE CAST(DATE_TRUNC('YEAR', entry.posting_date) AS DATE)
    END AS first_day
  FROM version_entry AS entry
  WHERE
    entry.version_id IN (1, %(version_id)s)
), touched AS (
  SELECT
    cost_type_id,
    receiver_id,
    first_day
  FROM dated
  WHERE
    register_no = %(register_no)s AND version_id = 1
  GROUP BY
    cost_type_id,
    receiver_id,
    first_day
)
SELECT
  cost_type.code AS cost_type_no,
  receiver.kind,
  receiver.code,
  touched.first_day,
  CAST(SUM(CASE WHEN dated.version_id = 1 THEN dated.amount ELSE 0 END) AS BIGINT) AS actual,
  CAST(SUM(CASE WHEN dated.version_id = %(version_id)s THEN dated.amount ELSE 0 END) AS BIGINT) AS budget
FROM touched
INNER JOIN dated
  ON dated.cost_type_id = touched.cost_type_id
  AND dated.receiver_id = touched.receiver_id
  AND dated.first_day = touched.first_day
INNER JOIN cost_type
  ON cost_type.cost_type_id = touched.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = touched.receiver_id
GROUP BY
  cost_type.code,
  receiver.kind,
  receiver.code,
  touched.first_day
ORDER BY
  cost_type.code,
  receiver.kind,
  receiver.code,
  touched.first_day;


-- versions/control_list

SELECT
  version.version_id,
  version.code,
  control.span,
  control.tolerance_percent,
  control.tolerance_amount,
  control.is_checked
FROM budget_control AS control
INNER JOIN version
  ON version.version_id = control.version_id
ORDER BY
  version.version_id;


-- versions/delete

DELETE FROM version
WHERE
  version_id = %(version_id)s;


-- versions/delete_control

DELETE FROM budget_control
WHERE
  version_id = %(version_id)s;


-- versions/entry_all

SELECT
  entry_no,
  TRUE AS is_gone
FROM cost_entry_row
WHERE
  version_id = %(version_id)s;


-- versions/id

SELECT
  version_id
FROM version
WHERE
  code = %(code)s;


-- versions/last

SELECT
  MAX(version_id) AS version_id
FROM version;


-- versions/list

WITH own AS (
  SELECT
    version_id,
    COUNT(*) AS entries,
    CAST(SUM(amount) AS BIGINT) AS amount,
    MIN(posting_date) AS first_day,
    MAX(posting_date) AS last_day
  FROM cost_entry_row
  GROUP BY
    version_id
)
SELECT
  version.code,
  version.name,
  version.kind,
  version.is_locked,
  COALESCE(base.code, '') AS base,
  version.base_cut_date,
  version.base_cut_entry_no,
  COALESCE(own.entries, 0) AS entries,
  COALESCE(own.amount, 0) AS amount,
  own.first_day,
  own.last_day
FROM version
LEFT JOIN version AS base
  ON base.version_id = version.base_version_id
LEFT JOIN own
  ON own.version_id = version.version_id
ORDER BY
  CASE WHEN version.version_id = 1 THEN 0 ELSE 1 END,
  version.code;


-- versions/one

SELECT
  version_id,
  code,
  name,
  kind,
  is_locked,
  base_version_id,
  base_cut_date,
  base_cut_entry_no
FROM version
WHERE
  code = %(code)s;


-- versions/rename_batch

UPDATE journal_batch SET version = %(new_code)s
WHERE
  version = %(code)s;


-- versions/rename_line

UPDATE journal_line_row SET version = %(new_code)s
WHERE
  version = %(code)s;


-- versions/set

UPDATE version SET code = %(code)s, name = %(name)s, kind = %(kind)s, is_locked = %(is_locked)s, base_version_id = %(base_version_id)s, base_cut_date = %(base_cut_date)s, base_cut_entry_no = %(base_cut_entry_no)s
WHERE
  version_id = %(version_id)s;


-- versions/used

WITH used AS (
  SELECT
    'versions that build on it' AS what,
    COUNT(*) AS rows
  FROM version
  WHERE
    base_version_id = %(version_id)s
  UNION ALL
  SELECT
    'entries that something refers to' AS what,
    COUNT(*) AS rows
  FROM budget_entry_kept
  WHERE
    version_id = %(version_id)s AND NOT why IN ('version_locked', 'entry_not_manual')
)
SELECT
  what,
  rows
FROM used
WHERE
  rows > 0
ORDER BY
  what;
