import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from server.contract.subtitles import CaptionsState
from studio.features.subtitles import webvtt
from studio.features.subtitles.keeping import SaveState
from studio.kit.errors import Offline, ServerRefusal, StorageFailed
from studio.ui.state import ViewState
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.subtitles.examples import Bench, MemorySubtitles, track

ENGLISH = track((0, 2000, "one"), (3000, 5000, "two"))
BENGALI = track((0, 2000, "ek"), (3000, 5000, ""))


def _texts(bench: Bench) -> list[str]:
    return [cue.text for cue in bench.model.track.cues]


def test_a_draft_outlives_the_studio_and_is_offered_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        server = MemorySubtitles({"en": ENGLISH})
        bench = Bench(server, tmp_path)
        await bench.opened()
        bench.model.editing.write(2, "second")
        bench.model.keep()
        await bench.quiet()
        await bench.close()
        again = Bench(server, tmp_path)
        await again.opened()
        assert _texts(again) == ["one", "second"]
        assert again.said == ["Here is what you wrote and never sent"]
        assert again.saved(SaveState.KEPT)
        again.model.send()
        await again.quiet()
        assert webvtt.read(server.kept["en"][0])[1].text == "second"
        await again.close()

    run(qapp, work())


def test_a_language_is_begun_with_the_times_of_another(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        server = MemorySubtitles({"en": ENGLISH})
        bench = Bench(server, tmp_path)
        await bench.opened()
        model = bench.model
        model.begin_track("bn", from_current=True)
        await bench.quiet()
        assert (model.language, model.beside) == ("bn", "en")
        assert [(line.cue.text, line.other) for line in map(model.table.line, range(2))] == [
            ("", "one"),
            ("", "two"),
        ]
        model.editing.write(1, "ek")
        model.send()
        await bench.quiet()
        assert webvtt.read(server.kept["bn"][0])[0].text == "ek"
        model.choose("en")
        await bench.quiet()
        assert _texts(bench) == ["one", "two"]
        model.show_beside("")
        await bench.quiet()
        assert model.table.line(0).other == ""
        await bench.close()

    run(qapp, work())


def test_no_subtitles_and_no_server_have_their_faces(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles(), tmp_path)
        await bench.opened(ViewState.EMPTY)
        bench.model.ask_captions()
        await bench.quiet()
        assert bench.server.asked == [None]
        bench.server.problem = Offline("away")
        await bench.opened(ViewState.OFFLINE)
        bench.model.reload()
        await bench.quiet()
        assert bench.shows(ViewState.OFFLINE)
        bench.server.problem = ServerRefusal("no")
        await bench.opened(ViewState.ERROR)
        bench.server.problem = None
        bench.model.reload()
        await bench.quiet()
        assert bench.shows(ViewState.EMPTY)
        await bench.close()

    run(qapp, work())


def test_away_from_the_server_what_is_typed_stays_here(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": ENGLISH}), tmp_path)
        await bench.opened()
        bench.model.editing.write(1, "typed offline")
        bench.server.problem = Offline("The server is not answering.")
        bench.model.publish()
        await bench.quiet()
        assert bench.saved(SaveState.KEPT)
        assert bench.said
        bench.server.problem = None
        bench.model.publish()
        await bench.quiet()
        assert "typed offline" in bench.server.kept["en"][0]
        await bench.close()

    run(qapp, work())


def test_a_disk_that_is_full_is_said_and_nothing_is_lost(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": ENGLISH}), tmp_path)
        await bench.opened()

        def full(*_args: object) -> None:
            raise StorageFailed("The disk is full.")

        monkeypatch.setattr(bench.drafts, "keep", full)
        bench.model.editing.write(1, "still here")
        bench.model.keep()
        await bench.quiet()
        assert bench.saved(SaveState.NOT_KEPT)
        assert _texts(bench)[0] == "still here"
        assert bench.said == ["The disk is full."]
        await bench.close()

    run(qapp, work())


def test_a_track_is_deleted_and_the_next_one_shown(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"bn": BENGALI, "en": ENGLISH}), tmp_path)
        await bench.opened()
        bench.model.delete_track()
        await bench.quiet()
        assert (list(bench.server.kept), bench.model.language) == (["en"], "en")
        bench.model.delete_track()
        await bench.quiet()
        assert bench.shows(ViewState.EMPTY)
        assert not bench.kept()
        await bench.close()

    run(qapp, work())


def test_what_is_under_way_never_touches_another_language(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        server = MemorySubtitles({"bn": BENGALI, "en": ENGLISH})
        bench = Bench(server, tmp_path)
        await bench.opened()
        model = bench.model
        model.choose("en")
        model.choose("bn")  # the person thought again while it came
        await bench.quiet()
        assert model.language == "bn"
        server.gate.clear()
        model.delete_track()
        await asyncio.sleep(0)
        server.gate.set()
        model.choose("en")
        await eventually(lambda: model.language == "en")
        model.editing.write(1, "typed meanwhile")
        await bench.quiet()
        assert _texts(bench)[0] == "typed meanwhile"
        assert list(server.kept) == ["en"]
        await bench.close()

    run(qapp, work())


def test_what_is_typed_while_another_language_comes_is_kept(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"bn": BENGALI, "en": ENGLISH}), tmp_path)
        await bench.opened()
        bench.server.gate.clear()
        bench.model.choose("en")
        bench.model.editing.write(1, "just in time")
        bench.server.gate.set()
        await eventually(lambda: bench.model.language == "en")
        await bench.quiet()
        bench.model.choose("bn")
        await bench.quiet()
        assert _texts(bench)[0] == "just in time"
        await bench.close()

    run(qapp, work())


def test_a_language_that_was_begun_is_there_again(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        server = MemorySubtitles()
        bench = Bench(server, tmp_path)
        await bench.opened(ViewState.EMPTY)
        bench.model.begin_track("bn", from_current=False)
        bench.model.editing.add(0)
        bench.model.editing.write(1, "ek")
        bench.model.keep()
        await bench.quiet()
        await bench.opened()
        assert (bench.model.languages, _texts(bench)) == (["bn"], ["ek"])
        bench.model.begin_track("bn", from_current=False)
        await bench.quiet()
        assert _texts(bench) == ["ek"]
        await bench.close()

    run(qapp, work())


def test_captions_are_shown_when_the_server_has_listened(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.features.subtitles.sending._POLL_SECONDS", 0.01)

    async def work() -> None:
        server = MemorySubtitles()
        bench = Bench(server, tmp_path)
        await bench.opened(ViewState.EMPTY)
        server.heard = CaptionsState.LISTENING
        bench.model.ask_captions()
        await eventually(lambda: bool(bench.said))
        server.change("en", webvtt.write(ENGLISH))
        server.heard = CaptionsState.DONE
        await bench.quiet()
        assert _texts(bench) == ["one", "two"]
        server.heard = CaptionsState.FAILED
        bench.model.ask_captions()
        await bench.quiet()
        assert bench.said[-1] == "Nothing was understood"
        await bench.close()

    run(qapp, work())
