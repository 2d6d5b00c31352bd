"""No mail: for a laptop, where nobody else has an account."""

from server.integrations.mail.port import Mail, MailRefusedError


class NoMailer:
    """Stands where no mail server is configured."""

    works = False

    def send(self, mail: Mail) -> None:
        """Refuse.

        Raises:
            MailRefusedError: always.
        """
        raise MailRefusedError(f"no mail server is configured, so {mail.id} is not sent")

    def check(self) -> str:
        """Say that there is nothing to check."""
        return "not configured: accounts are made without confirming their addresses"
