from server.contract.videos import VideoStatus
from studio.features.videos.gateway import Sort, Tab
from studio.features.videos.placing import belongs, place_of
from tests.studio.examples import make_video


def test_tabs_and_words_decide_what_is_shown() -> None:
    video = make_video("Three days on the Padma", status=VideoStatus.DRAFT)
    assert belongs(video, Tab.ALL, "")
    assert belongs(video, Tab.DRAFTS, "DAYS on the padma")
    assert not belongs(video, Tab.DRAFTS, "padma days"), "the server looks for the text as it is"
    assert not belongs(video, Tab.ALL, "nouka.mp4"), "and in the title alone"
    assert not belongs(video, Tab.PUBLISHED, "")
    assert not belongs(video, Tab.ALL, "meghna")
    assert belongs(make_video(status=VideoStatus.ARCHIVED), Tab.PUBLISHED, "")


def test_a_place_follows_the_order() -> None:
    rows = [make_video("b", age=1, view_count=10), make_video("a", age=3, view_count=5)]
    new = make_video("c", age=2, view_count=99)
    assert place_of(new, rows, Sort.NEWEST) == 1
    assert place_of(new, rows[::-1], Sort.OLDEST) == 1
    assert place_of(new, rows, Sort.VIEWS) == 0
    assert place_of(new, rows[::-1], Sort.TITLE) == 2
    assert place_of(new, rows, Sort.TITLE_DOWN) == 0
    assert place_of(new, rows[::-1], Sort.FEWEST_VIEWS) == 2
    more = make_video(comment_count=99)
    assert place_of(more, rows, Sort.COMMENTS) == 0
    assert place_of(more, rows, Sort.FEWEST_COMMENTS) == 2
