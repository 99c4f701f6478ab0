"""The commands around allocation runs: allocate, runs, and their part of trace."""
