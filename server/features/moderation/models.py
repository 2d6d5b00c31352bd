"""Flags, actions and suspensions. Fields follow the platform specification, section 6."""
