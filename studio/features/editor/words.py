"""The words of the editor: fields, who may watch, and values in a sentence."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from server.contract.media import TranscodingStatus, VersionOut
from server.contract.videos import Visibility
from studio.ui import formatting
from studio.ui.countries import country_name
from studio.ui.languages import language_name
from studio.ui.video_words import visibility_word

_LONGEST = 140


def field_word(field: str) -> str:
    """What a field is called."""
    translate = QCoreApplication.translate
    return {
        "title": translate("Editor", "Title"),
        "description": translate("Editor", "Description"),
        "tags": translate("Editor", "Tags"),
        "language": translate("Editor", "Spoken language"),
        "visibility": translate("Editor", "Who can watch"),
        "publish_at": translate("Editor", "Publish later"),
        "age_restricted": translate("Editor", "18 and over only"),
        "geo_restrictions": translate("Editor", "Blocked countries"),
    }[field]


def audience_note(visibility: Visibility) -> str:
    """Who that is."""
    translate = QCoreApplication.translate
    return {
        Visibility.PUBLIC: translate("Editor", "Everyone"),
        Visibility.UNLISTED: translate("Editor", "Anyone with the link"),
        Visibility.PREMIUM: translate("Editor", "Members with a paid plan"),
        Visibility.PRIVATE: translate("Editor", "Only you"),
    }[visibility]


def value_words(field: str, value: Any) -> str:
    """A value of a field, short enough to be compared at a glance."""
    translate = QCoreApplication.translate
    if field == "age_restricted":
        return translate("Editor", "Yes") if value else translate("Editor", "No")
    if not value:
        return translate("Editor", "Nothing")
    return _WORDS.get(field, _shortened)(value)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "visibility": lambda value: visibility_word(Visibility(value)),
    "publish_at": lambda value: formatting.date_long(datetime.fromisoformat(value)),
    "language": language_name,
    "geo_restrictions": lambda codes: ", ".join(map(country_name, codes)),
    "tags": ", ".join,
}


def version_note(version: VersionOut) -> str:
    """When it was ready, how long and how large: ``28 Aug 2026, 31:05, 6.1 GB``."""
    parts = [
        "" if version.completed_at is None else formatting.date_long(version.completed_at),
        formatting.duration(version.duration_seconds),
        formatting.size(version.source_bytes),
    ]
    return ", ".join(part for part in parts if part)


def version_state(version: VersionOut) -> str:
    """Where a version stands, when that is not simply ready."""
    translate = QCoreApplication.translate
    return {
        TranscodingStatus.PENDING: translate("Editor", "Waiting for the server"),
        TranscodingStatus.PROCESSING: translate("Editor", "Processing"),
        TranscodingStatus.COMPLETED: "",
        TranscodingStatus.FAILED: translate("Editor", "Failed"),
    }[version.status]
