from pathlib import Path

from server.integrations.speech.recognisers import open_recogniser


def test_there_is_a_recogniser_where_there_is_a_model(tmp_path: Path) -> None:
    assert not open_recogniser(None, list).works
    assert open_recogniser(tmp_path, list).works
