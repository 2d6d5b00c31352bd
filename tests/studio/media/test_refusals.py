import pytest

from server.contract.acceptance import REFUSALS
from server.contract.errors import ErrorCode
from studio.media.refusals import refused


@pytest.mark.parametrize("code", list(REFUSALS))
def test_the_studio_says_what_the_server_says(code: ErrorCode) -> None:
    assert refused(code).message == REFUSALS[code]
    assert refused(code).code == code
