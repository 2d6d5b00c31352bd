"""That it deletes is shown by tests/server/features/test_schedules.py, on a real worker."""

from server.features.identity.workflows import SCHEDULES


def test_it_runs_every_night() -> None:
    assert [schedule.cron.split()[1:] for schedule in SCHEDULES] == [["3", "*", "*", "*"]]
