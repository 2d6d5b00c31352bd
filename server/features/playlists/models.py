"""Playlists and their items. Fields follow the platform specification, section 4."""
