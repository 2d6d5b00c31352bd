import pytest

from server.kit.db.unit import Units
from server.kit.jobs.worker import provided


def test_without_a_worker_nothing_is_provided() -> None:
    with pytest.raises(LookupError, match="no worker"):
        provided(Units)
