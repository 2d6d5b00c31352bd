import sqlalchemy as sa

from server.contract.moderation import ContentType, FlagReason, FlagStatus, ModerationAction
from server.features.channels.models import Channel
from server.features.comments.models import Comment
from server.features.identity.events import UserPurging
from server.features.identity.models import User
from server.features.moderation.forget import forget_words
from server.features.moderation.models import Flag
from server.features.moderation.record import record
from server.features.playlists.models import Playlist
from server.features.videos.models import Video
from server.kit.db.unit import Unit, Units
from server.kit.ids import new_id
from tests.server.scenery import make_channel, make_user, make_video


def _theirs(unit: Unit) -> dict[ContentType, User | Channel | Video | Comment | Playlist]:
    """Somebody, with one of each thing."""
    user = make_user(unit)
    channel = make_channel(unit, user)
    video = make_video(unit, channel)
    comment = Comment(video_id=video.id, user_id=user.id, text="Boats")
    playlist = Playlist(user_id=user.id, title="Boats")
    unit.session.add_all([comment, playlist])
    unit.session.flush()
    return {
        ContentType.USER: user,
        ContentType.CHANNEL: channel,
        ContentType.VIDEO: video,
        ContentType.COMMENT: comment,
        ContentType.PLAYLIST: playlist,
    }


def test_the_log_keeps_what_was_done_and_forgets_the_words_about_the_person(units: Units) -> None:
    with units.write() as unit:
        leaver, other = _theirs(unit), _theirs(unit)
        kept = []
        for things in (leaver, other):
            for kind, thing in things.items():
                entry = record(
                    unit,
                    ModerationAction.CONTENT_REMOVED,
                    kind,
                    thing.id,
                    moderator_id=None,
                    reason="Rude",
                )
                kept.append((entry, things is other))
        forget_words(unit, UserPurging(leaver[ContentType.USER].id))
        unit.session.expire_all()
        assert len(kept) == 2 * len(ContentType)
        for entry, stays in kept:
            assert entry.reason == ("Rude" if stays else "")


def test_what_the_person_reported_keeps_its_words_until_it_is_decided(units: Units) -> None:
    with units.write() as unit:
        leaver, other = make_user(unit), make_user(unit)
        for user in (leaver, other):
            for status in (FlagStatus.PENDING, FlagStatus.DISMISSED):
                flag = Flag(
                    content_type=ContentType.VIDEO,
                    object_id=new_id(),
                    user_id=user.id,
                    reason=FlagReason.SPAM,
                    reason_detail="It is me",
                    status=status,
                    reviewed_at=None if status is FlagStatus.PENDING else unit.clock(),
                )
                unit.session.add(flag)
        unit.session.flush()
        forget_words(unit, UserPurging(leaver.id))
        silent = sa.select(Flag.user_id, Flag.status).where(Flag.reason_detail == "")
        assert unit.session.execute(silent).all() == [(leaver.id, FlagStatus.DISMISSED)]
