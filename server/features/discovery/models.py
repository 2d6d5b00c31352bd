"""Trending, recommendations and search telemetry. Fields follow the specification, section 9."""
