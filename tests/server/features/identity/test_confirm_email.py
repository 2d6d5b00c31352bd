import threading

from server.features.identity.confirm_email import confirm_email, is_valid
from server.features.identity.devices import NOWHERE
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.kit.errors import GoneError
from tests.server.letters import MailWorld


def test_looking_at_a_link_does_not_use_it_up(mail: MailWorld) -> None:
    mail.ask("mina")
    token = mail.token(LetterKind.CONFIRM_EMAIL)
    for _ in range(2):
        with mail.units.read() as unit:
            assert is_valid(unit, token)
            assert not is_valid(unit, token[::-1])


def test_of_many_who_race_with_one_link_one_wins(mail: MailWorld) -> None:
    mail.ask("mina")
    token, post = mail.token(LetterKind.CONFIRM_EMAIL), mail.parts.providers.get(Post)
    found: list[bool] = []
    together = threading.Barrier(4)

    def confirm() -> None:
        together.wait()
        try:
            with mail.units.write() as unit:
                confirm_email(unit, post, token, NOWHERE)
            found.append(True)
        except GoneError:
            found.append(False)

    threads = [threading.Thread(target=confirm) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [False, False, False, True]
