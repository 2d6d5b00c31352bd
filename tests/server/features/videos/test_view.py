from fastapi.testclient import TestClient
from sqlalchemy import event

from server.app.wiring import Parts
from server.features.videos.models import Video
from server.features.videos.view import counts_out, video_outs
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, make_playable
from tests.server.people import Person


def test_a_page_takes_the_same_queries_however_many_videos(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    units = parts.providers.get(Units)
    for title in "abc":
        make_playable(units, arrive(client, tahmina, title))
    statements: list[str] = []
    event.listen(
        parts.engine,
        "before_cursor_execute",
        lambda _c, _cur, statement, *_: statements.append(statement),
    )
    with units.read() as unit:
        rows = list(unit.session.query(Video))
        statements.clear()
        assert [len(out.processing.renditions) for out in video_outs(unit.session, rows)] == [2] * 3  # type: ignore[union-attr]
    assert len(statements) == 3


def test_no_videos_is_no_counts() -> None:
    assert counts_out({}, 0).all == 0
