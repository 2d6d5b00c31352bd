from server.contract.subtitles import CaptionsState
from server.features.media.subtitles.models import CaptionRun
from server.kit.ids import new_id


def test_a_run_has_a_job_of_its_own_and_is_under_way_until_it_ends() -> None:
    run = CaptionRun(id=new_id(), run=2, state=CaptionsState.WAITING)
    assert run.job_id == f"captions-{run.id}-2"
    assert run.is_under_way
    run.state = CaptionsState.DONE
    assert not run.is_under_way
