"""What every verb stands on: who asks and when, one transaction, settings, records.

No verb of the field lives here but `setup`; nothing here knows another capability.
"""
