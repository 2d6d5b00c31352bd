from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from server.contract.profile import BIO_MAX
from studio.features.profile.viewmodel import Saving
from studio.kit.errors import Offline, refusal
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.profile.bench import PROFILE, Bench, image, png


def _has_picture(bench: Bench) -> bool:
    return bench.model.picture is not None


def test_what_is_typed_is_saved_once_typing_pauses(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        model.load()
        await bench.rest()
        assert (model.value("bio"), model.saving) == (PROFILE.bio, Saving.NOTHING)
        model.edit("bio", "Chars.")
        model.edit("first_name", "T.")
        assert model.saving is Saving.EDITED
        await eventually(lambda: model.saving is Saving.SAVED)
        assert bench.profiles.changes == [{"bio": "Chars.", "first_name": "T."}]
        assert model.saved_at is not None
        model.edit("bio", "x")
        model.edit("bio", "Chars.")
        model.save()
        await bench.rest()
        assert len(bench.profiles.changes) == 1, "it is as it was"
        await bench.scope.aclose()

    run(qapp, work())


def test_what_is_typed_while_it_is_sent_follows(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        model.load()
        await bench.rest()
        bench.profiles.gate.clear()
        model.edit("bio", "One")
        model.save()
        assert model.saving is Saving.SENDING
        model.edit("bio", "One two")
        bench.profiles.gate.set()
        await eventually(lambda: model.saving is Saving.SAVED)
        assert [change["bio"] for change in bench.profiles.changes][-1] == "One two"
        assert model.value("bio") == "One two"
        await bench.scope.aclose()

    run(qapp, work())


def test_nothing_is_lost_without_a_server_or_a_session(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        model.load()
        await bench.rest()
        bench.profiles.refuse = Offline("No answer.")
        model.edit("bio", "Kept")
        model.save()
        await bench.rest()
        assert (model.saving, model.refusal) == (Saving.FAILED, "No answer.")
        later = bench.new_model()
        assert later.saving is Saving.EDITED
        assert later.value("bio") == "Kept"
        bench.profiles.refuse = None
        later.load()
        await bench.rest()
        assert bench.profiles.now.bio == "Kept"
        assert bench.new_model().saving is Saving.NOTHING
        await bench.scope.aclose()

    run(qapp, work())


def test_a_field_is_blamed(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        model.load()
        await bench.rest()
        model.edit("bio", "x" * (BIO_MAX + 1))
        model.save()
        assert "2,000" in model.field_problem("bio")
        assert bench.profiles.changes == []
        model.edit("bio", "fine")
        bench.profiles.refuse = refusal(ErrorCode.INVALID, "No.", fields={"first_name": "Too odd."})
        model.edit("first_name", "?")
        model.save()
        await bench.rest()
        assert (model.field_problem("first_name"), model.refusal) == ("Too odd.", "")
        model.edit("first_name", "T")
        assert model.field_problem("first_name") == ""
        bench.profiles.refuse = None
        await bench.scope.aclose()

    run(qapp, work())


def test_what_no_server_would_take_is_said_and_can_be_mended(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        model.load()
        await bench.rest()
        model.edit("first_name", "T\x07")
        model.save()
        said = [model.saving]
        assert "cannot be shown" in model.field_problem("first_name")
        assert bench.profiles.changes == []
        model.edit("first_name", "T")
        assert model.field_problem("first_name") == ""
        said.append(model.saving)
        model.save()
        await bench.rest()
        said.append(model.saving)
        assert said == [Saving.FAILED, Saving.EDITED, Saving.SAVED]
        await bench.scope.aclose()

    run(qapp, work())


def test_a_picture_is_read_cut_sent_and_removed(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        model = bench.model
        read: list[QImage] = []
        model.picture_chosen.connect(read.append)
        model.load()
        await bench.rest()
        file = tmp_path / "me.png"
        file.write_bytes(png(image(900, 600)))
        model.choose_picture(file)
        await bench.rest()
        [picture] = read
        model.set_picture(picture, QRect(150, 0, 600, 600))
        await bench.rest()
        [(content, media_type)] = bench.profiles.sent
        assert media_type == "image/jpeg"
        assert QImage.fromData(content).width() == 512
        assert _has_picture(bench)
        assert bench.noted == ["Your picture was changed"]
        model.remove_picture()
        await bench.rest()
        assert not _has_picture(bench)
        file.write_text("no picture")
        model.choose_picture(file)
        await bench.rest()
        assert model.picture_refusal.startswith("This is not a picture")
        assert not model.picture_busy
        await bench.scope.aclose()

    run(qapp, work())


def test_a_server_that_knows_no_profiles(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        bench.profiles.refuse = refusal(ErrorCode.NOT_FOUND, "Nothing here.")
        bench.model.load()
        await bench.rest()
        assert bench.model.unknown
        await bench.scope.aclose()

    run(qapp, work())


def test_a_picture_that_cannot_be_fetched_is_a_letter(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        bench.profiles.now = PROFILE.model_copy(update={"avatar_url": "/media/avatars/9"})
        bench.profiles.pictures["/media/avatars/9"] = b"broken"
        bench.model.load()
        await bench.rest()
        assert not _has_picture(bench)
        bench.profiles.pictures["/media/avatars/9"] = png(image(9, 9))
        bench.model.load()
        await bench.rest()
        assert _has_picture(bench)
        await bench.scope.aclose()

    run(qapp, work())
