from studio.features.identity.items import Reach, ServerChoice
from studio.kit.config import THIS_COMPUTER


def test_only_a_server_that_answers_is_ready() -> None:
    ready = {reach for reach in Reach if ServerChoice("https://x", "X", reach).ready}
    assert ready == {Reach.ANSWERS, Reach.RUNNING}
    assert ServerChoice(THIS_COMPUTER, "", Reach.STOPPED).local
