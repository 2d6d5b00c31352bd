import pytest

from server.contract.errors import ErrorCode
from server.contract.media import RenditionState, TranscodingStatus
from studio.features.uploads.state import ItemError, ItemState
from studio.features.uploads.words import (
    Verb,
    headline,
    item_sentence,
    percent_of,
    side_lines,
    stage_names,
    stages_for,
    verb_word,
    verbs_for,
)
from studio.kit.errors import ClientCode
from studio.ui.stage_track import StageLook
from tests.studio.examples import NOON, make_item, make_processing, make_video


@pytest.mark.parametrize("state", list(ItemState))
def test_every_state_has_words_four_stages_and_a_sentence(state: ItemState) -> None:
    item = make_item(state)
    said, colour = headline(item)
    assert said
    assert colour.endswith((".text", ".secondary", ".tertiary"))
    stages = stages_for(item)
    assert len(stages) == len(stage_names()) == 4
    assert sum(stage.share for stage in stages) == pytest.approx(1)
    assert stages[1].look is StageLook.SKIPPED
    assert item.filename in item_sentence(item)
    assert all(verb_word(verb) for verb in verbs_for(item))


def test_what_is_encoded_here_says_how_far_it_is_and_can_be_sent_as_it_is() -> None:
    here = {"encodes_here": True, "sent_bytes": 0}
    waits = make_item(ItemState.ENCODING, **here)
    assert headline(waits)[0] == "Waiting for this computer"
    assert (stages_for(waits)[1].look, percent_of(waits)) == (StageLook.AHEAD, None)
    sizes = {"encoded": 0.4, "encoding": ("240p", "720p"), "encoding_left": 90.0}
    item = make_item(ItemState.ENCODING, **here, **sizes)
    assert headline(item)[0] == "This computer makes 240p–720p"
    assert percent_of(item) == pytest.approx(40)
    assert side_lines(item)[1]
    check, encode, send, process = stages_for(item)
    assert (check.look, encode.look) == (StageLook.DONE, StageLook.ACTIVE)
    assert (send.look, process.look) == (StageLook.AHEAD, StageLook.AHEAD)
    assert encode.fraction == pytest.approx(0.4)
    assert verbs_for(item) == (Verb.PAUSE, Verb.CANCEL, Verb.SEND_FILE, Verb.PREVIEW)
    paused = make_item(ItemState.PAUSED, **here, **sizes)
    assert "40" in headline(paused)[0]
    assert stages_for(paused)[1].look is StageLook.HELD
    assert stages_for(paused)[2].look is StageLook.AHEAD
    done = make_item(encodes_here=True, encoded=1.0, bytes_to_send=2000)
    assert stages_for(done)[1].look is StageLook.DONE
    assert percent_of(done) == pytest.approx(31)


def test_where_to_encode_can_be_chosen_until_something_was_sent() -> None:
    for state in (ItemState.CHECKING, ItemState.WAITING):
        assert Verb.ENCODE_HERE in verbs_for(make_item(state, sent_bytes=0))
        assert Verb.SEND_FILE in verbs_for(make_item(state, sent_bytes=0, encodes_here=True))
        assert Verb.ENCODE_HERE not in verbs_for(make_item(state, sent_bytes=1))


def test_a_refusal_gives_the_exact_reason() -> None:
    error = ItemError(ErrorCode.EMPTY_FILE, "The file is empty. Choose it again.", retryable=False)
    item = make_item(ItemState.REFUSED, error=error)
    assert headline(item) == ("The file is empty. Choose it again.", "danger.text")
    assert stages_for(item)[0].look is StageLook.FAILED


def test_sending_shows_percent_speed_and_time() -> None:
    item = make_item()
    assert percent_of(item) == pytest.approx(62)
    speed, left = side_lines(item)
    assert speed.startswith("9.1 MB")
    assert "5" in left
    assert stages_for(item)[2].fraction == pytest.approx(0.62)


def test_processing_counts_the_sizes() -> None:
    video = make_video(processing=make_processing(64))
    item = make_item(ItemState.PROCESSING, video=video, video_id=video.id)
    assert "720p" in headline(item)[0]
    assert percent_of(item) == 64
    assert side_lines(item)[0] == "1 of 2 sizes"


def test_what_waits_behind_others_on_the_server_is_not_said_to_be_made() -> None:
    queued = make_processing(0).model_copy(update={"status": TranscodingStatus.PENDING})
    for work in (queued, None):
        video = make_video(processing=work)
        item = make_item(ItemState.PROCESSING, video=video, video_id=video.id)
        assert headline(item)[0] == "Waiting for the server"
        assert percent_of(item) is None
        assert stages_for(item)[3].look is StageLook.AHEAD
    behind = make_video(processing=queued.model_copy(update={"waiting_before": 3}))
    item = make_item(ItemState.PROCESSING, video=behind, video_id=behind.id)
    assert headline(item)[0] == "Waiting for the server, 3 before yours"


def test_sizes_made_together_are_named_together() -> None:
    work = make_processing(10)
    both = [rung.model_copy(update={"state": RenditionState.ENCODING}) for rung in work.renditions]
    video = make_video(processing=work.model_copy(update={"renditions": both}))
    item = make_item(ItemState.PROCESSING, video=video, video_id=video.id)
    assert headline(item)[0].endswith("360p–720p")


def test_waiting_for_the_network_says_when_it_tries_again() -> None:
    assert side_lines(make_item(ItemState.NO_NETWORK, retry_at=NOON))[1]
    assert side_lines(make_item(ItemState.READY, finished_at=NOON))[0]


def test_what_cannot_help_is_not_offered() -> None:
    final = ItemError(ErrorCode.ENCODE_FAILED, "It failed.", retryable=False)
    assert verbs_for(make_item(ItemState.FAILED, error=final)) == (Verb.REMOVE,)
    for code in (ClientCode.FILE_CHANGED, ErrorCode.CONTENT_DIFFERS):
        mended = ItemError(code, "Try again to send it once more.", retryable=False)
        assert Verb.RETRY in verbs_for(make_item(ItemState.FAILED, error=mended))
    assert Verb.PUBLISH in verbs_for(make_item(ItemState.READY))
    assert Verb.COPY_LINK in verbs_for(make_item(ItemState.PUBLISHED))
