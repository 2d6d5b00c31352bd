"""The middle column: the video's picture, others to choose from, and its versions."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from studio.features.editor.candidate import Candidate
from studio.features.editor.chapters import chapters_in
from studio.features.editor.frame_stepper import FrameStepper
from studio.features.editor.media import PICTURES, MediaViewModel
from studio.features.editor.version_list import VersionList
from studio.features.editor.viewmodel import EditorViewModel
from studio.ui import formatting
from studio.ui.buttons import LinkButton
from studio.ui.labels import label
from studio.ui.layouts import clear
from studio.ui.player.streaming import StreamPlayer
from studio.ui.player.view import PlayerView
from studio.ui.theme import current_theme
from studio.ui.thumbnail import ThumbnailCache
from studio.ui.translated import TranslatedWidget


class PicturePane(TranslatedWidget):
    """Shows pictures and versions.

    Args:
        model: The editor's.
        media: Its versions and pictures.
        posters: Large pictures by their path.
        player: Plays the video.
    """

    version_chosen = Signal(object, object)
    """A video, and the path of a file that shall be its new version."""

    def __init__(
        self,
        model: EditorViewModel,
        media: MediaViewModel,
        posters: ThumbnailCache,
        player: StreamPlayer,
    ) -> None:
        super().__init__()
        self._model = model
        self._media = media
        self._posters = posters
        self._player = player
        self.player = PlayerView(player.playback)
        self.player.picture_at = player.picture_at
        self.stepper = FrameStepper(player.playback)
        self.choose_picture = LinkButton()
        self._thumbnail_name = label("section")
        self._thumbnail_note = label("small", "tertiary", wrap=True)
        self._versions_name = label("section")
        self.send_version = LinkButton()
        self.send_version.clicked.connect(self._choose_file)
        self.choose_picture.clicked.connect(self._choose_own_picture)
        self.stepper.use_wanted.connect(self._use_frame)
        self.player.frame_wanted.connect(self._use_frame)
        player.playback.grabbed.connect(lambda frame, _seconds: media.bring_frame(frame))
        player.playback.failed.connect(self._on_no_frame)
        player.arrived.connect(self.player.update)
        self.versions = VersionList()
        self.candidates: list[Candidate] = []
        self._strip = QHBoxLayout()
        self._strip.setSpacing(10)
        self._lay_out()
        media.changed.connect(self._build)
        posters.arrived.connect(lambda _key: self.refresh())
        media.picture_changed.connect(posters.forget)
        self.versions.chosen.connect(media.make_live)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._thumbnail_name.setText(self.tr("Thumbnail"))
        self._versions_name.setText(self.tr("Versions"))
        self.send_version.say(self.tr("Upload a new version"))
        self.choose_picture.say(self.tr("Choose a picture…"))
        self._build()

    def refresh(self) -> None:
        """Show the video as it is."""
        video = self._model.video
        if video is None:
            return
        still = self._posters.get(video.thumbnail_path)
        self.player.stage.show_still(None if still is None else still.toImage())
        told = chapters_in(str(self._model.values["description"] or ""), video.duration_seconds)
        chapters = () if told.problem else told.found
        self.player.show_chapters([(float(each.seconds), each.name) for each in chapters])
        if self.isVisible():
            self._player.show(video.id if video.playable else None)
        for widget, each in zip(self.candidates, self._media.thumbnails, strict=False):
            chosen = each.candidate == self._media.chosen
            widget.show_picture(self._posters.get(each.path), chosen=chosen)

    def _build(self) -> None:
        media = self._media
        self._thumbnail_note.setText(
            self.tr("Choose the picture that stands for the video.")
            if media.thumbnails
            else self.tr("Pictures to choose from come once the video is processed.")
        )
        if len(self.candidates) != len(media.thumbnails):
            self._fill_strip(len(media.thumbnails))
        for widget, each in zip(self.candidates, media.thumbnails, strict=True):
            words = self.tr("Picture %1").replace("%1", formatting.number(each.candidate))
            widget.setAccessibleName(words)
            widget.setToolTip(words)
            widget.setEnabled(not media.busy)
        self.stepper.set_busy(busy=media.busy or not media.thumbnails)
        self.choose_picture.setEnabled(not media.busy and bool(media.thumbnails))
        self.versions.show_versions(media.versions, able=not media.busy)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: bring the video."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: be quiet."""
        super().hideEvent(event)
        self._player.playback.play(0.0)

    def _use_frame(self) -> None:
        if self.stepper.use.isEnabled():
            self._player.playback.grab(self._media.new_frame())

    def _on_no_frame(self) -> None:
        self._media.failed.emit(self.tr("This frame could not be taken. Try again."))

    def _choose_own_picture(self) -> None:
        kinds = f"{self.tr('Pictures')} ({PICTURES})"
        name, _ = QFileDialog.getOpenFileName(self, self.choose_picture.text(), "", kinds)
        if name:
            self._media.bring_picture(Path(name))

    def _choose_file(self) -> None:
        video = self._model.video
        chosen, _ = QFileDialog.getOpenFileName(self, self.send_version.text())
        if chosen and video is not None:
            self.version_chosen.emit(video, Path(chosen))

    def _fill_strip(self, count: int) -> None:
        clear(self._strip)
        self.candidates = [Candidate() for _ in range(count)]
        for place, widget in enumerate(self.candidates):
            widget.chosen.connect(lambda n=place: self._choose(n))
            self._strip.addWidget(widget)
        self._strip.addStretch()

    def _choose(self, place: int) -> None:
        self._media.choose_picture(self._media.thumbnails[place].candidate)

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        side = tokens.number("space.5")
        column = QVBoxLayout(self)
        column.setContentsMargins(side, 16, side, side)
        column.setSpacing(tokens.number("space.2"))
        column.addWidget(self.player)
        column.addSpacing(tokens.number("space.2"))
        head = QHBoxLayout()
        head.addWidget(self._thumbnail_name)
        head.addStretch()
        head.addWidget(self.choose_picture)
        column.addLayout(head)
        column.addWidget(self.stepper)
        column.addWidget(self._thumbnail_note)
        column.addLayout(self._strip)
        column.addSpacing(tokens.number("space.2"))
        top = QHBoxLayout()
        top.addWidget(self._versions_name)
        top.addStretch()
        top.addWidget(self.send_version)
        column.addLayout(top)
        column.addWidget(self.versions)
        column.addStretch()
