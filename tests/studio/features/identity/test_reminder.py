from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.features.identity.reminder import MailReminder, Sending
from studio.kit.errors import Offline
from tests.studio.examples import run
from tests.studio.features.identity.belongings_bench import Account


@pytest.mark.parametrize(
    ("verified", "mail", "wanted"),
    [(False, True, True), (True, True, False), (False, False, False)],
)
def test_it_reminds_only_where_something_can_be_done(
    qapp: QApplication, tmp_path: Path, verified: bool, mail: bool, wanted: bool
) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        account.belongings.verified, account.belongings.mail = verified, mail
        account.reminder.load()
        await account.rest()
        assert account.reminder.wanted is wanted
        await account.scope.aclose()

    run(qapp, work())


def test_the_link_is_sent_again_and_the_reminder_waved_away(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        reminder = account.reminder
        reminder.load()
        await account.rest()
        account.belongings.refuse = Offline("No answer.")
        reminder.send_again()
        reminder.send_again()
        await account.rest()
        assert (reminder.sending, reminder.refusal) == (Sending.FAILED, "No answer.")
        account.belongings.refuse = None
        reminder.send_again()
        await account.rest()
        assert (reminder.sending, reminder.refusal) == (Sending.SENT, "")
        assert account.belongings.done == [("mail", "t@nodi.example")]
        reminder.dismiss()
        later = MailReminder(account.belongings, account.scope, account.memory)
        seen: list[bool] = []
        for since in ("", "2020-01-01T00:00:00+00:00"):
            if since:
                account.memory.keep_text("mail-reminder-dismissed", since)
            later.load()
            await account.rest()
            seen.append(later.wanted)
        assert seen == [False, True]
        account.belongings.refuse = Offline("No answer.")
        later.load()
        await account.rest()
        assert later.wanted, "what is known stays"
        await account.scope.aclose()

    run(qapp, work())
