"""Daily aggregates per channel and video. Fields follow the specification, section 9."""
