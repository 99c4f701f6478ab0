"""Cost journals: drafts that may be wrong, checks that say how, and their posting."""
