"""What is right, in plain Python: money, calendar, filters, hierarchy, dispositions.

Works on one amount, one chart, one entry; the engine does the same to whole ledgers.
Imports the standard library and attrs only, and knows no files, engines or clocks.
"""
