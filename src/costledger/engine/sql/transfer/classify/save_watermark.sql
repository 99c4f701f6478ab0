-- Save up to which import, coding and masters a transfer classified.
update transfer_watermark
set
    import_no = $import_no,
    transferred_import_no = $import_no,
    coding_id = $coding_id,
    fingerprint = $fingerprint
