from studio.media.player.clock import Clock


def test_it_goes_on_at_its_speed_and_stands_still() -> None:
    wall = [100.0]
    clock = Clock(lambda: wall[0])
    assert (clock.seconds(), clock.speed) == (0.0, 0.0)
    clock.set(10.0, 2.0)
    wall[0] += 3
    assert clock.seconds() == 16.0
    assert clock.until(20.0) == 2.0
    clock.set(16.0, -1.0, later=1.0)
    assert clock.until(15.0) == 2.0
    wall[0] += 3
    assert clock.seconds() == 14.0
    clock.set(14.0, 0.0)
    wall[0] += 3
    assert clock.seconds() == 14.0
    assert clock.until(99.0) == 0.0
