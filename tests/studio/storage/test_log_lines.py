from pathlib import Path

from studio.storage.log_lines import Entry, Level, chosen, entries, tail

STUDIO = """2026-11-30 09:14:02,118 INFO studio.net.client linked
2026-11-30 09:14:05,992 ERROR studio.app.container unhandled: boom
Traceback (most recent call last):
ValueError: boom
"""
SERVER = """2026-11-30T09:14:02.967808Z [info     ] serving    [server.app.serve] pid=7
2026-11-30T09:14:03.1Z [warning  ] slow       [server.kit.db]
"""


def test_the_studio_s_log_is_read_with_its_tracebacks() -> None:
    first, second = entries(STUDIO)
    assert first == Entry("2026-11-30 09:14:02", Level.INFO, "studio.net.client linked")
    assert second.level is Level.ERROR
    assert second.text.endswith("Traceback (most recent call last):\nValueError: boom")


def test_the_server_s_log_is_read() -> None:
    assert [(e.at, e.level) for e in entries(SERVER)] == [
        ("2026-11-30 09:14:02", Level.INFO),
        ("2026-11-30 09:14:03", Level.WARNING),
    ]


def test_what_is_no_entry_is_shown_all_the_same() -> None:
    assert entries("Segmentation fault\n\n") == [Entry("", Level.INFO, "Segmentation fault")]


def test_by_level_and_words() -> None:
    found = entries(STUDIO) + entries(SERVER)
    assert [e.level for e in chosen(found, Level.WARNING, "")] == [Level.ERROR, Level.WARNING]
    assert [e.text for e in chosen(found, Level.INFO, "LINKED")] == ["studio.net.client linked"]


def test_the_end_of_a_file_begins_at_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes("এক দুই\nতিন\nচার\n".encode())
    assert tail(path, 25) == "তিন\nচার\n"
    assert tail(path, 1000) == "এক দুই\nতিন\nচার\n"
    assert tail(tmp_path / "none.log", 10) == ""
