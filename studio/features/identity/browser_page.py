"""What the browser shows once it has brought its code: go back to the studio."""

import hashlib
from base64 import b64encode
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from studio.ui.marked import QT_TRANSLATE_NOOP

_CONTEXT = "BrowserPage"
_HEADING = QT_TRANSLATE_NOOP("BrowserPage", "Back to Chitra Studio")
_TEXT = QT_TRANSLATE_NOOP("BrowserPage", "You can close this page and go back to Chitra Studio.")

_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:17px/1.5 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;"
    "place-content:center;text-align:center;padding:0 24px}"
    "h1{font-size:24px;font-weight:600;margin:0 0 8px}p{margin:0;opacity:.8}"
)


def browser_page() -> str:
    """The page, in the studio's language. Nothing of what the browser brought is in it."""
    bengali = QLocale().language() == QLocale.Language.Bengali
    heading = escape(QCoreApplication.translate(_CONTEXT, _HEADING))
    text = escape(QCoreApplication.translate(_CONTEXT, _TEXT))
    return (
        f'<!doctype html><html lang="{"bn" if bengali else "en"}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{heading}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{heading}</h1><p>{text}</p></main></body></html>"
    )


def browser_page_policy() -> str:
    """Its content security policy: nothing is loaded, nothing runs, and one style is known."""
    digest = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
