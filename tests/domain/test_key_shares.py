"""What was measured becomes shares, by the policy of the rule."""

from __future__ import annotations

from decimal import Decimal

import pytest

from costledger.domain.keys import shares
from costledger.errors import RefusedError


@pytest.mark.parametrize(
    ("values", "policy", "expected"),
    [
        ("30 10", "", "30 10"),
        ("-30 -10", "", "30 10"),
        ("0 -10 0", "", "0 10 0"),
        ("0 0", "", "0 0"),
        ("100 -90", "zero", "100 0"),
        ("100 -90", "absolute", "100 90"),
        ("100 -90", "shift", "190 0"),
        ("100 0 -90", "shift", "190 90 0"),
        ("100 0 -90", "shift_keep_zero", "190 0 0"),
        ("-100 90", "zero", "100 0"),
        ("-100 0 90", "shift", "190 90 0"),
    ],
)
def test_signs_follow_the_policy(values: str, policy: str, expected: str) -> None:
    found = shares([Decimal(value) for value in values.split()], policy)

    assert " ".join(str(share) for share in found) == expected


def test_signs_that_differ_need_a_policy() -> None:
    with pytest.raises(RefusedError) as caught:
        shares([Decimal(100), Decimal(-90)])
    assert caught.value.kind == "signs_differ"
