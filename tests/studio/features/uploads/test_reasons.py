from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from installer.build_translations import build
from server.contract.errors import ErrorCode
from studio.features.uploads.preflight import quota_refusal
from studio.features.uploads.reasons import reason
from studio.features.uploads.state import ItemError, ItemState, UploadItem
from studio.ui.formatting import make_locale
from studio.ui.resources import translations_dir
from tests.studio.examples import make_item, make_quota

ROOM = {"duration_seconds": 60.0, "size": 1000}
CASES: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    ({"duration_seconds": 1100.0}, {}, ["১৮ মিনিট ২০ সেকেন্ড", "১৫ মিনিট"]),
    ({"size": 2_140_000_000}, {}, ["২.২ GB", "২ GB"]),
    ({}, {"videos_this_week": 10}, ["১০"]),
    (
        {},
        {"videos_this_week": 10, "next_slot_at": datetime(2026, 11, 25, 9, 30, tzinfo=UTC)},
        ["১০", "২৫ নভেম্বর ২০২৬"],
    ),
    ({"size": 900_000_000}, {"free_bytes": 500_000_000}, ["৯০০ MB", "৫০০ MB"]),
]


@pytest.fixture
def bengali(qapp: QApplication) -> Iterator[None]:
    build()
    before = QLocale()
    translator = QTranslator(qapp)
    assert translator.load(str(translations_dir() / "chitra_bn.qm"))
    QLocale.setDefault(make_locale("bn"))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)


def _refused(file: dict[str, Any], quota: dict[str, Any]) -> UploadItem:
    """An upload as the engine's own check refuses it."""
    item = make_item(ItemState.REFUSED, **(ROOM | file))
    error = quota_refusal(
        make_quota(**quota),
        size=item.size,
        duration_seconds=item.duration_seconds or 0.0,
        waiting=0,
        waiting_bytes=0,
    )
    assert error is not None
    told = ItemError(error.code, error.message, retryable=False)
    return make_item(ItemState.REFUSED, error=told, **(ROOM | file))


@pytest.mark.usefixtures("bengali")
@pytest.mark.parametrize(("file", "quota", "figures"), CASES)
def test_bengali_keeps_the_figures(
    file: dict[str, Any], quota: dict[str, Any], figures: list[str]
) -> None:
    said = reason(_refused(file, quota), make_quota(**quota))
    assert all(figure in said for figure in figures), said
    assert "%" not in said


@pytest.mark.usefixtures("bengali")
@pytest.mark.parametrize(("file", "quota", "_figures"), CASES)
def test_no_figure_is_made_up_when_the_quota_no_longer_explains_it(
    file: dict[str, Any], quota: dict[str, Any], _figures: list[str]
) -> None:
    item = _refused(file, quota)
    grown = make_quota(max_duration_seconds=43_200, max_file_bytes=50 * 10**9, videos_this_week=0)
    for known in (grown, None):
        said = reason(item, known)
        assert said
        assert not any(letter.isdigit() for letter in said), said


@pytest.mark.parametrize(("file", "quota", "_figures"), CASES)
def test_english_keeps_the_engines_words(
    file: dict[str, Any], quota: dict[str, Any], _figures: list[str]
) -> None:
    before = QLocale()
    QLocale.setDefault(make_locale("en"))
    item = _refused(file, quota)
    assert item.error is not None
    assert reason(item, make_quota(**quota)) == item.error.message
    QLocale.setDefault(before)


def test_what_has_no_figures_goes_by_its_code() -> None:
    error = ItemError(ErrorCode.EMPTY_FILE, "The file is empty.", retryable=False)
    assert reason(make_item(ItemState.REFUSED, error=error), make_quota())
    assert reason(make_item(), make_quota()) == ""
