from server.contract.videos import VideoStatus, Visibility
from studio.features.videos.actions import ICONS, VideoVerb, verb_word, verbs_for
from studio.ui.icons import icon_path
from tests.studio.examples import make_video


def test_only_what_can_be_done_is_offered() -> None:
    draft = verbs_for(make_video(status=VideoStatus.DRAFT))
    assert VideoVerb.PUBLISH in draft
    assert VideoVerb.UNPUBLISH not in draft
    archived = verbs_for(make_video(status=VideoStatus.ARCHIVED))
    assert {VideoVerb.PUBLISH, VideoVerb.UNPUBLISH} < set(archived)
    unlisted = make_video(status=VideoStatus.ARCHIVED, visibility=Visibility.UNLISTED)
    assert VideoVerb.PUBLISH not in verbs_for(unlisted)
    failed = verbs_for(make_video(status=VideoStatus.FAILED, playable=False))
    assert failed == (VideoVerb.EDIT, VideoVerb.RETRY, VideoVerb.DELETE)


def test_every_verb_has_words_and_an_icon() -> None:
    for verb in VideoVerb:
        assert verb_word(verb)
        assert icon_path(ICONS[verb]).is_file()
