from server.contract.media import Resolution


def test_a_rung_is_named_by_its_short_side() -> None:
    assert [rung.short_side for rung in Resolution] == [240, 360, 480, 720, 1080, 1440]
