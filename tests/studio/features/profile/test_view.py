from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from server.contract.errors import ErrorCode
from studio.features.profile.crop_dialog import CropDialog
from studio.features.profile.view import ProfileView
from studio.kit.errors import Offline, refusal
from studio.ui.buttons import LinkButton, Segments
from studio.ui.note_box import NoteBox
from tests.patience import eventually
from tests.studio.examples import find, run
from tests.studio.features.profile.bench import Bench, image, png


def _button(view: ProfileView, text: str) -> QPushButton:
    return next(b for b in view.findChildren(QPushButton) if b.text().strip() == text)


def test_everything_said_can_be_changed(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        view = ProfileView(bench.model)
        qtbot.addWidget(view)
        view.resize(720, 600)
        view.show()
        assert not view.bio.isEnabled(), "nothing is known yet"
        bench.model.load()
        await bench.rest()
        assert view.bio.text == "Rivers and boats."
        qtbot.keyClicks(view.first_name.edit, "!")
        view.bio.edit.setPlainText("Chars.")
        view.findChildren(Segments)[0].chosen.emit("en")
        view.findChildren(Segments)[1].chosen.emit("off")
        qtbot.keyClick(view.first_name.edit, Qt.Key.Key_Return)
        await eventually(lambda: not bench.scope.busy and bool(bench.profiles.changes))
        now = bench.profiles.now
        assert (now.first_name, now.bio) == ("Tahmina!", "Chars.")
        assert (now.preferred_language, now.email_notifications_enabled) == ("en", False)
        bench.profiles.refuse = Offline("No answer.")
        view.bio.edit.setPlainText("Again.")
        bench.model.save()
        await bench.rest()
        assert find(view, NoteBox).window() is view
        assert _button(view, "Try again").isVisible()
        bench.profiles.refuse = None
        _button(view, "Try again").click()
        await bench.rest()
        assert bench.profiles.now.bio == "Again."
        await bench.scope.aclose()

    run(qapp, work())


def test_from_the_file_to_the_picture(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        view = ProfileView(bench.model)
        qtbot.addWidget(view)
        view.show()
        bench.model.load()
        await bench.rest()
        assert _button(view, "Remove").isHidden()
        file = tmp_path / "me.png"
        file.write_bytes(png(image(300, 200)))
        _button(view, "Choose a picture…").click()
        chooser = find(view, QFileDialog)
        chooser.fileSelected.emit(str(file))
        chooser.close()
        await bench.rest()
        dialog = find(view, CropDialog)
        bench.profiles.refuse = refusal(ErrorCode.NOT_A_PICTURE, "No picture.")
        dialog.go.click()
        await bench.rest()
        assert dialog.wrong.isVisible()
        bench.profiles.refuse = None
        dialog.go.click()
        await bench.rest()
        assert not any(box.isVisible() for box in view.findChildren(CropDialog))
        _button(view, "Remove").click()
        await bench.rest()
        assert bench.profiles.now.avatar_url is None
        await bench.scope.aclose()

    run(qapp, work())


def test_a_server_without_profiles_has_no_card(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        view = ProfileView(bench.model)
        qtbot.addWidget(view)
        view.show()
        bench.profiles.refuse = refusal(ErrorCode.NOT_FOUND, "Nothing.")
        bench.model.load()
        await bench.rest()
        assert view.isHidden()
        await bench.scope.aclose()

    run(qapp, work())


def test_a_profile_that_did_not_come_is_asked_for_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        bench.profiles.refuse = Offline("No answer.")
        view = ProfileView(bench.model)
        qtbot.addWidget(view)
        view.show()
        bench.model.load()
        await bench.rest()
        bench.profiles.refuse = None
        [again] = [b for b in view.findChildren(LinkButton) if b.isVisible()]
        again.click()
        await bench.rest()
        assert view.bio.text == "Rivers and boats."
        assert not again.isVisible()
        await bench.scope.aclose()

    run(qapp, work())
