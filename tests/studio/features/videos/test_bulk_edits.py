import pytest
from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from server.contract.videos import VideoOut, Visibility
from studio.features.videos.bulk_edits import BulkEdits, Wish, change_one
from studio.features.videos.change import Change
from studio.features.videos.items import VideoTable
from studio.features.videos.words import heading, row_sentence
from studio.kit.errors import Offline, ServerRefusal
from studio.kit.task_scope import TaskScope
from studio.ui.undo import HeldAction
from tests.patience import eventually
from tests.studio.examples import MemoryVideos, make_video, run

PRIVATE = Change(visibility=Visibility.PRIVATE)


class Bench:
    """Edits over three public videos in memory, all ticked, and what they said."""

    def __init__(self) -> None:
        self.videos = [make_video(f"v{n}", tags=["a"]) for n in range(3)]
        self.server = MemoryVideos(self.videos)
        self.scope = TaskScope(lambda error: pytest.fail(repr(error)))
        self.table = VideoTable(heading, row_sentence)
        self.table.replace(self.videos)
        self.table.tick([video.id for video in self.videos], on=True)
        self.edits = BulkEdits(self.server, self.scope, self.table, self._place, hold_ms=60_000)
        self.said: list[str] = []
        self.held: list[HeldAction] = []
        self.edits.noted.connect(lambda text, _icon: self.said.append(text))
        self.edits.failed.connect(self.said.append)
        self.edits.held.connect(self.held.append)

    def _place(self, video: VideoOut) -> None:
        self.table.update(video)

    def elsewhere(self, place: int, **changes: object) -> None:
        """Somebody else changes a video."""
        video = self.videos[place]
        self.server.videos[video.id] = video.model_copy(update={**changes, "etag": '"theirs"'})

    async def apply(self, change: Change = PRIVATE) -> None:
        self.edits.apply(change, self.videos)
        await eventually(lambda: not self.scope.busy)

    @property
    def seen(self) -> list[Visibility]:
        return [video.visibility for video in self.server.videos.values()]


def test_all_are_changed_and_one_undo_brings_all_back(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.elsewhere(1, title="Theirs")
        await bench.apply()
        assert bench.seen == [Visibility.PRIVATE] * 3
        assert bench.server.videos[bench.videos[1].id].title == "Theirs"
        assert (bench.held[0].text, bench.table.ticked) == ("3 videos changed", set())
        assert bench.table.video(0).visibility is Visibility.PRIVATE
        bench.held[0].undo()
        await eventually(lambda: bench.said == ["3 videos as before"])
        assert bench.seen == [Visibility.PUBLIC] * 3
        await bench.apply(Change(visibility=Visibility.PUBLIC))
        assert len(bench.held) == 1
        await bench.scope.aclose()
        bench.edits.apply(PRIVATE, bench.videos)
        bench.edits.complete_tag("a")

    run(qapp, work())


def test_it_says_how_far_it_is_and_is_waited_for_when_the_studio_ends(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        seen: list[tuple[int, int]] = []
        bench.edits.progressed.connect(lambda done, total: seen.append((done, total)))
        bench.edits.apply(PRIVATE, bench.videos)
        bench.edits.apply(Change(visibility=Visibility.UNLISTED), bench.videos[:1])
        await bench.edits.settled()
        assert seen == [(0, 3), (1, 3), (2, 3), (3, 3), (0, 1), (1, 1)], "one after the other"
        assert bench.seen[1:] == [Visibility.PRIVATE] * 2
        await bench.scope.aclose()

    run(qapp, work())


def test_what_was_refused_stays_ticked_with_its_reason(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.elsewhere(0, visibility=Visibility.UNLISTED)
        bench.server.refuse_for = {bench.videos[2].id: ServerRefusal("It is held.")}
        await bench.apply()
        assert bench.seen == [Visibility.UNLISTED, Visibility.PRIVATE, Visibility.PUBLIC]
        assert bench.table.ticked == {bench.videos[0].id, bench.videos[2].id}
        assert bench.table.problem_of(bench.videos[2]) == "It is held."
        assert bench.table.problem_of(bench.videos[1]) == ""
        assert bench.held[0].text.startswith("1 changed, 2 not.")
        bench.elsewhere(1, visibility=Visibility.PREMIUM)
        bench.held[0].undo()
        await eventually(lambda: bool(bench.said))
        assert bench.seen[1] is Visibility.PREMIUM
        await bench.scope.aclose()

    run(qapp, work())


def test_a_lost_answer_is_neither_lost_nor_done_twice(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.server.lose_answers_for = {bench.videos[0].id}
        await bench.apply(Change(add_tags=("b",)))
        assert bench.held[0].text == "3 videos changed"
        assert bench.server.changes == 3
        bench.server.refuse = Offline("The server cannot be reached.")
        await bench.apply()
        assert bench.table.ticked == {video.id for video in bench.videos}
        assert len(bench.said) == 1
        await bench.scope.aclose()

    run(qapp, work())


def test_somebody_elses_change_of_the_same_field_is_not_overwritten(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.elsewhere(0, tags=["theirs"])
        wish = Wish(bench.videos[0], {"tags": ["a", "mine"]})
        with pytest.raises(ServerRefusal) as raised:
            await change_one(bench.server, wish)
        assert raised.value.code == ErrorCode.VIDEO_CHANGED
        already: VideoOut = await change_one(
            bench.server, Wish(bench.videos[0], {"tags": ["theirs"]})
        )
        assert already.etag == '"theirs"'
        await bench.scope.aclose()

    run(qapp, work())


def test_tags_are_completed_and_only_the_last_beginning_counts(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        found: list[list[str]] = []
        bench.edits.tags_found.connect(found.append)
        bench.edits.complete_tag("x")
        bench.edits.complete_tag("A")
        await eventually(lambda: not bench.scope.busy)
        assert found == [["a"]]
        bench.server.refuse = Offline("The server cannot be reached.")
        bench.edits.complete_tag("b")
        await eventually(lambda: not bench.scope.busy)
        assert len(found) == 1
        await bench.scope.aclose()

    run(qapp, work())
