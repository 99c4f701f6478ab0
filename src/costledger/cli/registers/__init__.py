"""The commands around registers: register, period, archive."""
