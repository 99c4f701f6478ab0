"""An invented company, deterministic to the byte, to try every verb on.

`company.write_company` writes the books of one year of Tindvik Cargo Bikes AS as a
canonical books folder, `late.write_late_invoices` what arrives after the books were
first transferred. What the company is stands in tables (`chart`, `dimensions`,
`products`, `staff`, `costs`, `slips`); the other modules turn them into vouchers. Books
of any size, for measuring, come from `bench/books.py` and not from here.
"""
