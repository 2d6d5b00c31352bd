from server.contract.media import Resolution
from server.features.media.playback.multivariant import cut

MASTER = """#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Original",DEFAULT=YES,URI="audio.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=300000,RESOLUTION=426x240,AUDIO="sound"
240p.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=6000000,RESOLUTION=1920x1080,AUDIO="sound"
1080p.m3u8
#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=30000,URI="240p-iframes.m3u8"
#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=600000,URI="1080p-iframes.m3u8"
"""


def test_the_whole_stays_as_it_is_for_who_may_have_it() -> None:
    assert cut(MASTER, set(Resolution)) == MASTER


def test_other_rungs_are_gone_with_all_that_names_them() -> None:
    left = cut(MASTER, {Resolution.P240})
    assert "1080" not in left
    assert left.count("#EXT-X-STREAM-INF") == left.count("#EXT-X-I-FRAME-STREAM-INF") == 1
    assert 'URI="audio.m3u8"' in left


def test_every_address_gets_the_prefix() -> None:
    lines = cut(MASTER, set(Resolution), "../t/x/y/").splitlines()
    assert "../t/x/y/240p.m3u8" in lines
    assert sum("../t/x/y/" in line for line in lines) == 5


def test_what_the_packager_does_not_write_is_left_out() -> None:
    strange = MASTER + '#EXT-X-MEDIA:TYPE=AUDIO,URI="https://elsewhere.example/a.m3u8"\n'
    assert cut(strange, set(Resolution)) == MASTER
