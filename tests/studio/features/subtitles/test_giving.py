from pathlib import Path

from PySide6.QtWidgets import QApplication

from studio.features.subtitles import webvtt
from studio.features.subtitles.keeping import SaveState
from studio.kit.errors import Offline
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.subtitles.examples import Bench, MemorySubtitles, track

ENGLISH = track((0, 2000, "one"), (3000, 5000, "two"))
BENGALI = track((0, 2000, "ek"), (3000, 5000, ""))


def _texts(bench: Bench) -> list[str]:
    return [cue.text for cue in bench.model.track.cues]


def test_what_is_typed_is_kept_sent_and_published(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        server = MemorySubtitles({"en": ENGLISH})
        bench = Bench(server, tmp_path)
        await bench.opened()
        model = bench.model
        assert (model.language, _texts(bench)) == ("en", ["one", "two"])
        assert model.track.film.length == 60_000
        model.editing.write(1, "first")
        assert bench.saved(SaveState.TYPED)
        await eventually(lambda: bench.saved(SaveState.KEPT))
        assert bench.kept()
        model.publish()
        await bench.quiet()
        assert webvtt.read(server.kept["en"][0])[0].text == "first"
        assert server.published("en")
        assert bench.saved(SaveState.SENT)
        assert bench.said == ["Published"]
        assert not bench.kept()
        model.publish(published=False)
        await bench.quiet()
        assert not server.published("en")
        await bench.close()

    run(qapp, work())


def test_somebody_elses_change_is_never_overwritten_unasked(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        server = MemorySubtitles({"en": ENGLISH})
        bench = Bench(server, tmp_path)
        await bench.opened()
        server.change("en", webvtt.write(track((0, 2000, "theirs"))))
        bench.model.editing.write(1, "mine")
        bench.model.send()
        await bench.quiet()
        assert bench.conflicts == 1
        assert bench.saved(SaveState.KEPT)
        assert "theirs" in server.kept["en"][0]
        bench.model.keep_mine()
        await bench.quiet()
        assert "mine" in server.kept["en"][0]
        server.change("en", webvtt.write(track((0, 2000, "theirs again"))))
        bench.model.editing.write(1, "mine again")
        bench.model.send()
        await bench.quiet()
        bench.model.take_theirs()
        await bench.quiet()
        assert (_texts(bench), bench.conflicts) == (["theirs again"], 2)
        assert bench.saved(SaveState.SENT)
        assert not bench.kept()
        await bench.close()

    run(qapp, work())


def test_a_conflict_of_a_track_that_is_not_shown_leaves_both(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        server = MemorySubtitles({"bn": BENGALI, "en": ENGLISH})
        bench = Bench(server, tmp_path)
        await bench.opened()
        model = bench.model
        model.editing.write(1, "mine")
        model.send()
        server.gate.clear()
        await eventually(lambda: bench.saved(SaveState.SENDING))
        server.change("bn", webvtt.write(track((0, 2000, "theirs"))))
        model.choose("en")
        server.gate.set()
        await bench.quiet()
        assert (model.language, bench.conflicts) == ("en", 0)
        assert bench.said == ["Somebody changed them."]
        assert bench.kept("bn")
        assert not bench.kept("en")
        assert bench.saved(SaveState.SENT)
        await bench.close()

    run(qapp, work())


def test_cues_without_words_wait_here(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        server = MemorySubtitles({"en": ENGLISH})
        bench = Bench(server, tmp_path)
        await bench.opened()
        model = bench.model
        model.begin_track("bn", from_current=True)
        await bench.quiet()
        model.publish()
        await bench.quiet()
        assert bench.said[-1] == "There are no subtitles in this file."
        model.editing.write(1, "ek")
        model.publish()
        await bench.quiet()
        assert bench.said[-1] == "Sent; 1 cues without words wait on this computer"
        assert server.published("bn")
        assert bench.saved(SaveState.KEPT)
        await bench.opened()
        assert _texts(bench) == ["ek", ""]
        model.editing.write(2, "dui")
        model.send()
        await bench.quiet()
        assert (bench.conflicts, bench.said[-1]) == (0, "Saved")
        assert not bench.kept("bn")
        await bench.close()

    run(qapp, work())


def test_an_answer_that_was_lost_is_no_conflict_with_oneself(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        server = MemorySubtitles({"en": ENGLISH})
        bench = Bench(server, tmp_path)
        await bench.opened()
        bench.model.editing.write(1, "once")
        server.lost.append(Offline("The line broke."))
        bench.model.send()
        bench.model.send()
        await bench.quiet()
        assert bench.saved(SaveState.KEPT)
        bench.model.send()
        await bench.quiet()
        assert (bench.conflicts, bench.said[-1]) == (0, "Saved")
        assert bench.saved(SaveState.SENT)
        await bench.close()

    run(qapp, work())
