from pathlib import Path

from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from server.contract.events import ChangeKind, ChangeOut
from server.contract.videos import VideoOut
from studio.features.editor.drafts import Draft
from studio.features.editor.merge import Side
from studio.kit.errors import Offline, ServerRefusal, refusal
from studio.ui.state import ViewState
from tests.patience import eventually
from tests.studio.examples import make_video, run
from tests.studio.features.editor.bench import Bench

AWAY = Offline("The server cannot be reached.")


def test_changes_are_kept_here_and_published_in_one_go(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        await bench.open()
        assert (model.change_count, model.can_publish) == (0, False)
        model.edit("title", "New")
        model.edit("tags", ["boats", "sea"])
        await bench.kept()
        assert (model.change_count, bench.server.changes) == (2, [])
        bench.server.gate.clear()
        model.publish()
        assert (model.publishing, model.can_publish) == (True, False)
        model.edit("description", "Typed meanwhile")
        bench.server.gate.set()
        await bench.rest()
        assert bench.server.changes == [{"title": "New", "tags": ["boats", "sea"]}]
        assert (bench.notes, model.values["description"]) == (["Published"], "Typed meanwhile")
        assert model.change_count == 1
        model.publish()
        await bench.rest()
        assert (model.change_count, bench.drafts.load(bench.video.id)) == (0, None)
        await bench.close()

    run(qapp, work())


def test_a_draft_is_offered_again_and_can_be_discarded(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        await bench.open()
        bench.model.edit("title", "Unfinished")
        await bench.kept()
        await bench.close()
        again = Bench(tmp_path, bench.video)
        model = again.model
        await again.open()
        assert (model.restored, model.values["title"]) == (True, "Unfinished")
        model.discard()
        await again.kept()
        assert (model.restored, model.change_count) == (False, 0)
        assert again.drafts.load(bench.video.id) is None
        model.undo()
        assert model.values["title"] == "Unfinished", "discarding can be undone, too"
        await again.kept()
        await again.close()

    run(qapp, work())


def test_undo_and_redo_go_through_all_fields(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        await bench.open()
        before = model.values
        for text in ("N", "Ne", "New"):
            model.edit("title", text)
        model.edit("age_restricted", True)
        after = model.values
        model.undo()
        assert (model.values["age_restricted"], model.values["title"]) == (False, "New")
        model.undo()
        assert (model.values, model.change_count) == (before, 0)
        model.undo()
        model.redo()
        model.redo()
        model.redo()
        assert model.values == after
        await bench.close()

    run(qapp, work())


def test_what_others_change_comes_in_beside_mine(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        await bench.open()
        model.edit("title", "Mine")
        bench.tell(bench.server.change_elsewhere(bench.video.id, description="Theirs"))
        assert (model.clash, model.values["description"]) == (None, "Theirs")
        assert list(model.draft.changed if model.draft else ()) == ["title"]
        await bench.kept()
        assert bench.drafts.load(bench.video.id) == model.draft
        await bench.close()

    run(qapp, work())


def test_a_clash_is_settled_for_one_side_or_by_field(qapp: QApplication, tmp_path: Path) -> None:
    async def clash(bench: Bench) -> None:
        await bench.open()
        bench.model.edit("title", "My title")
        bench.model.edit("description", "My words")
        theirs = {"title": "Their title", "description": "Their words", "age_restricted": True}
        bench.server.change_elsewhere(bench.video.id, **theirs)
        bench.model.publish()
        await bench.rest()
        assert bench.model.clash is not None
        assert not bench.model.can_publish
        assert bench.server.changes == []

    async def work() -> None:
        for place, (side, titles) in enumerate(
            {
                Side.MINE: ("My title", "My words"),
                Side.THEIRS: ("Their title", "Their words"),
                None: ("My title", "Their words"),
            }.items()
        ):
            folder = tmp_path / str(place)
            folder.mkdir()
            bench = Bench(folder)
            await clash(bench)
            if side is None:
                bench.model.choose_side("description", Side.THEIRS)
            bench.model.settle(side)
            values = bench.model.values
            assert (values["title"], values["description"]) == titles
            assert values["age_restricted"] is True, "theirs alone, so it is never asked for"
            if bench.model.can_publish:
                bench.model.publish()
            await bench.kept()
            now = bench.server.videos[bench.video.id]
            assert (now.title, now.description, now.age_restricted) == (*titles, True)
            await bench.close()

    run(qapp, work())


def test_a_refused_field_is_marked_until_it_is_changed(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        await bench.open()
        model.edit("title", "")
        assert ("title" in model.problems, model.can_publish) == (True, False)
        model.edit("title", "Odd")
        refused = refusal(ErrorCode.INVALID, "No.", fields={"title": "This will not do."})
        bench.server.refuse = refused
        model.publish()
        await bench.rest()
        assert (model.problems, model.refusal) == ({"title": "This will not do."}, "")
        model.edit("title", "Better")
        assert model.can_publish
        bench.server.refuse = ServerRefusal("It failed.", code=ErrorCode.INTERNAL)
        model.publish()
        await bench.rest()
        assert model.refusal
        assert model.values["title"] == "Better"
        await bench.close()

    run(qapp, work())


def test_away_from_the_server_the_list_knows_enough(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        bench.server.refuse = AWAY
        await bench.open()
        model.edit("title", "Written on a boat")
        model.publish()
        await bench.rest()
        assert (model.waiting, bench.outbox.waiting) == (True, 1)
        model.edit("title", "Written on a slow boat")
        # What is edited again is published again by hand.
        assert (model.waiting, bench.outbox.waiting) == (False, 0)
        await bench.kept()
        bench.server.refuse = None
        bench.server.change_elsewhere(bench.video.id, description="Theirs")
        model.refresh()
        await bench.rest()
        assert model.values["description"] == "Theirs"
        model.publish()
        await bench.rest()
        assert bench.server.videos[bench.video.id].title == "Written on a slow boat"
        await bench.close()

    run(qapp, work())


def test_a_video_that_is_gone_and_one_that_cannot_be_read(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        await bench.open()
        change = {"seq": 1, "kind": ChangeKind.VIDEO_DELETED, "id": bench.video.id, "video": None}
        model.take_change(ChangeOut.model_validate(change))
        assert (model.state, model.gone) == (ViewState.ERROR, True)
        bench.server.refuse = ServerRefusal("It failed.", code=ErrorCode.INTERNAL)
        model.try_again()
        await bench.rest()
        assert (model.state, model.gone) == (ViewState.ERROR, False)
        bench.server.refuse = None
        model.try_again()
        await bench.rest()
        assert (model.state, model.problem) == (ViewState.CONTENT, None)
        await bench.close()

    run(qapp, work())


def test_opening_another_keeps_the_first(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        one, other = make_video("One"), make_video("Other")
        bench = Bench(tmp_path, one, other)
        await bench.open(one)
        bench.model.edit("title", "One, edited")
        await bench.open(other)
        assert (bench.model.values["title"], bench.model.history.can_undo) == ("Other", False)
        await bench.open(one)
        assert (bench.model.values["title"], bench.model.restored) == ("One, edited", True)
        await bench.close()

    run(qapp, work())


async def _leave(bench: Bench, one: VideoOut, other: VideoOut, more: str = "") -> None:
    """Publish, perhaps go on typing, and open another video before the answer."""
    bench.drafts.drop(one.id)
    bench.server.videos[one.id] = one
    await bench.open(one)
    bench.model.edit("title", "Sent")
    bench.server.gate.clear()
    bench.model.publish()
    if more:
        bench.model.edit("title", more)
    bench.model.open(other)
    await eventually(lambda: bench.model.state is ViewState.CONTENT)
    assert not bench.model.publishing, "which is said of the other video"


async def _answer(bench: Bench) -> Draft | None:
    bench.server.gate.set()
    await bench.kept()
    assert (bench.model.clash, bench.model.refusal, bench.model.waiting) == (None, "", False)
    return bench.drafts.load(bench.video.id)


def test_the_answer_for_a_video_that_is_not_open_any_more(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        one, other = make_video("One"), make_video("Other")
        bench = Bench(tmp_path, one, other)
        await _leave(bench, one, other, more="Newer")
        kept = await _answer(bench)
        assert kept is not None, "it is newer than what was published"
        assert (kept.base["title"], kept.changed) == ("Sent", {"title": "Newer"})
        assert bench.notes == ["Published: Sent"]
        await _leave(bench, one, other)
        bench.server.change_elsewhere(one.id, title="Theirs")
        assert await _answer(bench) is not None
        assert bench.failures[-1].count("Sent") == 1
        await _leave(bench, one, other)
        bench.server.refuse = ServerRefusal("It failed.", code=ErrorCode.INTERNAL)
        assert await _answer(bench) is not None
        assert len(bench.failures) == 2
        bench.server.refuse = None
        await _leave(bench, one, other)
        bench.server.refuse = AWAY
        kept = await _answer(bench)
        assert kept is not None
        assert (kept.waiting, bench.outbox.waiting) == (True, 1)
        assert "Sent" in bench.notes[-1]
        await bench.close()

    run(qapp, work())


def test_what_is_typed_while_a_clash_is_on_its_way_stays(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        await bench.open()
        model.edit("title", "Mine")
        bench.server.change_elsewhere(bench.video.id, title="Theirs")
        bench.server.gate.clear()
        model.publish()
        model.edit("title", "Mine, and more")
        model.edit("description", "Typed meanwhile")
        bench.server.gate.set()
        await bench.rest()
        assert model.clash is not None
        model.settle(Side.MINE)
        assert model.values["title"] == "Mine, and more"
        assert model.values["description"] == "Typed meanwhile"
        await bench.kept()
        await bench.close()

    run(qapp, work())


def test_a_clash_ends_when_they_take_their_change_back(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        await bench.open()
        model.edit("title", "Mine")
        bench.tell(bench.server.change_elsewhere(bench.video.id, title="Theirs"))
        model.choose_side("title", Side.THEIRS)
        assert model.clash is not None
        bench.tell(bench.server.change_elsewhere(bench.video.id, title=bench.video.title))
        assert model.sides == {}
        assert (bench.model.clash, model.values["title"]) == (None, "Mine")
        await bench.kept()
        await bench.close()

    run(qapp, work())


def test_the_draft_of_a_video_deleted_elsewhere_goes(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        one, other = make_video("One"), make_video("Other")
        bench = Bench(tmp_path, one, other)
        await bench.open(one)
        bench.model.edit("title", "Edited")
        await bench.open(other)
        assert bench.drafts.load(one.id) is not None
        change = {"seq": 1, "kind": ChangeKind.VIDEO_DELETED, "id": one.id, "video": None}
        bench.model.take_change(ChangeOut.model_validate(change))
        await bench.rest()
        assert (bench.drafts.load(one.id), bench.model.gone) == (None, False)
        await bench.close()

    run(qapp, work())
