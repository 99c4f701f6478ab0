"""What is measured becomes shares: signs, negative values and values that are missing.

`docs/specs/keys.md` has the worked numbers.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from costledger.errors import Refusal, RefusedError
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

ZERO = Decimal(0)


def shares(values: Sequence[Decimal], policy: str = "") -> list[Decimal]:
    """Return the shares of lines of one base, zero or more, of what was measured.

    Where all values have one sign, a share is the value without it: what was sold counts
    like what was bought. Where signs differ the policy decides, after the values were
    turned so that their sum is not negative: `zero` counts what is below zero as
    nothing, `absolute` as much as what is above, `shift` adds the most negative value to
    all, and `shift_keep_zero` to all but zeros.

    Raises RefusedError (`signs_differ`) without a policy.
    """
    if not (any(value < 0 for value in values) and any(value > 0 for value in values)):
        return [abs(value) for value in values]
    turned = [-value for value in values] if sum(values) < 0 else list(values)
    lowest = -min(turned)
    match policy:
        case "absolute":
            return [abs(value) for value in turned]
        case "zero":
            return [max(value, ZERO) for value in turned]
        case "shift":
            return [value + lowest for value in turned]
        case "shift_keep_zero":
            return [value + lowest if value else ZERO for value in turned]
    raise RefusedError(
        phrase("Calculating the keys"),
        [
            Refusal(
                "signs_differ",
                "",
                "negative_policy",
                policy,
                phrase(
                    "Of the values measured for its lines, some are below zero and "
                    "others above: {values}.",
                    values=", ".join(f"{value:f}" for value in values[:10]),
                ),
                phrase(
                    "Set negative_policy: zero, absolute, shift or shift_keep_zero."
                ),
            )
        ],
    )
