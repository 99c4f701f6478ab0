"""Allocation runs: senders share their costs with receivers, level by level.

Rules and keys are kept in `rules`.
"""
