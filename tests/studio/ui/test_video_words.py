from server.contract.videos import VideoStatus, Visibility
from studio.ui.tokens import load_tokens
from studio.ui.video_words import STATUS_TOKENS, status_word, visibility_word


def test_every_state_has_a_word_an_icon_and_a_colour() -> None:
    assert all(visibility_word(visibility) for visibility in Visibility)
    for status in VideoStatus:
        assert status_word(status)
        assert load_tokens().role_path(STATUS_TOKENS[status])
