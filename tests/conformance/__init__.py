"""Runs conformance scenarios against the public Python API.

`scenario` reads and merges them, `given` loads their data, `steps` runs their
operations, `then` compares, `known` lists what differs by decision. Nothing here knows
a single scenario but `known`.
"""
