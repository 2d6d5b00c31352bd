"""Opening the preview of an upload's quality; uploads and preview meet only here."""

from PySide6.QtWidgets import QWidget

from studio.features.preview.dialogs import PreviewDialog
from studio.features.preview.viewmodel import PreviewViewModel
from studio.features.uploads.state import UploadItem
from studio.kit.task_scope import TaskScope
from studio.net.sampler import Sampler


def open_preview(
    item: UploadItem, sampler: Sampler, scope: TaskScope, parent: QWidget
) -> PreviewDialog:
    """Show what viewers will see of an upload."""
    model = PreviewViewModel(item.path, item.duration_seconds, sampler, scope)
    dialog = PreviewDialog(model, item.filename, parent)
    model.setParent(dialog)
    dialog.finished.connect(dialog.deleteLater)
    model.begin()
    dialog.open()
    return dialog
