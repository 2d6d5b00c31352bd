import hashlib
import re
from base64 import b64encode

from PySide6.QtWidgets import QApplication

from studio.features.identity.browser_page import browser_page, browser_page_policy


def test_the_page_loads_nothing_and_its_policy_allows_nothing(qapp: QApplication) -> None:
    page, policy = browser_page(), browser_page_policy()
    assert "go back to Chitra Studio" in page
    assert not re.search(r"(?:src|href|url)\s*[=(]", page)
    assert "<script" not in page
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    style = re.search(r"<style>(.*)</style>", page, re.DOTALL)
    assert style is not None
    digest = b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy, "the style of the page is the one that is allowed"
