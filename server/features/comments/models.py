"""Comments and reactions to them. Fields follow the platform specification, section 5."""
