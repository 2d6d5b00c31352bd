import pytest

from server.contract.errors import ErrorCode
from server.features.media import errors as servers
from studio.media.refusals import SENTENCES, refused


@pytest.mark.parametrize("code", list(SENTENCES))
def test_the_studio_says_what_the_server_says(code: ErrorCode) -> None:
    assert SENTENCES[code] == servers.SENTENCES[code]
    assert refused(code).message == SENTENCES[code]
    assert refused(code).code == code


def test_nothing_that_a_file_can_be_refused_for_is_missing() -> None:
    assert set(SENTENCES) == set(servers.SENTENCES) - {ErrorCode.ENCODE_FAILED}
