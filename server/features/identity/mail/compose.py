"""Make a letter into mail: its words, its link, its look."""

import json
from pathlib import Path
from urllib.parse import urlencode

import jinja2

from server.features.identity.mail.dates import told_until
from server.features.identity.mail.letters import Letter, LetterKind
from server.features.identity.mail.words import FRAMES, SAYINGS
from server.integrations.mail.port import Mail

RESOURCES = Path(__file__).resolve().parents[4] / "resources"
CONFIRM_PATH = "/account/confirm"
RESET_PATH = "/account/reset"
PAGES = {
    LetterKind.CONFIRM_EMAIL: CONFIRM_PATH,
    LetterKind.CHANGE_EMAIL: CONFIRM_PATH,
    LetterKind.RESET_PASSWORD: RESET_PATH,
}
"""Which page of the site a letter's link opens."""


class Composer:
    """Writes the site's letters."""

    def __init__(self, site_name: str, public_url: str | None) -> None:
        """Take what letters call the site, and what their links begin with."""
        self._site = site_name
        self._base = (public_url or "").rstrip("/")
        loader = jinja2.FileSystemLoader(RESOURCES / "mail")
        self._html = jinja2.Environment(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # Text is not escaped: an ampersand in it would be read as written.
        self._text = self._html.overlay(autoescape=False)
        tokens = (RESOURCES / "themes" / "tokens.json").read_text(encoding="utf-8")
        self._colors = json.loads(tokens)["color"]

    def compose(self, letter: Letter) -> Mail:
        """The mail, in the language of whoever gets it."""
        language = letter.language if letter.language in SAYINGS else "en"
        saying, frame = SAYINGS[language][letter.kind], FRAMES[language]
        filled = {
            "site": self._site,
            "address": letter.address,
            "until": told_until(letter.until, language),
        }
        facts = {
            "lang": language,
            "site": self._site,
            "heading": saying.heading,
            "paragraphs": [paragraph.format(**filled) for paragraph in saying.paragraphs],
            "button": saying.button,
            "link": self._link(letter, language),
            "link_fails": frame.link_fails,
            "footer": frame.footer.format(**filled),
            "light": self._colors["light"],
            "dark": self._colors["dark"],
        }
        return Mail(
            id=letter.id,
            to=letter.to,
            subject=f"{saying.subject} · {self._site}",
            text=self._text.get_template("letter.txt").render(facts),
            html=self._html.get_template("letter.html").render(facts),
        )

    def _link(self, letter: Letter, language: str) -> str:
        if letter.kind not in PAGES:
            return ""
        query = urlencode({"lang": language, "token": letter.token or ""})
        return f"{self._base}{PAGES[letter.kind]}?{query}"
