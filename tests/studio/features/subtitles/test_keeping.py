from pathlib import Path

from PySide6.QtWidgets import QApplication

from studio.features.subtitles.draft import Drafts
from studio.features.subtitles.keeping import Keeping, SaveState, Typed
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.subtitles.examples import PLACE, track

FIRST, SECOND = track((0, 900, "first")), track((0, 900, "second"))


def test_what_is_typed_while_a_draft_is_sent_is_kept_after_it(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append)
        keeping = Keeping(Drafts(tmp_path), scope)
        due: list[bool] = []
        keeping.due.connect(lambda: due.append(True))
        states: list[SaveState] = []
        keeping.changed.connect(lambda: states.append(keeping.state))
        keeping.begin((), SaveState.SENT)
        keeping.typed(FIRST)
        await eventually(lambda: bool(due))
        first = Typed(PLACE, "en", "", FIRST)
        await keeping.keep(first)
        keeping.typed(SECOND)
        await keeping.sent(first, "e", whole=True)
        assert keeping.waits
        assert await keeping.read(PLACE, "en") is None
        second = Typed(PLACE, "en", "e", SECOND)
        keeping.sending(second)
        await keeping.keep(second)
        await keeping.sent(second, "f", whole=True)
        assert await keeping.read(PLACE, "en") is None
        sent, typed, sending = SaveState.SENT, SaveState.TYPED, SaveState.SENDING
        assert states == [sent, typed, SaveState.KEPT, typed, sending, sent]
        assert errors == []
        await scope.aclose()

    run(qapp, work())


def test_a_disk_that_does_not_take_it_is_told(qapp: QApplication, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("", encoding="utf-8")

    async def work() -> None:
        scope = TaskScope(lambda _error: None)
        keeping = Keeping(Drafts(place), scope)
        told: list[StudioError] = []
        keeping.failed.connect(told.append)
        keeping.typed(FIRST)
        await keeping.keep(Typed(PLACE, "en", "", FIRST))
        assert keeping.state is SaveState.NOT_KEPT
        assert len(told) == 1
        await scope.aclose()

    run(qapp, work())
