import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from installer.build_translations import LANGUAGES, ROOT, build, update


def _messages(language: str) -> list[tuple[str, list[str], bool]]:
    """Source, what it becomes (one text per plural form), and whether it is marked unfinished."""
    path = ROOT / "resources" / "translations" / f"chitra_{language}.ts"
    found = []
    for message in ET.parse(path).getroot().iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.findall("numerusform")]
        texts = forms or [translation.text or ""]
        unfinished = translation.get("type") is not None
        found.append((message.findtext("source") or "", texts, unfinished))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated_and_no_placeholder_is_lost(language: str) -> None:
    for source, texts, unfinished in _messages(language):
        assert not unfinished, source
        for text in texts:
            assert text, source
            places = re.compile(r"%(?:Ln|n|\d)")
            assert sorted(places.findall(text)) == sorted(places.findall(source)), source


def test_the_code_has_no_string_that_the_files_do_not_know(tmp_path: Path) -> None:
    for folder in ("studio", "resources/translations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    update(tmp_path)
    for language in LANGUAGES:
        name = Path("resources") / "translations" / f"chitra_{language}.ts"
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert 'type="unfinished"' not in text


def test_they_are_compiled_once(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "resources" / "translations", tmp_path / "resources" / "translations")
    assert len(build(tmp_path)) == len(LANGUAGES)
    assert build(tmp_path) == []
