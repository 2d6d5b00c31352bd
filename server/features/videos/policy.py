"""What is on air. Who then may watch it is decided by :mod:`server.features.media.playback`."""

from server.contract.videos import VideoStatus, Visibility

ON_AIR = (VideoStatus.PUBLISHED, VideoStatus.ARCHIVED)
"""Statuses of a video that opens from its address; an archived one is not listed."""
KNOWN = (Visibility.PUBLIC, Visibility.UNLISTED, Visibility.PREMIUM)
"""Visibilities of a video that anybody with its address may know of."""
