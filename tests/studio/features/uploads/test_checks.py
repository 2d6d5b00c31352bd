from typing import Any

from server.contract.errors import ErrorCode
from studio.features.uploads.checks import Outcome, checks_for
from studio.features.uploads.state import ItemError, ItemState
from tests.studio.examples import make_item, make_quota


def _error(code: ErrorCode) -> ItemError:
    return ItemError(code, f"Because of {code.value}.", retryable=False)


def test_a_good_file_passes_and_shows_its_limits() -> None:
    checks = checks_for(make_item(content_verified=True), make_quota())
    assert [check.outcome for check in checks] == [Outcome.PASSED] * 4
    assert "15" in checks[1].finding


def test_the_reason_stands_beside_the_check_it_belongs_to() -> None:
    for code, place in (
        (ErrorCode.NOT_A_VIDEO, 0),
        (ErrorCode.QUOTA_DURATION, 1),
        (ErrorCode.QUOTA_FILE_SIZE, 2),
        (ErrorCode.QUOTA_VIDEOS_PER_WEEK, 3),
    ):
        checks = checks_for(make_item(ItemState.REFUSED, error=_error(code)), make_quota())
        assert checks[place].outcome is Outcome.FAILED
        assert code.value in checks[place].finding


def test_what_was_not_looked_at_is_pending() -> None:
    item = make_item(ItemState.CHECKING, duration_seconds=None, size=3_000_000_000)
    outcomes = [check.outcome for check in checks_for(item, make_quota())]
    assert outcomes == [Outcome.PENDING] * 3
    assert checks_for(make_item(), None)[2].outcome is Outcome.PASSED
    refused = make_item(ItemState.REFUSED, duration_seconds=None)
    assert checks_for(refused, None)[0].outcome is Outcome.PENDING


def test_a_copy_that_differs_is_told() -> None:
    assert checks_for(make_item(content_verified=False), None)[-1].outcome is Outcome.FAILED


def test_where_a_video_is_encoded_is_told() -> None:
    def told(**changes: Any) -> list[tuple[Outcome, str]]:
        found = checks_for(make_item(**changes), None)
        return [(each.outcome, each.finding) for each in found if each.name == "Encoding"]

    assert told() == []
    assert told(encodes_here=True) == [(Outcome.PENDING, "on this computer")]
    assert told(encodes_here=True, encoded=1.0) == [(Outcome.PASSED, "done on this computer")]
    problem = ItemError(ErrorCode.LADDER_REFUSED, "360p shows something else.", retryable=False)
    assert told(ladder_problem=problem) == [(Outcome.FAILED, "360p shows something else.")]
