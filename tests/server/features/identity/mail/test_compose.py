import pytest

from server.features.identity.mail.compose import Composer
from server.features.identity.mail.letters import Letter, LetterKind
from server.features.identity.mail.words import SAYINGS

URL = "https://video.example/"


def _letter(kind: LetterKind, language: str = "en", address: str = "") -> Letter:
    return Letter("mail-1", kind, "mina@nodi.example", language, token="t&k", address=address)


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_letter_is_whole_in_both_languages(kind: LetterKind, language: str) -> None:
    mail = Composer("Nodi", URL).compose(_letter(kind, language, "a@b.example"))
    saying = SAYINGS[language][kind]
    assert mail.subject == f"{saying.subject} · Nodi"
    assert saying.heading in mail.text
    assert f'lang="{language}"' in mail.html
    assert "{" not in mail.text
    assert ("https://video.example/account/" in mail.text) == bool(saying.button)


def test_a_link_holds_language_and_token_and_nothing_is_escaped_in_text() -> None:
    mail = Composer("Nodi & Nau", URL).compose(_letter(LetterKind.RESET_PASSWORD))
    assert "https://video.example/account/reset?lang=en&token=t%26k\n" in mail.text
    assert "Nodi & Nau" in mail.text
    assert "Nodi &amp; Nau" in mail.html


def test_an_address_cannot_bring_markup_along() -> None:
    letter = _letter(LetterKind.EMAIL_CHANGED, address="<script>@x.example")
    assert "<script>" not in Composer("Nodi", URL).compose(letter).html


def test_an_unknown_language_is_english() -> None:
    assert 'lang="en"' in Composer("Nodi", URL).compose(_letter(LetterKind.CHANGE_EMAIL, "xx")).html
