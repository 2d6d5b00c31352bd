"""What is known of a run that did not end as it should, offered at the next start."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio.storage.last_run import Report
from studio.ui.banner import Banner
from studio.ui.browser import open_in_browser
from studio.ui.buttons import Button, PrimaryButton
from studio.ui.dialog import EdgedDialog
from studio.ui.labels import label
from studio.ui.theme import current_theme

_SIZE = (760, 520)


class ReportBanner(Banner):
    """Says it once, above the pages; the person looks at the report, or waves it away.

    Args:
        report: What is known.
    """

    def __init__(self, report: Report) -> None:
        super().__init__("warn", closable=True)
        self._report = report
        self.action.connect(self._look)
        self.dismissed.connect(self.hide)
        current_theme().changed.connect(self.retranslate)
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """All words."""
        self.say(
            "circle-alert",
            self.tr("Chitra Studio did not end as it should last time."),
            self.tr("Drafts and uploads were kept."),
            self.tr("Look at the report"),
        )
        self.say_close(self.tr("Close"))

    def _look(self) -> None:
        ReportDialog(self._report, self.window()).open()


class ReportDialog(EdgedDialog):
    """Shows a report, to be read before it is handed to anybody.

    Args:
        report: What is known.
        parent: The window.
    """

    def __init__(self, report: Report, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = report
        self._heading = label("title")
        self._means = label("body", "secondary", wrap=True)
        self._text = QPlainTextEdit(report.text)
        self._text.setReadOnly(True)
        self._text.setProperty("role", "mono")
        self._where = label("small", "tertiary", wrap=True)
        self._folder, self._close = Button("folder-open"), Button()
        self._copy = PrimaryButton("copy")
        self._folder.clicked.connect(lambda: open_in_browser(report.path.parent.as_uri()))
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(report.text))
        self._close.clicked.connect(self.accept)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._heading.setText(self.tr("What happened last time"))
        self.setWindowTitle(self._heading.text())
        self._means.setText(
            self.tr(
                "It stays on this computer until you hand it to somebody. Addresses and whatever "
                "looks like a secret were taken out; look it over all the same."
            )
        )
        self._text.setAccessibleName(self.tr("The report"))
        self._where.setText(str(self._report.path))
        self._folder.say(self.tr("Open the folder"))
        self._copy.say(self.tr("Copy the report"))
        self._close.say(self.tr("Close"))

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        padding, gap = tokens.number("space.cardPadding"), tokens.number("space.3")
        foot = QHBoxLayout()
        foot.setSpacing(gap)
        foot.addWidget(self._where, stretch=1)
        for button in (self._folder, self._close, self._copy):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(gap)
        for part in (self._heading, self._means, self._text):
            column.addWidget(part)
        column.addLayout(foot)
        self.resize(*_SIZE)
