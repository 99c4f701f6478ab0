-- Remember up to which import a transfer has looked.
update transfer_mark
set import_no = $import_no
