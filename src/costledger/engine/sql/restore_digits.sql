-- out  (minor_digits, additional_minor_digits)  as the export has them
select
    cast(minor_digits as integer) as minor_digits,
    cast(additional_minor_digits as integer) as additional_minor_digits
from restored_setup
