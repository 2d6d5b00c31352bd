from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.features.subtitles.exchange import FileFormat
from tests.studio.examples import run
from tests.studio.features.subtitles.examples import Bench, MemorySubtitles, track

CUES = track((0, 2000, "one two"), (2000, 4000, "three"), (6000, 6500, "four"))


def _rows(bench: Bench) -> list[tuple[int, int, str]]:
    return [(cue.start, cue.end, cue.text) for cue in bench.model.track.cues]


def test_commands_change_cues_and_each_is_one_step(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": CUES}), tmp_path)
        await bench.opened()
        editing, stack = bench.model.editing, bench.model.track.stack
        editing.split(1, letters=3)
        assert _rows(bench)[:2] == [(0, 857, "one"), (857, 2000, "two")]
        editing.merge({1})
        assert _rows(bench)[0] == (0, 2000, "one two")
        editing.add(4000)
        assert _rows(bench)[2] == (4000, 6000, "")
        assert editing.current == bench.model.track.cues[2].key
        editing.remove({editing.current})
        editing.shift({1}, 100)
        editing.retime(3, 6000, 7500)
        editing.sync((100, 0), (6000, 5900))
        editing.change_rate(25, 25)
        editing.rebreak({1})
        assert stack.count() == 7
        while stack.canUndo():
            stack.undo()
        assert _rows(bench) == [(c.start, c.end, c.text) for c in CUES]
        await bench.close()

    run(qapp, work())


def test_texts_are_found_and_replaced_as_words_or_as_patterns(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": CUES}), tmp_path)
        await bench.opened()
        editing = bench.model.editing
        editing.select(1)
        assert editing.find("O", regex=False, case=False) == 3
        assert editing.find("O", regex=False, case=True) is None
        assert editing.find("^one", regex=True, case=True) == 1
        assert editing.substitute(r"(\w+) two", r"\1 2", regex=True, case=True) == 1
        assert _rows(bench)[0][2] == "one 2"
        assert editing.substitute("three", r"\1", regex=False, case=True) == 1
        assert _rows(bench)[1][2] == r"\1"
        assert editing.substitute("nowhere", "x", regex=False, case=True) == 0
        for pattern, new in (("(", ""), ("o", r"\9")):
            with pytest.raises(ValueError, match=r"\w"):
                editing.substitute(pattern, new, regex=True, case=True)
        await bench.close()

    run(qapp, work())


def test_what_is_wrong_is_put_right_alone_or_all_in_one_step(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        server = MemorySubtitles({"en": track((0, 2500, "a"), (2000, 2300, "b"), (8000, 9000, ""))})
        bench = Bench(server, tmp_path)
        await bench.opened()
        editing, edited = bench.model.editing, bench.model.track
        editing.fix(edited.all_findings()[0])
        assert _rows(bench)[0][1] == 1920
        editing.fix_all()
        await bench.quiet()
        assert edited.all_findings() == []
        assert edited.stack.count() == 2
        assert bench.said == ["0 things are left for you"]
        crowded = track((0, 2000, "x" * 60), (2080, 4000, "b"))
        edited.load(crowded)
        editing.fix(edited.all_findings()[0])
        assert bench.said[-1].startswith("There is no room")
        await bench.close()

    run(qapp, work())


def test_files_come_in_and_go_out_with_what_was_lost(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": CUES}), tmp_path / "drafts")
        await bench.opened()
        editing = bench.model.editing
        out = tmp_path / "out.srt"
        editing.export_file(out, FileFormat.SRT)
        await bench.quiet()
        editing.export_file(tmp_path / "out.txt", FileFormat.TMP)
        await bench.quiet()
        editing.export_file(tmp_path / "none" / "out.srt", FileFormat.SRT)
        await bench.quiet()
        assert bench.said[0] == "Exported whole"
        assert bench.said[1].startswith("Exported; ")
        assert bench.said[2].startswith("The file could not be written")
        out.write_text("1\n00:00:01,000 --> 00:00:02,000\nfrom outside\n", encoding="utf-8")
        editing.import_file(out)
        await bench.quiet()
        assert _rows(bench) == [(1000, 2000, "from outside")]
        bench.model.track.stack.undo()
        assert len(_rows(bench)) == 3
        editing.import_file(tmp_path / "nothing.srt")
        await bench.quiet()
        assert bench.said[-1].startswith("The file cannot be opened")
        await bench.close()

    run(qapp, work())
