from studio.net.chunk_size import LARGEST, MIB, ChunkSize


def test_a_fast_line_gets_the_largest_requests_soon() -> None:
    size = ChunkSize()
    assert size.now == 16 * MIB
    for _ in range(2):
        size.arrived(size.now, 0.05)
    assert size.now == LARGEST
    size.arrived(size.now, 0.0)
    assert size.now == LARGEST


def test_a_slow_line_gets_what_it_carries_in_twenty_seconds() -> None:
    size = ChunkSize()
    size.arrived(16 * MIB, 160.0)
    assert size.now == 2 * MIB
    size.arrived(2 * MIB, 5.0)
    assert size.now == 8 * MIB


def test_a_line_that_breaks_gets_less_at_risk_but_never_crumbs() -> None:
    size = ChunkSize()
    size.broke_off()
    assert size.now == 8 * MIB
    for _ in range(20):
        size.broke_off()
    assert size.now == MIB // 4


def test_a_proxys_limit_is_found_and_kept() -> None:
    size = ChunkSize()
    assert size.was_too_large()
    assert size.was_too_large()
    assert size.now == MIB
    size.arrived(MIB, 0.01)
    assert size.now == MIB
    assert size.was_too_large()
    assert not size.was_too_large()


def test_the_callers_limit_holds() -> None:
    size = ChunkSize(4 * MIB)
    size.arrived(4 * MIB, 0.01)
    assert size.now == 4 * MIB
