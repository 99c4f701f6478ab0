-- ledger

CREATE TABLE setup (
  company_name TEXT COLLATE "C" NOT NULL,
  currency TEXT COLLATE "C" NOT NULL,
  minor_digits INT NOT NULL,
  additional_currency TEXT COLLATE "C" NOT NULL,
  additional_minor_digits INT NOT NULL,
  cost_center_dimension TEXT COLLATE "C" NOT NULL,
  cost_object_dimension TEXT COLLATE "C" NOT NULL,
  starting_date_for_gl_transfer DATE,
  allow_posting_from DATE,
  allow_posting_to DATE,
  auto_transfer_from_gl BOOLEAN NOT NULL,
  check_gl_postings BOOLEAN NOT NULL,
  align_gl_account TEXT COLLATE "C" NOT NULL,
  align_cost_center_dimension TEXT COLLATE "C" NOT NULL,
  align_cost_object_dimension TEXT COLLATE "C" NOT NULL,
  late_entry_policy TEXT COLLATE "C" NOT NULL,
  journal_balance TEXT COLLATE "C" NOT NULL,
  language TEXT COLLATE "C" NOT NULL
);

CREATE TABLE counter (
  name TEXT COLLATE "C" NOT NULL,
  last_no BIGINT NOT NULL
);

CREATE TABLE audit_event (
  event_no BIGINT NOT NULL,
  happened_at TIMESTAMP NOT NULL,
  user_name TEXT COLLATE "C" NOT NULL,
  host TEXT COLLATE "C" NOT NULL,
  verb TEXT COLLATE "C" NOT NULL,
  detail TEXT COLLATE "C" NOT NULL
);

CREATE TABLE accounting_period (
  starting_date DATE NOT NULL,
  new_fiscal_year BOOLEAN NOT NULL,
  state TEXT COLLATE "C" NOT NULL
);

CREATE TABLE calendar_day (
  day DATE NOT NULL,
  month_start DATE NOT NULL,
  month_end DATE NOT NULL,
  day_text TEXT COLLATE "C" NOT NULL,
  month_text TEXT COLLATE "C" NOT NULL
);

CREATE TABLE import_row (
  import_no INT NOT NULL,
  source TEXT COLLATE "C" NOT NULL,
  file TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  imported_at TIMESTAMP NOT NULL,
  imported_by TEXT COLLATE "C" NOT NULL,
  entries BIGINT NOT NULL
);

CREATE TABLE dimension (
  dimension TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL
);

CREATE TABLE dimension_value (
  dimension TEXT COLLATE "C" NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  dimension_value_type TEXT COLLATE "C" NOT NULL,
  totaling TEXT COLLATE "C" NOT NULL,
  is_blocked BOOLEAN NOT NULL
);

CREATE TABLE dimension_set (
  dimension_set_id INT NOT NULL,
  members TEXT COLLATE "C" NOT NULL
);

CREATE TABLE dimension_set_member (
  dimension_set_id INT NOT NULL,
  dimension TEXT COLLATE "C" NOT NULL,
  code TEXT COLLATE "C" NOT NULL
);

CREATE TABLE gl_account (
  gl_account_no TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  account_type TEXT COLLATE "C" NOT NULL,
  income_balance TEXT COLLATE "C" NOT NULL,
  totaling TEXT COLLATE "C" NOT NULL,
  is_blocked BOOLEAN NOT NULL,
  excluded_reason TEXT COLLATE "C" NOT NULL
);

CREATE TABLE gl_account_dimension (
  gl_account_no TEXT COLLATE "C" NOT NULL,
  dimension TEXT COLLATE "C" NOT NULL,
  code TEXT COLLATE "C" NOT NULL
);

CREATE TABLE gl_coding (
  coding_id INT NOT NULL,
  gl_account_no TEXT COLLATE "C" NOT NULL,
  dimension_set_id INT NOT NULL
);

CREATE TABLE gl_entry_row (
  gl_entry_no BIGINT NOT NULL,
  import_no INT NOT NULL,
  row_no BIGINT NOT NULL,
  source_key TEXT COLLATE "C",
  posting_date DATE NOT NULL,
  is_closing BOOLEAN NOT NULL,
  coding_id INT NOT NULL,
  amount BIGINT NOT NULL,
  additional_amount BIGINT NOT NULL,
  document_no TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  reason_code TEXT COLLATE "C" NOT NULL
);

CREATE TABLE set_value (
  dimension_set_id INT NOT NULL,
  center_value TEXT COLLATE "C" NOT NULL,
  object_value TEXT COLLATE "C" NOT NULL
);

CREATE TABLE transfer_mark (
  import_no INT NOT NULL,
  clean_import_no INT NOT NULL,
  coding_id INT NOT NULL,
  fingerprint TEXT COLLATE "C" NOT NULL
);

CREATE TABLE resolution (
  coding_id INT NOT NULL,
  gl_account_no TEXT COLLATE "C" NOT NULL,
  not_cost_reason TEXT COLLATE "C",
  waiting_reason TEXT COLLATE "C",
  cost_type_id INT,
  combine_entries TEXT COLLATE "C",
  receiver_id INT
);

CREATE TABLE resolution_day (
  day DATE NOT NULL,
  is_started BOOLEAN NOT NULL,
  is_allowed BOOLEAN NOT NULL,
  is_month_end_allowed BOOLEAN NOT NULL,
  is_looked_at BOOLEAN NOT NULL
);

CREATE TABLE disposition_total (
  register_no INT,
  gl_account_no TEXT COLLATE "C" NOT NULL,
  month_start DATE NOT NULL,
  disposition TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  entries BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  additional_amount BIGINT NOT NULL
);

CREATE TABLE cost_type (
  cost_type_id INT NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  line_type TEXT COLLATE "C" NOT NULL,
  totaling TEXT COLLATE "C" NOT NULL,
  indentation INT NOT NULL,
  gl_account_range TEXT COLLATE "C" NOT NULL,
  combine_entries TEXT COLLATE "C" NOT NULL,
  default_center_id INT,
  default_object_id INT,
  cost_classification TEXT COLLATE "C" NOT NULL,
  fixed_share TEXT COLLATE "C" NOT NULL,
  is_blocked BOOLEAN NOT NULL,
  is_retired BOOLEAN NOT NULL,
  new_page BOOLEAN NOT NULL,
  blank_line BOOLEAN NOT NULL,
  comment TEXT COLLATE "C" NOT NULL
);

CREATE TABLE receiver (
  receiver_id INT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  line_type TEXT COLLATE "C" NOT NULL,
  totaling TEXT COLLATE "C" NOT NULL,
  indentation INT NOT NULL,
  sorting_order TEXT COLLATE "C" NOT NULL,
  cost_subtype TEXT COLLATE "C" NOT NULL,
  responsible_person TEXT COLLATE "C" NOT NULL,
  is_blocked BOOLEAN NOT NULL,
  is_retired BOOLEAN NOT NULL,
  new_page BOOLEAN NOT NULL,
  blank_line BOOLEAN NOT NULL,
  comment TEXT COLLATE "C" NOT NULL
);

CREATE TABLE cost_type_account (
  gl_account_no TEXT COLLATE "C" NOT NULL,
  cost_type_id INT NOT NULL
);

CREATE TABLE version (
  version_id INT NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  is_locked BOOLEAN NOT NULL,
  base_version_id INT,
  base_cut_date DATE,
  base_cut_entry_no BIGINT
);

CREATE TABLE register_row (
  register_no INT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  version_id INT NOT NULL,
  run_no INT,
  level INT,
  journal_batch TEXT COLLATE "C" NOT NULL,
  reverses_register_no INT,
  first_entry_no BIGINT,
  last_entry_no BIGINT,
  first_gl_entry_no BIGINT,
  last_gl_entry_no BIGINT,
  entries BIGINT NOT NULL,
  gl_entries BIGINT NOT NULL,
  debit BIGINT NOT NULL,
  credit BIGINT NOT NULL,
  additional_amount BIGINT NOT NULL,
  posting_date DATE,
  posted_on DATE NOT NULL,
  posted_at TIMESTAMP NOT NULL,
  posted_by TEXT COLLATE "C" NOT NULL
);

CREATE TABLE cost_entry_row (
  entry_no BIGINT NOT NULL,
  register_no INT NOT NULL,
  version_id INT NOT NULL,
  posting_date DATE NOT NULL,
  is_closing BOOLEAN NOT NULL,
  cost_type_id INT NOT NULL,
  receiver_id INT NOT NULL,
  amount BIGINT NOT NULL,
  additional_amount BIGINT NOT NULL,
  gl_entry_no BIGINT,
  combined TEXT COLLATE "C" NOT NULL,
  coding_id INT
);

CREATE TABLE cost_entry_text (
  entry_no BIGINT NOT NULL,
  document_no TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  reason_code TEXT COLLATE "C" NOT NULL
);

CREATE TABLE cost_entry_origin (
  entry_no BIGINT NOT NULL,
  pool_no INT,
  source_entry_no BIGINT,
  corrects_entry_no BIGINT
);

CREATE TABLE gl_transfer (
  gl_entry_no BIGINT NOT NULL,
  register_no INT NOT NULL,
  entry_no BIGINT
);


-- request

CREATE TABLE request (
  request_key TEXT COLLATE "C" NOT NULL,
  verb TEXT COLLATE "C" NOT NULL,
  answer TEXT COLLATE "C" NOT NULL,
  answered_at TIMESTAMP NOT NULL
);


-- journal

CREATE TABLE journal_batch (
  batch TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  version TEXT COLLATE "C" NOT NULL,
  reason_code TEXT COLLATE "C" NOT NULL,
  bal_cost_type_no TEXT COLLATE "C" NOT NULL,
  bal_cost_center_code TEXT COLLATE "C" NOT NULL,
  bal_cost_object_code TEXT COLLATE "C" NOT NULL,
  delete_after_posting BOOLEAN NOT NULL,
  balance TEXT COLLATE "C" NOT NULL,
  last_posted_period DATE
);

CREATE TABLE journal_line_row (
  batch TEXT COLLATE "C" NOT NULL,
  line_no INT NOT NULL,
  posting_date DATE,
  is_closing BOOLEAN NOT NULL,
  document_no TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  amount BIGINT NOT NULL,
  additional_amount BIGINT NOT NULL,
  cost_type_no TEXT COLLATE "C" NOT NULL,
  cost_center_code TEXT COLLATE "C" NOT NULL,
  cost_object_code TEXT COLLATE "C" NOT NULL,
  bal_cost_type_no TEXT COLLATE "C" NOT NULL,
  bal_cost_center_code TEXT COLLATE "C" NOT NULL,
  bal_cost_object_code TEXT COLLATE "C" NOT NULL,
  reason_code TEXT COLLATE "C" NOT NULL,
  version TEXT COLLATE "C" NOT NULL,
  corrects_entry_no BIGINT
);


-- register

CREATE TABLE register_seal (
  register_no INT NOT NULL,
  version_id INT NOT NULL,
  entries BIGINT NOT NULL,
  content TEXT COLLATE "C" NOT NULL,
  seal TEXT COLLATE "C" NOT NULL,
  closed_on DATE NOT NULL,
  closed_at TIMESTAMP NOT NULL,
  closed_by TEXT COLLATE "C" NOT NULL
);

CREATE TABLE register_deletion (
  register_no INT NOT NULL,
  version TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  entries BIGINT NOT NULL,
  first_entry_no BIGINT,
  last_entry_no BIGINT,
  debit BIGINT NOT NULL,
  credit BIGINT NOT NULL,
  posting_date DATE,
  deleted_on DATE NOT NULL,
  deleted_at TIMESTAMP NOT NULL,
  deleted_by TEXT COLLATE "C" NOT NULL
);

CREATE TABLE period_seal (
  seal_no INT NOT NULL,
  starting_date DATE NOT NULL,
  ending_date DATE,
  state TEXT COLLATE "C" NOT NULL,
  last_entry_no BIGINT NOT NULL,
  entries BIGINT NOT NULL,
  waiting BIGINT NOT NULL,
  content TEXT COLLATE "C" NOT NULL,
  seal TEXT COLLATE "C" NOT NULL,
  is_reopened BOOLEAN NOT NULL,
  closed_on DATE NOT NULL,
  closed_at TIMESTAMP NOT NULL,
  closed_by TEXT COLLATE "C" NOT NULL
);

CREATE TABLE archive_row (
  archive_no INT NOT NULL,
  first_date DATE NOT NULL,
  year_ending DATE NOT NULL,
  entries BIGINT NOT NULL,
  file TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  archived_on DATE NOT NULL,
  archived_at TIMESTAMP NOT NULL,
  archived_by TEXT COLLATE "C" NOT NULL
);

CREATE TABLE archive_register (
  archive_no INT NOT NULL,
  register_no INT NOT NULL,
  entries BIGINT NOT NULL,
  debit BIGINT NOT NULL,
  credit BIGINT NOT NULL,
  additional_amount BIGINT NOT NULL
);

CREATE TABLE archive_balance (
  archive_no INT NOT NULL,
  version_id INT NOT NULL,
  cost_type_id INT NOT NULL,
  receiver_id INT NOT NULL,
  month_start DATE NOT NULL,
  month_end DATE NOT NULL,
  is_closing BOOLEAN NOT NULL,
  entries BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  debit BIGINT NOT NULL,
  credit BIGINT NOT NULL,
  additional_amount BIGINT NOT NULL
);


-- migrated

CREATE TABLE migrated_register (
  register_no INT NOT NULL,
  source_series TEXT COLLATE "C" NOT NULL,
  source_no BIGINT
);

CREATE TABLE migrated_entry (
  entry_no BIGINT NOT NULL,
  source_series TEXT COLLATE "C" NOT NULL,
  source_no BIGINT NOT NULL
);


-- allocation

ALTER TABLE setup
ADD COLUMN last_allocation_id TEXT COLLATE "C" DEFAULT '000';

ALTER TABLE setup
ADD COLUMN last_allocation_doc_no TEXT COLLATE "C" DEFAULT 'AL0000';

CREATE TABLE allocation_rule_row (
  rule_id TEXT COLLATE "C" NOT NULL,
  rule_version INT NOT NULL,
  level INT NOT NULL,
  label TEXT COLLATE "C" NOT NULL,
  valid_from DATE,
  valid_to DATE,
  cost_type_range TEXT COLLATE "C" NOT NULL,
  cost_center_code TEXT COLLATE "C" NOT NULL,
  cost_object_code TEXT COLLATE "C" NOT NULL,
  credit_to_cost_type TEXT COLLATE "C" NOT NULL,
  applies_to TEXT COLLATE "C" NOT NULL,
  is_blocked BOOLEAN NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  comment TEXT COLLATE "C" NOT NULL,
  when_zero TEXT COLLATE "C" NOT NULL,
  style TEXT COLLATE "C" NOT NULL,
  this_period_only BOOLEAN NOT NULL,
  negative_policy TEXT COLLATE "C" NOT NULL,
  when_missing TEXT COLLATE "C" NOT NULL,
  is_superseded BOOLEAN NOT NULL,
  is_retired BOOLEAN NOT NULL,
  changed_on DATE,
  changed_by TEXT COLLATE "C" NOT NULL
);

CREATE TABLE allocation_target_row (
  rule_id TEXT COLLATE "C" NOT NULL,
  rule_version INT NOT NULL,
  line_no INT NOT NULL,
  target_cost_type TEXT COLLATE "C" NOT NULL,
  target_cost_center TEXT COLLATE "C" NOT NULL,
  target_cost_object TEXT COLLATE "C" NOT NULL,
  base TEXT COLLATE "C" NOT NULL,
  static_base DECIMAL(38, 10) NOT NULL,
  static_weighting DECIMAL(38, 10) NOT NULL,
  share DECIMAL(38, 10) NOT NULL,
  target_type TEXT COLLATE "C" NOT NULL,
  percent_per_share DECIMAL(38, 10) NOT NULL,
  amount_per_share DECIMAL(38, 10) NOT NULL,
  no_filter TEXT COLLATE "C" NOT NULL,
  cost_center_filter TEXT COLLATE "C" NOT NULL,
  cost_object_filter TEXT COLLATE "C" NOT NULL,
  date_filter_code TEXT COLLATE "C" NOT NULL,
  group_filter TEXT COLLATE "C" NOT NULL,
  driver_code TEXT COLLATE "C" NOT NULL,
  comment TEXT COLLATE "C" NOT NULL,
  share_updated_on DATE
);

CREATE TABLE allocation_level (
  level INT NOT NULL,
  method TEXT COLLATE "C" NOT NULL
);

CREATE TABLE employee (
  employee_no TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  is_active BOOLEAN NOT NULL,
  cost_center_code TEXT COLLATE "C" NOT NULL,
  cost_object_code TEXT COLLATE "C" NOT NULL
);

CREATE TABLE item_entry_row (
  item_entry_no BIGINT NOT NULL,
  entry_type TEXT COLLATE "C" NOT NULL,
  posting_date DATE NOT NULL,
  item_no TEXT COLLATE "C" NOT NULL,
  inventory_posting_group TEXT COLLATE "C" NOT NULL,
  invoiced_quantity DECIMAL(38, 10) NOT NULL,
  sales_amount BIGINT NOT NULL,
  purchase_amount BIGINT NOT NULL,
  dimension_set_id INT NOT NULL
);

CREATE TABLE driver (
  driver_code TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  unit TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL
);

CREATE TABLE driver_value (
  driver_code TEXT COLLATE "C" NOT NULL,
  receiver_kind TEXT COLLATE "C" NOT NULL,
  receiver_code TEXT COLLATE "C" NOT NULL,
  value_date DATE NOT NULL,
  value DECIMAL(38, 10) NOT NULL
);


-- run

CREATE TABLE run_row (
  run_no INT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  version_id INT NOT NULL,
  allocation_date DATE,
  from_level INT,
  to_level INT,
  label TEXT COLLATE "C" NOT NULL,
  policy TEXT COLLATE "C" NOT NULL,
  parameters TEXT COLLATE "C" NOT NULL,
  certificate TEXT COLLATE "C" NOT NULL
);

CREATE TABLE pool (
  pool_no INT NOT NULL,
  run_no INT NOT NULL,
  register_no INT NOT NULL,
  rule_id TEXT COLLATE "C" NOT NULL,
  rule_version INT NOT NULL,
  level INT,
  receiver_id INT,
  cost_type_id INT,
  document_no TEXT COLLATE "C" NOT NULL,
  held BIGINT NOT NULL,
  taken BIGINT NOT NULL,
  charged BIGINT NOT NULL,
  additional_held BIGINT NOT NULL,
  additional_taken BIGINT NOT NULL
);

CREATE TABLE consumption (
  pool_no INT NOT NULL,
  entry_no BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  additional_amount BIGINT NOT NULL
);

CREATE TABLE key_snapshot (
  pool_no INT NOT NULL,
  line_no INT NOT NULL,
  weight DECIMAL(38, 0) NOT NULL,
  fixed_amount BIGINT,
  share DECIMAL(38, 10) NOT NULL,
  source TEXT COLLATE "C" NOT NULL,
  entry_no BIGINT
);


-- budget

CREATE TABLE gl_budget (
  name TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  is_blocked BOOLEAN NOT NULL
);

CREATE TABLE gl_budget_entry_row (
  entry_no BIGINT NOT NULL,
  budget_name TEXT COLLATE "C" NOT NULL,
  gl_account_no TEXT COLLATE "C" NOT NULL,
  posting_date DATE NOT NULL,
  is_closing BOOLEAN NOT NULL,
  amount BIGINT NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  dimension_set_id INT NOT NULL,
  is_ours BOOLEAN NOT NULL,
  source_entry_no BIGINT
);

CREATE TABLE budget_source (
  register_no INT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  source TEXT COLLATE "C" NOT NULL,
  first_source_no BIGINT,
  last_source_no BIGINT
);

CREATE TABLE budget_entry_former (
  event_no BIGINT NOT NULL,
  entry_no BIGINT NOT NULL,
  register_no INT NOT NULL,
  version_id INT NOT NULL,
  posting_date DATE NOT NULL,
  is_closing BOOLEAN NOT NULL,
  cost_type_id INT NOT NULL,
  receiver_id INT NOT NULL,
  amount BIGINT NOT NULL,
  additional_amount BIGINT NOT NULL,
  document_no TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  reason_code TEXT COLLATE "C" NOT NULL
);

CREATE TABLE budget_control (
  version_id INT NOT NULL,
  span TEXT COLLATE "C" NOT NULL,
  tolerance_percent TEXT COLLATE "C" NOT NULL,
  tolerance_amount BIGINT NOT NULL,
  is_checked BOOLEAN NOT NULL
);


-- charts

CREATE TABLE dimension_era (
  era INT NOT NULL,
  valid_from DATE,
  valid_to DATE NOT NULL,
  cost_center_dimension TEXT COLLATE "C" NOT NULL,
  cost_object_dimension TEXT COLLATE "C" NOT NULL
);

ALTER TABLE dimension_set
ADD COLUMN era INT DEFAULT 0;


-- budget_copy

CREATE TABLE budget_copy_link (
  entry_no BIGINT NOT NULL,
  source_entry_no BIGINT NOT NULL
);


-- driver_version

ALTER TABLE driver_value
ADD COLUMN version_code TEXT COLLATE "C" DEFAULT '';


-- flow

CREATE TABLE gross_flow (
  register_no INT NOT NULL,
  rule_id TEXT COLLATE "C" NOT NULL,
  rule_version INT NOT NULL,
  line_no INT NOT NULL,
  to_rule_id TEXT COLLATE "C" NOT NULL,
  receiver_id INT NOT NULL,
  cost_type_id INT NOT NULL,
  share DECIMAL(38, 10) NOT NULL,
  amount DECIMAL(38, 6) NOT NULL
);


-- links_by_block

;


-- views

CREATE OR REPLACE VIEW gl_link AS
SELECT
  entry.gl_entry_no,
  entry.register_no,
  entry.entry_no
FROM cost_entry_row AS entry
WHERE
  NOT entry.gl_entry_no IS NULL AND entry.combined = ''
UNION ALL
SELECT
  gl_transfer.gl_entry_no,
  gl_transfer.register_no,
  gl_transfer.entry_no
FROM gl_transfer;

CREATE OR REPLACE VIEW reversed_register AS
SELECT
  reversal.reverses_register_no AS register_no,
  reversal.register_no AS reversed_by_register_no
FROM register_row AS reversal
WHERE
  NOT reversal.reverses_register_no IS NULL;

CREATE OR REPLACE VIEW live_link AS
SELECT
  gl_link.gl_entry_no,
  gl_link.register_no,
  gl_link.entry_no
FROM gl_link
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM reversed_register
    WHERE
      reversed_register.register_no = gl_link.register_no
  );

CREATE OR REPLACE VIEW live_pool AS
SELECT
  pool.*
FROM pool
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM reversed_register
    WHERE
      reversed_register.register_no = pool.register_no
  );

CREATE OR REPLACE VIEW posting_target AS
SELECT
  receiver_id,
  kind,
  code,
  line_type IN ('postable', 'begin_total') AS is_line,
  is_blocked,
  is_retired,
  line_type IN ('postable', 'begin_total') AND NOT is_blocked AND NOT is_retired AS is_postable
FROM receiver;

CREATE OR REPLACE VIEW receiver_by_code AS
SELECT
  receiver_id,
  kind,
  code,
  is_line,
  is_blocked,
  is_postable
FROM posting_target
WHERE
  NOT is_retired;

CREATE OR REPLACE VIEW barred_span AS
WITH period AS (
  SELECT
    starting_date,
    LEAD(starting_date) OVER (ORDER BY starting_date) AS next_date,
    state
  FROM accounting_period
)
SELECT
  starting_date AS first_day,
  COALESCE(next_date - 1, CAST('9999-12-31' AS DATE)) AS last_day,
  TRUE AS is_locked_period
FROM period
WHERE
  state = 'locked'
UNION ALL
SELECT
  CAST('0001-01-01' AS DATE) AS first_day,
  allow_posting_from - 1 AS last_day,
  FALSE AS is_locked_period
FROM setup
WHERE
  NOT allow_posting_from IS NULL
UNION ALL
SELECT
  allow_posting_to + 1 AS first_day,
  CAST('9999-12-31' AS DATE) AS last_day,
  FALSE AS is_locked_period
FROM setup
WHERE
  NOT allow_posting_to IS NULL;

CREATE OR REPLACE VIEW register_dependent AS
SELECT DISTINCT
  original.register_no,
  entry.register_no AS dependent_register_no,
  CASE
    WHEN NOT origin.corrects_entry_no IS NULL
    THEN 'corrects its entries'
    ELSE 'takes over its entries'
  END AS why
FROM cost_entry_origin AS origin
INNER JOIN cost_entry_row AS entry
  ON entry.entry_no = origin.entry_no
INNER JOIN register_row AS dependent
  ON dependent.register_no = entry.register_no AND dependent.kind <> 'reversal'
INNER JOIN cost_entry_row AS original
  ON original.entry_no = COALESCE(origin.corrects_entry_no, origin.source_entry_no)
WHERE
  entry.register_no <> original.register_no
UNION
SELECT DISTINCT
  original.register_no,
  pool.register_no AS dependent_register_no,
  'allocates its entries' AS why
FROM consumption
INNER JOIN pool
  ON pool.pool_no = consumption.pool_no
INNER JOIN cost_entry_row AS original
  ON original.entry_no = consumption.entry_no
WHERE
  original.register_no <> pool.register_no;

CREATE OR REPLACE VIEW taken_entry AS
SELECT
  consumption.entry_no,
  CAST(SUM(consumption.amount) AS BIGINT) AS amount,
  CAST(SUM(consumption.additional_amount) AS BIGINT) AS additional_amount,
  MAX(CASE WHEN origin.pool_no = pool.pool_no THEN 0 ELSE pool.register_no END) AS register_no
FROM consumption
INNER JOIN live_pool AS pool
  ON pool.pool_no = consumption.pool_no
INNER JOIN run_row
  ON run_row.run_no = pool.run_no
INNER JOIN cost_entry_row AS entry
  ON entry.entry_no = consumption.entry_no AND entry.version_id = run_row.version_id
LEFT JOIN cost_entry_origin AS origin
  ON origin.entry_no = consumption.entry_no
GROUP BY
  consumption.entry_no;

CREATE OR REPLACE VIEW open_entry AS
SELECT
  entry.entry_no,
  entry.version_id,
  entry.register_no,
  entry.posting_date,
  entry.is_closing,
  entry.posting_date + CAST(entry.is_closing AS INT) AS balance_date,
  entry.cost_type_id,
  entry.receiver_id,
  entry.amount - COALESCE(taken_entry.amount, 0) AS open_amount,
  entry.additional_amount - COALESCE(taken_entry.additional_amount, 0) AS open_additional
FROM cost_entry_row AS entry
INNER JOIN register_row
  ON register_row.register_no = entry.register_no
LEFT JOIN taken_entry
  ON taken_entry.entry_no = entry.entry_no
WHERE
  register_row.reverses_register_no IS NULL
  AND NOT EXISTS(
    SELECT
      1
    FROM reversed_register
    WHERE
      reversed_register.register_no = entry.register_no
  )
  AND (
    entry.amount <> COALESCE(taken_entry.amount, 0)
    OR entry.additional_amount <> COALESCE(taken_entry.additional_amount, 0)
  );

CREATE OR REPLACE VIEW gl_entry AS
SELECT
  entry.gl_entry_no AS entry_no,
  CASE WHEN entry.is_closing THEN 'C' ELSE '' END || CAST(entry.posting_date AS TEXT) AS posting_date,
  coding.gl_account_no,
  entry.document_no,
  entry.description,
  CAST(entry.amount AS DECIMAL(38, 0)) * 0.01 AS amount,
  CAST(entry.additional_amount AS DECIMAL(38, 0)) * 0.01 AS additional_amount,
  entry.reason_code,
  dimension_set.members AS dimensions,
  entry.import_no,
  entry.row_no,
  COALESCE(entry.source_key, '') AS source_key
FROM gl_entry_row AS entry
INNER JOIN gl_coding AS coding
  ON coding.coding_id = entry.coding_id
INNER JOIN dimension_set
  ON dimension_set.dimension_set_id = coding.dimension_set_id;

CREATE OR REPLACE VIEW cost_entry AS
SELECT
  entry.entry_no,
  version.code AS version,
  entry.register_no,
  cost_type.code AS cost_type_no,
  CASE WHEN entry.is_closing THEN 'C' ELSE '' END || CAST(entry.posting_date AS TEXT) AS posting_date,
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
  CAST(entry.amount AS DECIMAL(38, 0)) * 0.01 AS amount,
  CAST(CASE WHEN entry.amount > 0 THEN entry.amount ELSE 0 END AS DECIMAL(38, 0)) * 0.01 AS debit_amount,
  CAST(CASE WHEN entry.amount < 0 THEN -entry.amount ELSE 0 END AS DECIMAL(38, 0)) * 0.01 AS credit_amount,
  CAST(entry.additional_amount AS DECIMAL(38, 0)) * 0.01 AS additional_amount,
  CASE WHEN receiver.kind = 'center' THEN receiver.code ELSE '' END AS cost_center_code,
  CASE WHEN receiver.kind = 'object' THEN receiver.code ELSE '' END AS cost_object_code,
  COALESCE(coding.gl_account_no, '') AS gl_account,
  entry.gl_entry_no,
  entry.combined,
  COALESCE(own.reason_code, '') AS reason_code,
  register_row.journal_batch AS batch_name,
  register_row.kind IN ('transfer', 'allocation') AS system_created_entry,
  origin.corrects_entry_no,
  COALESCE(taken_entry.amount = entry.amount, FALSE) AS allocated,
  COALESCE(taken_entry.register_no, 0) AS allocated_with_journal_no,
  COALESCE(entry_pool.rule_id, '') AS allocation_id
FROM cost_entry_row AS entry
INNER JOIN register_row
  ON register_row.register_no = entry.register_no
INNER JOIN version
  ON version.version_id = entry.version_id
INNER JOIN cost_type
  ON cost_type.cost_type_id = entry.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = entry.receiver_id
LEFT JOIN cost_entry_text AS own
  ON own.entry_no = entry.entry_no
LEFT JOIN cost_entry_origin AS origin
  ON origin.entry_no = entry.entry_no
LEFT JOIN pool AS entry_pool
  ON entry_pool.pool_no = origin.pool_no
LEFT JOIN taken_entry
  ON taken_entry.entry_no = entry.entry_no
LEFT JOIN calendar_day
  ON calendar_day.day = entry.posting_date
LEFT JOIN gl_entry_row AS source
  ON source.gl_entry_no = entry.gl_entry_no
LEFT JOIN gl_coding AS coding
  ON coding.coding_id = source.coding_id;

CREATE OR REPLACE VIEW register AS
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
  CAST(register_row.debit AS DECIMAL(38, 0)) * 0.01 AS debit_amount,
  CAST(register_row.credit AS DECIMAL(38, 0)) * 0.01 AS credit_amount,
  CAST(register_row.additional_amount AS DECIMAL(38, 0)) * 0.01 AS additional_amount,
  register_row.posting_date,
  register_row.posted_on,
  register_row.reverses_register_no,
  reversed_register.reversed_by_register_no
FROM register_row
INNER JOIN version
  ON version.version_id = register_row.version_id
LEFT JOIN reversed_register
  ON reversed_register.register_no = register_row.register_no;

CREATE OR REPLACE VIEW coding_classification AS
SELECT
  coding.coding_id,
  coding.gl_account_no,
  coding.dimension_set_id,
  CASE
    WHEN account.income_balance = 'balance_sheet'
    THEN 'balance_sheet'
    WHEN account.excluded_reason <> ''
    THEN 'excluded'
  END AS not_cost_reason,
  CASE
    WHEN account.gl_account_no IS NULL
    THEN 'unknown_account'
    WHEN cost_type.cost_type_id IS NULL
    THEN 'no_cost_type'
    WHEN cost_type.is_blocked OR cost_type.is_retired
    THEN 'blocked_cost_type'
    WHEN set_value.center_value = '' AND set_value.object_value = ''
    THEN 'no_receiver'
    WHEN COALESCE(center.receiver_id, object_.receiver_id) IS NULL
    THEN 'unknown_receiver'
    WHEN NOT COALESCE(center.is_postable, object_.is_postable)
    THEN 'blocked_receiver'
  END AS waiting_reason,
  cost_type.cost_type_id,
  cost_type.combine_entries,
  COALESCE(center.receiver_id, object_.receiver_id) AS receiver_id
FROM gl_coding AS coding
INNER JOIN set_value
  ON set_value.dimension_set_id = coding.dimension_set_id
LEFT JOIN posting_target AS center
  ON center.kind = 'center' AND center.code = set_value.center_value
LEFT JOIN posting_target AS object_
  ON object_.kind = 'object' AND object_.code = set_value.object_value
LEFT JOIN gl_account AS account
  ON account.gl_account_no = coding.gl_account_no
LEFT JOIN cost_type_account
  ON cost_type_account.gl_account_no = coding.gl_account_no
LEFT JOIN cost_type
  ON cost_type.cost_type_id = cost_type_account.cost_type_id
  AND cost_type.line_type = 'postable';

CREATE OR REPLACE VIEW posting_day AS
WITH one_setup AS (
  SELECT
    starting_date_for_gl_transfer,
    late_entry_policy
  FROM setup
  LIMIT 1
), allowed AS (
  SELECT
    calendar_day.day,
    NOT EXISTS(
      SELECT
        1
      FROM barred_span AS barred
      WHERE
        calendar_day.day BETWEEN barred.first_day AND barred.last_day
    ) AS is_allowed
  FROM calendar_day
), dated AS (
  SELECT
    day,
    is_allowed,
    MIN(CASE WHEN is_allowed THEN day END) OVER (ORDER BY day DESC NULLS LAST rows BETWEEN UNBOUNDED preceding AND CURRENT ROW) AS first_open_day
  FROM allowed
), posted AS (
  SELECT
    dated.day,
    CASE
      WHEN dated.is_allowed OR setup.late_entry_policy <> 'first_open'
      THEN dated.day
      ELSE COALESCE(dated.first_open_day, dated.day)
    END AS posting_date,
    dated.is_allowed
    OR (
      setup.late_entry_policy = 'first_open' AND NOT dated.first_open_day IS NULL
    ) AS is_allowed
  FROM dated
  CROSS JOIN one_setup AS setup
)
SELECT
  calendar_day.day,
  calendar_day.month_start,
  calendar_day.month_end,
  calendar_day.day_text,
  calendar_day.month_text,
  COALESCE(calendar_day.day >= setup.starting_date_for_gl_transfer, TRUE) AS is_started,
  own.is_allowed,
  month_end.is_allowed AS is_month_end_allowed,
  own.posting_date,
  month_end.posting_date AS month_end_posting_date
FROM calendar_day
CROSS JOIN one_setup AS setup
INNER JOIN posted AS own
  ON own.day = calendar_day.day
INNER JOIN posted AS month_end
  ON month_end.day = calendar_day.month_end;

CREATE OR REPLACE VIEW gl_disposition AS
WITH unclassified_entry AS (
  SELECT
    entry.gl_entry_no,
    entry.posting_date,
    entry.is_closing,
    entry.coding_id,
    entry.amount,
    entry.additional_amount,
    live_link.register_no,
    live_link.entry_no AS cost_entry_no
  FROM gl_entry_row AS entry
  LEFT JOIN live_link
    ON live_link.gl_entry_no = entry.gl_entry_no
), applicable_coding AS (
  SELECT
    *
  FROM coding_classification
), applicable_day AS (
  SELECT
    *,
    FALSE AS is_looked_at
  FROM posting_day
), classified_entry AS (
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
  FROM not_a_cost
)
SELECT
  gl_entry_no,
  CASE
    WHEN NOT register_no IS NULL
    THEN 'transferred'
    WHEN is_cost
    THEN 'waiting'
    ELSE 'not_a_cost'
  END AS disposition,
  COALESCE(reason, '') AS reason,
  cost_entry_no,
  register_no
FROM classified_entry;

CREATE OR REPLACE VIEW journal_line AS
SELECT
  line.batch,
  line.line_no,
  CASE WHEN line.is_closing THEN 'C' ELSE '' END || COALESCE(CAST(line.posting_date AS TEXT), '') AS posting_date,
  line.document_no,
  line.description,
  CAST(line.amount AS DECIMAL(38, 0)) * 0.01 AS amount,
  CAST(line.additional_amount AS DECIMAL(38, 0)) * 0.01 AS additional_amount,
  line.cost_type_no,
  line.cost_center_code,
  line.cost_object_code,
  line.bal_cost_type_no,
  line.bal_cost_center_code,
  line.bal_cost_object_code,
  line.reason_code,
  line.version AS budget_name,
  line.corrects_entry_no
FROM journal_line_row AS line;

CREATE OR REPLACE VIEW used_rule AS
SELECT DISTINCT
  rule_id,
  rule_version
FROM pool;

CREATE OR REPLACE VIEW item_entry AS
SELECT
  entry.item_entry_no,
  entry.entry_type,
  entry.posting_date,
  entry.item_no,
  entry.inventory_posting_group,
  entry.invoiced_quantity,
  CAST(entry.sales_amount AS DECIMAL(38, 0)) * 0.01 AS sales_amount,
  CAST(entry.purchase_amount AS DECIMAL(38, 0)) * 0.01 AS purchase_amount,
  entry.dimension_set_id
FROM item_entry_row AS entry;

CREATE OR REPLACE VIEW version_part AS
WITH RECURSIVE part(version_id, part_version_id, cut_date, cut_entry_no) AS (
  SELECT
    version_id,
    version_id AS part_version_id,
    CAST(NULL AS DATE) AS cut_date,
    CAST(NULL AS BIGINT) AS cut_entry_no
  FROM version
  UNION ALL
  SELECT
    part.version_id,
    version.base_version_id AS part_version_id,
    CASE
      WHEN part.cut_date IS NULL
      THEN version.base_cut_date
      WHEN version.base_cut_date IS NULL
      THEN part.cut_date
      WHEN part.cut_date < version.base_cut_date
      THEN part.cut_date
      ELSE version.base_cut_date
    END AS cut_date,
    CASE
      WHEN part.cut_entry_no IS NULL
      THEN version.base_cut_entry_no
      WHEN version.base_cut_entry_no IS NULL
      THEN part.cut_entry_no
      WHEN part.cut_entry_no < version.base_cut_entry_no
      THEN part.cut_entry_no
      ELSE version.base_cut_entry_no
    END AS cut_entry_no
  FROM part
  INNER JOIN version
    ON version.version_id = part.part_version_id
  WHERE
    NOT version.base_version_id IS NULL
)
SELECT
  version_id,
  part_version_id,
  COALESCE(cut_date, CAST('9999-12-31' AS DATE)) AS cut_date,
  COALESCE(cut_entry_no, 9223372036854775807) AS cut_entry_no
FROM part;

CREATE OR REPLACE VIEW version_entry AS
SELECT
  part.version_id,
  entry.version_id AS own_version_id,
  entry.entry_no,
  entry.register_no,
  entry.posting_date,
  entry.is_closing,
  entry.posting_date + CAST(entry.is_closing AS INT) AS balance_date,
  entry.cost_type_id,
  entry.receiver_id,
  entry.amount,
  entry.additional_amount,
  entry.gl_entry_no
FROM cost_entry_row AS entry
INNER JOIN version_part AS part
  ON part.part_version_id = entry.version_id
  AND entry.posting_date <= part.cut_date
  AND entry.entry_no <= part.cut_entry_no;

CREATE OR REPLACE VIEW budget_released AS
SELECT
  origin.source_entry_no AS entry_no,
  actual.entry_no AS actual_entry_no,
  actual.register_no
FROM cost_entry_origin AS origin
INNER JOIN cost_entry_row AS actual
  ON actual.entry_no = origin.entry_no
INNER JOIN register_row AS posted
  ON posted.register_no = actual.register_no
LEFT JOIN reversed_register
  ON reversed_register.register_no = actual.register_no
WHERE
  NOT origin.source_entry_no IS NULL
  AND posted.kind = 'budget_transfer'
  AND reversed_register.register_no IS NULL;

CREATE OR REPLACE VIEW budget_entry_kept AS
SELECT
  entry.entry_no,
  entry.version_id,
  CASE WHEN version.is_locked THEN 'version_locked' ELSE 'entry_not_manual' END AS why,
  CASE WHEN version.is_locked THEN 1 ELSE 2 END AS place
FROM cost_entry_row AS entry
INNER JOIN version
  ON version.version_id = entry.version_id
INNER JOIN register_row AS own
  ON own.register_no = entry.register_no
WHERE
  entry.version_id <> 1
  AND (
    version.is_locked OR NOT own.kind IN ('budget_entry', 'budget_copy', 'import')
  )
UNION ALL
SELECT
  entry.entry_no,
  entry.version_id,
  'entry_reversed' AS why,
  4 AS place
FROM cost_entry_row AS entry
INNER JOIN reversed_register
  ON reversed_register.register_no = entry.register_no
WHERE
  entry.version_id <> 1
UNION ALL
SELECT
  entry.entry_no,
  entry.version_id,
  'entry_released' AS why,
  5 AS place
FROM cost_entry_row AS entry
INNER JOIN budget_released
  ON budget_released.entry_no = entry.entry_no
WHERE
  entry.version_id <> 1
UNION ALL
SELECT
  entry.entry_no,
  entry.version_id,
  'entry_closed' AS why,
  3 AS place
FROM cost_entry_row AS entry
INNER JOIN register_seal
  ON register_seal.register_no = entry.register_no
WHERE
  entry.version_id <> 1
UNION ALL
SELECT
  entry.entry_no,
  entry.version_id,
  'entry_allocated' AS why,
  6 AS place
FROM cost_entry_row AS entry
INNER JOIN taken_entry
  ON taken_entry.entry_no = entry.entry_no
WHERE
  entry.version_id <> 1;

CREATE OR REPLACE VIEW gl_budget_entry AS
SELECT
  entry.entry_no,
  entry.budget_name,
  entry.gl_account_no,
  CASE WHEN entry.is_closing THEN 'C' ELSE '' END || CAST(entry.posting_date AS TEXT) AS date,
  CAST(entry.amount AS DECIMAL(38, 0)) * 0.01 AS amount,
  entry.description,
  dimension_set.members AS dimensions,
  entry.is_ours,
  entry.source_entry_no
FROM gl_budget_entry_row AS entry
INNER JOIN dimension_set
  ON dimension_set.dimension_set_id = entry.dimension_set_id;

CREATE OR REPLACE VIEW budget_former AS
SELECT
  former.event_no,
  former.entry_no,
  former.register_no,
  former.version_id,
  CASE WHEN former.is_closing THEN 'C' ELSE '' END || CAST(former.posting_date AS TEXT) AS date,
  cost_type.code AS cost_type_no,
  CASE WHEN receiver.kind = 'center' THEN receiver.code ELSE '' END AS cost_center_code,
  CASE WHEN receiver.kind = 'object' THEN receiver.code ELSE '' END AS cost_object_code,
  CAST(former.amount AS DECIMAL(38, 0)) * 0.01 AS amount,
  CAST(former.additional_amount AS DECIMAL(38, 0)) * 0.01 AS additional_amount,
  former.document_no,
  former.description,
  former.reason_code
FROM budget_entry_former AS former
INNER JOIN cost_type
  ON cost_type.cost_type_id = former.cost_type_id
INNER JOIN receiver
  ON receiver.receiver_id = former.receiver_id;

CREATE OR REPLACE VIEW budget_limit AS
SELECT
  version.code AS version,
  control.span,
  control.tolerance_percent,
  CAST(control.tolerance_amount AS DECIMAL(38, 0)) * 0.01 AS tolerance_amount,
  control.is_checked
FROM budget_control AS control
INNER JOIN version
  ON version.version_id = control.version_id;

CREATE OR REPLACE VIEW allocation_run AS
SELECT
  run_row.run_no,
  run_row.kind,
  version.code AS version,
  run_row.allocation_date,
  run_row.from_level,
  run_row.to_level,
  run_row.label,
  run_row.policy,
  run_row.parameters,
  run_row.certificate
FROM run_row
INNER JOIN version
  ON version.version_id = run_row.version_id;

CREATE OR REPLACE VIEW allocation_pool AS
SELECT
  pool.pool_no,
  pool.run_no,
  pool.register_no,
  pool.rule_id,
  pool.rule_version,
  pool.level,
  CASE WHEN receiver.kind = 'center' THEN receiver.code ELSE '' END AS cost_center_code,
  CASE WHEN receiver.kind = 'object' THEN receiver.code ELSE '' END AS cost_object_code,
  COALESCE(cost_type.code, '') AS credit_to_cost_type,
  pool.document_no,
  CAST(pool.held AS DECIMAL(38, 0)) * 0.01 AS held,
  CAST(pool.taken AS DECIMAL(38, 0)) * 0.01 AS taken,
  CAST(pool.charged AS DECIMAL(38, 0)) * 0.01 AS charged,
  CAST(pool.additional_held AS DECIMAL(38, 0)) * 0.01 AS additional_held,
  CAST(pool.additional_taken AS DECIMAL(38, 0)) * 0.01 AS additional_taken
FROM pool
LEFT JOIN receiver
  ON receiver.receiver_id = pool.receiver_id
LEFT JOIN cost_type
  ON cost_type.cost_type_id = pool.cost_type_id;

CREATE OR REPLACE VIEW allocation_consumption AS
SELECT
  consumption.pool_no,
  consumption.entry_no,
  CAST(consumption.amount AS DECIMAL(38, 0)) * 0.01 AS amount,
  CAST(consumption.additional_amount AS DECIMAL(38, 0)) * 0.01 AS additional_amount
FROM consumption;

CREATE OR REPLACE VIEW allocation_key AS
SELECT
  snapshot.pool_no,
  snapshot.line_no,
  snapshot.weight,
  CAST(snapshot.fixed_amount AS DECIMAL(38, 0)) * 0.01 AS fixed_amount,
  snapshot.share,
  snapshot.source,
  snapshot.entry_no
FROM key_snapshot AS snapshot;

CREATE OR REPLACE VIEW allocation_flow AS
SELECT
  flow.register_no,
  flow.rule_id,
  flow.rule_version,
  flow.line_no,
  flow.to_rule_id,
  CASE WHEN receiver.kind = 'center' THEN receiver.code ELSE '' END AS cost_center_code,
  CASE WHEN receiver.kind = 'object' THEN receiver.code ELSE '' END AS cost_object_code,
  cost_type.code AS cost_type_no,
  flow.share,
  CAST(flow.amount * 0.01 AS DECIMAL(38, 10)) AS amount
FROM gross_flow AS flow
INNER JOIN receiver
  ON receiver.receiver_id = flow.receiver_id
INNER JOIN cost_type
  ON cost_type.cost_type_id = flow.cost_type_id;

CREATE OR REPLACE VIEW seal_entry AS
SELECT
  entry.entry_no,
  entry.register_no,
  entry.version_id,
  entry.posting_date,
  CONCAT_WS(
    CHR(  9),
    CAST(entry.entry_no AS TEXT),
    CAST(entry.register_no AS TEXT),
    CAST(entry.version_id AS TEXT),
    CASE WHEN entry.is_closing THEN 'C' ELSE '' END || CAST(entry.posting_date AS TEXT),
    CAST(entry.cost_type_id AS TEXT),
    CAST(entry.receiver_id AS TEXT),
    CAST(entry.amount AS TEXT),
    CAST(entry.additional_amount AS TEXT),
    COALESCE(CAST(entry.gl_entry_no AS TEXT), ''),
    entry.combined,
    COALESCE(CAST(entry.coding_id AS TEXT), ''),
    COALESCE(CAST(origin.pool_no AS TEXT), ''),
    COALESCE(CAST(origin.source_entry_no AS TEXT), ''),
    COALESCE(CAST(origin.corrects_entry_no AS TEXT), ''),
    REPLACE(
      REPLACE(
        REPLACE(
          COALESCE(CONCAT_WS(CHR(  31), own.document_no, own.description, own.reason_code), ''),
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
FROM cost_entry_row AS entry
LEFT JOIN cost_entry_text AS own
  ON own.entry_no = entry.entry_no
LEFT JOIN cost_entry_origin AS origin
  ON origin.entry_no = entry.entry_no;

CREATE OR REPLACE VIEW seal_register AS
SELECT
  register_no,
  version_id,
  CONCAT_WS(
    CHR(  9),
    CAST(register_no AS TEXT),
    kind,
    CAST(version_id AS TEXT),
    COALESCE(CAST(level AS TEXT), ''),
    COALESCE(CAST(reverses_register_no AS TEXT), ''),
    COALESCE(CAST(first_entry_no AS TEXT), ''),
    COALESCE(CAST(last_entry_no AS TEXT), ''),
    COALESCE(CAST(first_gl_entry_no AS TEXT), ''),
    COALESCE(CAST(last_gl_entry_no AS TEXT), ''),
    CAST(entries AS TEXT),
    CAST(gl_entries AS TEXT),
    CAST(debit AS TEXT),
    CAST(credit AS TEXT),
    CAST(additional_amount AS TEXT),
    COALESCE(CAST(posting_date AS TEXT), ''),
    REPLACE(
      REPLACE(
        REPLACE(journal_batch, CHR(  92), CHR(  92) || CHR(  92)),
        CHR(  9),
        CHR(  92) || 't'
      ),
      CHR(  10),
      CHR(  92) || 'n'
    )
  ) AS line
FROM register_row;

CREATE OR REPLACE VIEW balance_entry AS
SELECT
  entry_no,
  version_id,
  posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  amount,
  additional_amount
FROM cost_entry_row
UNION ALL
SELECT
  CAST(0 AS BIGINT) AS entry_no,
  version_id,
  month_end AS posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  debit AS amount,
  additional_amount
FROM archive_balance
UNION ALL
SELECT
  CAST(0 AS BIGINT) AS entry_no,
  version_id,
  month_end AS posting_date,
  is_closing,
  cost_type_id,
  receiver_id,
  -credit AS amount,
  CAST(0 AS BIGINT) AS additional_amount
FROM archive_balance
WHERE
  credit <> 0;

CREATE OR REPLACE VIEW version_balance AS
SELECT
  part.version_id,
  entry.posting_date,
  entry.posting_date + CAST(entry.is_closing AS INT) AS balance_date,
  entry.cost_type_id,
  entry.receiver_id,
  entry.amount
FROM balance_entry AS entry
INNER JOIN version_part AS part
  ON part.part_version_id = entry.version_id
  AND entry.posting_date <= part.cut_date
  AND entry.entry_no <= part.cut_entry_no;
