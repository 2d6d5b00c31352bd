from server.contract.media import TranscodingStatus
from server.contract.videos import VideoStatus
from studio.features.videos.items import Column
from studio.features.videos.words import (
    failure,
    heading,
    processing_detail,
    row_sentence,
    second_line,
    still_processing,
)
from tests.studio.examples import make_processing, make_video


def test_every_column_has_a_heading() -> None:
    assert all(heading(column) for column in Column if column is not Column.CHECK)


def test_progress_is_shown_until_every_size_is_made() -> None:
    busy = make_video(processing=make_processing(64))
    work = still_processing(busy)
    assert work is not None
    assert processing_detail(work).startswith("720p, ")
    assert still_processing(make_video(processing=make_processing(100))) is None
    between = work.model_copy(update={"renditions": work.renditions[:1]})
    assert processing_detail(between) == "Preparing"
    queued = work.model_copy(update={"status": TranscodingStatus.PENDING})
    assert processing_detail(queued) == "Waiting for the server"
    behind = queued.model_copy(update={"waiting_before": 3})
    assert processing_detail(behind) == "Waiting, 3 before yours"
    assert still_processing(make_video()) is None


def test_a_failure_gives_its_reason() -> None:
    failed = make_video(processing=make_processing(10, error="media.encode_failed"))
    assert failure(failed) == "It could not be converted."
    assert failure(make_video()) == ""
    removed = make_video(status=VideoStatus.REMOVED, removal_reason="Only adverts.\nSee the rules.")
    assert failure(removed) == "Only adverts. See the rules."


def test_the_second_line_is_the_description_or_the_file() -> None:
    assert second_line(make_video(description="No engine\nmore")) == "No engine"
    assert second_line(make_video()).startswith("nouka.mp4, ")


def test_a_row_reads_as_one_sentence() -> None:
    said = row_sentence(make_video(processing=make_processing(64)))
    assert said.startswith("How a nouka is built, Published, Public, 64%")
    assert "41" in said
