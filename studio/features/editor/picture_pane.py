"""The middle column: the video's picture, others to choose from, and its versions."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from studio.features.editor.media import MediaViewModel
from studio.features.editor.poster import Candidate, Poster
from studio.features.editor.version_list import VersionList
from studio.features.editor.viewmodel import EditorViewModel
from studio.ui import formatting
from studio.ui.buttons import LinkButton
from studio.ui.labels import label
from studio.ui.layouts import clear
from studio.ui.theme import current_theme
from studio.ui.thumbnail import ThumbnailCache
from studio.ui.translated import TranslatedWidget


class PicturePane(TranslatedWidget):
    """Shows pictures and versions.

    Args:
        model: The editor's.
        media: Its versions and pictures.
        posters: Large pictures by their path.
    """

    version_chosen = Signal(object, object)
    """A video, and the path of a file that shall be its new version."""

    def __init__(
        self, model: EditorViewModel, media: MediaViewModel, posters: ThumbnailCache
    ) -> None:
        super().__init__()
        self._model = model
        self._media = media
        self._posters = posters
        self.poster = Poster()
        self._thumbnail_name = label("section")
        self._thumbnail_note = label("small", "tertiary", wrap=True)
        self._versions_name = label("section")
        self.send_version = LinkButton()
        self.send_version.clicked.connect(self._choose_file)
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
        self._build()

    def refresh(self) -> None:
        """Show the video as it is."""
        video = self._model.video
        if video is None:
            return
        length = formatting.duration(video.duration_seconds)
        self.poster.show_picture(self._posters.get(video.thumbnail_path), length)
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
        self.versions.show_versions(media.versions, able=not media.busy)
        self.refresh()

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
        # The player takes the poster's place once there is one.
        column.addWidget(self.poster)
        column.addSpacing(tokens.number("space.2"))
        column.addWidget(self._thumbnail_name)
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
