"""Versions beside what happened, and the limits that budgets set.

What is planned in a version is `budget`; deleting one takes registers and lives there.
"""
