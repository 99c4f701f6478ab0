"""Tables come out by rows, by cells and by the totals of their columns."""

from __future__ import annotations

import itertools
import math
import random
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from costledger.domain.allocation import share_out
from costledger.domain.rounding import share_table, step_table

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    Row = tuple[int, Sequence[tuple[Hashable, int]]]

columns = st.sampled_from("ABCD")
weights = st.integers(0, 9)
large = st.integers(0, 10**15)


def tables(amounts: st.SearchStrategy[int], most: int, cells: int) -> st.SearchStrategy:
    """Return tables; a row may have several cells in one column, as rules have lines."""
    for_row = st.lists(
        st.tuples(columns, st.one_of(weights, large)), min_size=1, max_size=cells
    )
    row = st.tuples(amounts, for_row.map(lambda given: [("A", 1), *given]))
    return st.lists(row, min_size=1, max_size=most)


def exact_cells(rows: Sequence[Row]) -> list[list[Fraction]]:
    return [
        [
            Fraction(amount * weight, sum(each for _, each in given))
            for _, weight in given
        ]
        for amount, given in rows
    ]


def totals(rows: Sequence[Row], cells: Sequence[Sequence[Fraction | int]]) -> dict:
    found: dict[Hashable, Fraction] = {}
    for (_, keys), row in zip(rows, cells, strict=True):
        for (column, _), cell in zip(keys, row, strict=True):
            found[column] = found.get(column, Fraction(0)) + cell
    return found


def roundings(rows: Sequence[Row]) -> Iterator[list[list[int]]]:
    """Yield every table of adjacent whole units whose rows come to their amounts."""
    choices = []
    for (amount, _), exact in zip(rows, exact_cells(rows), strict=True):
        cells = [sorted({math.floor(cell), math.ceil(cell)}) for cell in exact]
        choices.append(
            [list(row) for row in itertools.product(*cells) if sum(row) == amount]
        )
    for table in itertools.product(*choices):
        yield list(table)


@given(tables(st.integers(-(10**12), 10**12), 12, 8))
def test_rows_cells_and_totals_are_less_than_a_unit_off(rows: list[Row]) -> None:
    exact = exact_cells(rows)

    found = share_table(rows).cells

    for (amount, _), row, exact_row in zip(rows, found, exact, strict=True):
        assert sum(row) == amount
        for cell, exact_cell in zip(row, exact_row, strict=True):
            assert cell in (math.floor(exact_cell), math.ceil(exact_cell))
    wanted, got = totals(rows, exact), totals(rows, found)
    for column, total in wanted.items():
        assert got[column] in (math.floor(total), math.ceil(total))


@given(tables(st.integers(-40, 40), 3, 3))
@settings(max_examples=300)
def test_totals_are_as_near_as_any_table_with_these_rows_can_be(
    rows: list[Row],
) -> None:
    wanted = totals(rows, exact_cells(rows))

    def off(table: Sequence[Sequence[int]]) -> list[Fraction]:
        got = totals(rows, table)
        return [abs(got[column] - total) for column, total in wanted.items()]

    found = off(share_table(rows).cells)

    every = [off(table) for table in roundings(rows)]
    assert sum(found) == min(map(sum, every))
    if any(max(each) <= Fraction(1, 2) for each in every):
        assert max(found) <= Fraction(1, 2)


@given(tables(st.integers(-(10**9), 10**9), 8, 6))
def test_the_same_table_is_rounded_the_same_way(rows: list[Row]) -> None:
    assert share_table(rows).cells == share_table(rows).cells


def test_three_equal_pools_over_three_receivers_come_out_even() -> None:
    rows: list[Row] = [(10_00, [("A", 1), ("B", 1), ("C", 1)])] * 3

    found = share_table(rows).cells

    assert [sorted(row) for row in found] == [[3_33, 3_33, 3_34]] * 3
    assert totals(rows, found) == {"A": 10_00, "B": 10_00, "C": 10_00}
    alone = [share_out(amount, [weight for _, weight in row]) for amount, row in rows]
    assert totals(rows, alone) == {"A": 9_99, "B": 10_02, "C": 9_99}


def test_cells_of_zero_weight_get_nothing_and_no_cell_changes_sign() -> None:
    rows: list[Row] = [
        (-1_01, [("A", 1), ("B", 0), ("C", 1)]),
        (1, [("A", 1), ("B", 0), ("C", 7)]),
    ]

    assert share_table(rows).cells == [[-50, 0, -51], [0, 0, 1]]


def test_a_row_may_step_down_to_rows_that_come_later() -> None:
    rows: list[Row] = [
        (600_000_00, [("IS", 1600), ("MACH", 2400), ("ASM", 4000)]),
        (116_000_00, [("MACH", 1600), ("ASM", 200)]),
    ]

    shared = step_table(rows, {"IS": 1})

    assert shared.balance == [600_000_00, 236_000_00]
    assert shared.cells == [
        [120_000_00, 180_000_00, 300_000_00],
        [209_777_78, 26_222_22],
    ]


steps = st.lists(
    st.tuples(
        st.integers(-(10**9), 10**9),
        st.lists(
            st.tuples(
                st.sampled_from([*range(1, 6), "A", "B", "C"]), st.integers(1, 99)
            ),
            max_size=6,
        ),
    ),
    min_size=6,
    max_size=6,
)


@given(steps)
def test_what_steps_down_comes_to_what_was_there(
    given_rows: list[tuple[int, list[tuple[int | str, int]]]],
) -> None:
    rows: list[Row] = [
        (
            amount,
            [
                ("A", 1),
                *((to, key) for to, key in row if not isinstance(to, int) or to > n),
            ],
        )
        for n, (amount, row) in enumerate(given_rows)
    ]

    shared = step_table(rows, {each: each for each in range(1, 6)})

    found, balance = shared.cells, shared.balance
    flows = [Fraction(amount) for amount, _ in rows]
    for number, (_, keys) in enumerate(rows):
        whole = sum(weight for _, weight in keys)
        for (to, weight), cell in zip(keys, found[number], strict=True):
            if isinstance(to, int):
                flows[to] += flows[number] * weight / whole
            share = Fraction(balance[number] * weight, whole)
            assert cell in (math.floor(share), math.ceil(share))
        assert sum(found[number]) == balance[number]
    received = totals(rows, found)
    for number, (amount, _) in enumerate(rows):
        assert balance[number] == amount + received.get(number, 0)
        assert abs(balance[number] - flows[number]) < 2
    exact: dict[Hashable, Fraction] = {}
    for flow, (_, keys) in zip(flows, rows, strict=True):
        whole = sum(weight for _, weight in keys)
        for to, weight in keys:
            exact[to] = exact.get(to, Fraction(0)) + flow * weight / whole
    for column in exact.keys() & set("ABC"):
        assert abs(received[column] - exact[column]) < 2


def test_a_large_table_is_settled_in_seconds() -> None:
    chance = random.Random(1)
    rows: list[Row] = [
        (
            chance.randint(0, 10**9),
            [(chance.randint(1, 300), chance.randint(1, 997)) for _ in range(60)],
        )
        for _ in range(500)
    ]

    found = share_table(rows).cells

    wanted, got = totals(rows, exact_cells(rows)), totals(rows, found)
    fractions = sorted(total % 1 for total in wanted.values())
    up = sum(amount for amount, _ in rows) - sum(map(math.floor, wanted.values()))
    least = sum(fractions[:-up]) + sum(1 - each for each in fractions[-up:])
    assert sum(abs(got[column] - total) for column, total in wanted.items()) == least


def test_a_half_stays_with_the_columns_that_are_no_pools() -> None:
    # One unit by 1 : 1 to the pool B and to X. B is half a unit short of its exact
    # amount and not more, so that it waits, and X gets the unit.
    shared = step_table([(1, [("B", 1), ("X", 1)]), (0, [("X", 1)])], {"B": 1})

    assert shared.cells == [[0, 1], [0]]


def test_more_than_a_half_goes_to_a_pool() -> None:
    # 2 : 1, so that B's exact amount is two thirds of a unit.
    shared = step_table([(1, [("B", 2), ("X", 1)]), (0, [("X", 1)])], {"B": 1})

    assert shared.cells == [[1, 0], [1]]
