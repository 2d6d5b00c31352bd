from pytestqt.qtbot import QtBot

from studio.app.navigator import Navigator, Route


def test_going_where_one_is_says_nothing(qtbot: QtBot) -> None:
    navigator = Navigator()
    went: list[str] = []
    navigator.went.connect(went.append)
    navigator.go(Route.CONTENT)
    navigator.go(Route.UPLOADS)
    assert (went, navigator.route) == (["uploads"], Route.UPLOADS)
