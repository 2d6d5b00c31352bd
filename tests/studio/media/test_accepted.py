from server.features.media import allowed
from studio.media import accepted


def test_the_studio_takes_what_the_server_takes() -> None:
    assert accepted.PROTOCOLS == allowed.PROTOCOLS
    assert accepted.FORMATS == allowed.FORMATS
    assert accepted.VIDEO_DECODERS == allowed.VIDEO_DECODERS
    assert accepted.AUDIO_DECODERS == allowed.AUDIO_DECODERS
    assert (accepted.MAX_PIXELS, accepted.MIN_SIDE) == (allowed.MAX_PIXELS, allowed.MIN_SIDE)
    assert accepted.open_options() == allowed.open_options()
