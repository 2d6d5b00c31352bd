import pytest

from server.integrations.mail.address import BadMailSettingError
from server.integrations.mail.mailers import open_mailer

URL, SENDER, SITE = "smtp://mail.example", "no-reply@video.example", "https://video.example"


def test_without_a_mail_server_there_is_no_mail() -> None:
    assert not open_mailer(None, None, None, "Nodi").works
    assert open_mailer(URL, SENDER, SITE, "Nodi").works


@pytest.mark.parametrize("site", [None, "video.example", "ftp://video.example", "https://x/?a=b"])
def test_links_need_a_whole_address_to_begin_with(site: str | None) -> None:
    with pytest.raises(BadMailSettingError, match="CHITRA_PUBLIC_URL"):
        open_mailer(URL, SENDER, site, "Nodi")
