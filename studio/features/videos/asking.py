"""Asks for a change to many videos, and has it made."""

from PySide6.QtWidgets import QWidget

from server.contract.videos import VideoOut
from studio.features.videos.bulk_bar import BulkVerb
from studio.features.videos.bulk_edits import BulkEdits
from studio.features.videos.dialogs import (
    ChangeDialog,
    LanguageDialog,
    LimitsDialog,
    TagsDialog,
    VisibilityDialog,
)

_DIALOGS: dict[BulkVerb, type[ChangeDialog]] = {
    BulkVerb.VISIBILITY: VisibilityDialog,
    BulkVerb.TAGS: TagsDialog,
    BulkVerb.LIMITS: LimitsDialog,
    BulkVerb.LANGUAGE: LanguageDialog,
}


def ask_for_change(
    verb: BulkVerb, videos: list[VideoOut], edits: BulkEdits, parent: QWidget
) -> None:
    """Open the dialog of a verb; nothing happens for no video."""
    if not videos:
        return
    dialog = _DIALOGS[verb](videos, parent)
    if isinstance(dialog, TagsDialog):
        dialog.wanted.connect(edits.complete_tag)
        edits.tags_found.connect(dialog.add.show_choices)
    dialog.chosen.connect(lambda change: edits.apply(change, videos))
    dialog.open()
