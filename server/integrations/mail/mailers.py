"""Open the mail server that the settings name, or none."""

from urllib.parse import urlsplit

from server.integrations.mail.address import BadMailSettingError, read_sender, read_smtp_url
from server.integrations.mail.port import Mailer
from server.integrations.mail.silent import NoMailer
from server.integrations.mail.smtp import SmtpMailer


def open_mailer(
    smtp_url: str | None, mail_from: str | None, public_url: str | None, name: str
) -> Mailer:
    """The mailer; nothing is connected to yet.

    Args:
        smtp_url: None where there is no mail.
        mail_from: Who mail is from.
        public_url: What the links in mail begin with.
        name: What the site calls itself.

    Raises:
        BadMailSettingError: a setting cannot be used, or one of them is missing.
    """
    if smtp_url is None:
        return NoMailer()
    address = read_smtp_url(smtp_url)
    sender = read_sender(mail_from, name)
    _check_public_url(public_url)
    return SmtpMailer(address, sender)


def _check_public_url(public_url: str | None) -> None:
    # Never taken from a request: whoever sends one would choose where the links lead.
    if public_url is None:
        raise BadMailSettingError(
            "CHITRA_PUBLIC_URL: mail is configured, so the address that its links lead to is "
            "needed, for instance https://video.example."
        )
    parts = urlsplit(public_url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise BadMailSettingError(
            "CHITRA_PUBLIC_URL: links in mail begin with it, so it has to be a whole address, "
            "for instance https://video.example."
        )
