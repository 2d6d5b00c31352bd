"""The strip that reminds of an address that is not confirmed."""

from PySide6.QtCore import QEvent

from studio.features.identity.reminder import MailReminder, Sending
from studio.ui.announce import Announcer
from studio.ui.banner import Banner


class MailBanner(Banner):
    """Shows a :class:`MailReminder`; quiet, and easily waved away."""

    def __init__(self, model: MailReminder) -> None:
        super().__init__("accent", closable=True)
        self._model = model
        self._announcer = Announcer(self)
        self.action.connect(model.send_again)
        self.dismissed.connect(model.dismiss)
        model.changed.connect(self._refresh)
        self._refresh()

    def event(self, event: QEvent) -> bool:
        """Whoever comes back from their mail may have confirmed it meanwhile."""
        if event.type() == QEvent.Type.WindowActivate:
            self._model.look_again()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Listen for the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _refresh(self) -> None:
        model = self._model
        means = {
            Sending.NOT_ASKED: self.tr("Open the link that was mailed to %1."),
            Sending.SENDING: self.tr("Asking for another link to %1."),
            Sending.SENT: self.tr("A new link is on its way to %1."),
            Sending.FAILED: model.refusal,
        }[model.sending].replace("%1", model.email)
        verb = self.tr("Send the link again")
        offered = model.sending in {Sending.NOT_ASKED, Sending.FAILED}
        icon = "mail-check" if model.sending is Sending.SENT else "mail-warning"
        self.say(icon, self.tr("Your address is not confirmed."), means, verb if offered else "")
        self.say_close(self.tr("Not now"))
        self.setVisible(model.wanted)
        if model.wanted and model.sending is not Sending.NOT_ASKED:
            self._announcer.say(means)
