"""Budgets: entered, copied, compared, laid out as sheets, and posted as actual costs."""
