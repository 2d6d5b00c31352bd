from studio.app.version import version


def test_there_is_always_a_version() -> None:
    assert version()
