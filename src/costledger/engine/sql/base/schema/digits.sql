-- out  (minor_digits, additional_minor_digits)  for laying the views anew
select
    minor_digits,
    additional_minor_digits
from setup
