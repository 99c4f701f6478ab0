-- Save up to which import, coding and masters a transfer classified.
update transfer_mark
set
    import_no = $import_no,
    clean_import_no = $import_no,
    coding_id = $coding_id,
    fingerprint = $fingerprint
