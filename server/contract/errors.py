"""The one error body and every code it may carry.

A code is stable and meant for programs; the message is a plain English sentence that says
what is wrong and what to do. The studio translates by code and falls back to the message.
"""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class ErrorCode(StrEnum):
    """What went wrong, in the field's words. The prefix names the feature."""

    # Any request
    INVALID = "invalid"
    NOT_FOUND = "not_found"
    NOT_ALLOWED = "not_allowed"
    CONFLICT = "conflict"
    TOO_MANY_REQUESTS = "too_many_requests"
    INTERNAL = "internal"
    UNAVAILABLE = "unavailable"
    # Identity
    SIGN_IN_FAILED = "identity.sign_in_failed"
    NOT_SIGNED_IN = "identity.not_signed_in"
    TOKEN_EXPIRED = "identity.token_expired"  # noqa: S105 - a code, not a secret
    SESSION_ENDED = "identity.session_ended"
    EMAIL_TAKEN = "identity.email_taken"
    USERNAME_TAKEN = "identity.username_taken"
    ACCOUNT_BLOCKED = "identity.account_blocked"
    TOO_YOUNG = "identity.too_young"
    PASSWORD_WEAK = "identity.password_weak"  # noqa: S105 - a code, not a secret
    CODE_WRONG = "identity.code_wrong"
    CODE_NEEDED = "identity.code_needed"
    PROOF_NEEDED = "identity.proof_needed"
    SECOND_FACTOR_NEEDED = "identity.second_factor_needed"
    LINK_NOT_VALID = "identity.link_not_valid"
    TOO_MANY_TRIES = "identity.too_many_tries"
    NO_MAIL = "identity.no_mail"
    ACCOUNT_DELETED = "identity.account_deleted"
    SOCIAL_FAILED = "identity.social_failed"
    SOCIAL_TAKEN = "identity.social_taken"
    LAST_WAY_IN = "identity.last_way_in"
    NOT_A_PICTURE = "identity.not_a_picture"
    # Billing
    PROMO_UNKNOWN = "billing.promo_unknown"
    PROMO_NOT_VALID = "billing.promo_not_valid"
    PROMO_USED_UP = "billing.promo_used_up"
    PROMO_LIMIT_REACHED = "billing.promo_limit_reached"
    PROMO_OTHER_PLAN = "billing.promo_other_plan"
    # Channels
    HANDLE_TAKEN = "channels.handle_taken"
    CHANNEL_EXISTS = "channels.channel_exists"
    NO_CHANNEL = "channels.no_channel"
    # Uploads
    QUOTA_VIDEOS_PER_WEEK = "uploads.quota_videos_per_week"
    QUOTA_FILE_SIZE = "uploads.quota_file_size"
    QUOTA_DURATION = "uploads.quota_duration"
    TOO_MANY_UNFINISHED = "uploads.too_many_unfinished"
    DISK_FULL = "uploads.disk_full"
    UPLOAD_GONE = "uploads.gone"
    OFFSET_MISMATCH = "uploads.offset_mismatch"
    UPLOAD_BUSY = "uploads.busy"
    CHECKSUM_MISMATCH = "uploads.checksum_mismatch"
    CONTENT_DIFFERS = "uploads.content_differs"
    TUS_VERSION = "uploads.tus_version"
    TUS_HEADER = "uploads.tus_header"
    # Videos
    VIDEO_CHANGED = "videos.changed"
    # Media
    EMPTY_FILE = "media.empty_file"
    NOT_A_VIDEO = "media.not_a_video"
    NO_PICTURE = "media.no_picture"
    UNSUPPORTED_FORMAT = "media.unsupported_format"
    UNSUPPORTED_CODEC = "media.unsupported_codec"
    TRUNCATED = "media.truncated"
    ENCODE_FAILED = "media.encode_failed"
    LADDER_REFUSED = "media.ladder_refused"
    # Playback
    PLAYBACK_SIGN_IN = "playback.sign_in"
    PLAYBACK_TOO_YOUNG = "playback.too_young"
    PLAYBACK_COUNTRY = "playback.country"
    PLAYBACK_PREMIUM = "playback.premium"
    PLAYBACK_NOT_READY = "playback.not_ready"
    PLAYBACK_GRANT_OVER = "playback.grant_over"
    # Subtitles
    SUBTITLES_UNREADABLE = "subtitles.unreadable"
    SUBTITLES_CHANGED = "subtitles.changed"
    NO_SPEECH_MODEL = "subtitles.no_speech_model"
    NO_SPEECH = "subtitles.no_speech"
    CAPTIONS_FAILED = "subtitles.captions_failed"
    # Videos
    NOT_READY = "videos.not_ready"
    # Moderation
    FLAG_CLOSED = "moderation.flag_closed"
    ACTION_NOT_POSSIBLE = "moderation.action_not_possible"
    SUSPENSION_OVER = "moderation.suspension_over"


class ErrorBody(BaseModel):
    """The body of every answer of 400 and above."""

    model_config = ConfigDict(extra="ignore")

    code: str
    """An :class:`ErrorCode`; a string, so that an older client can read a newer server."""
    message: str
    fields: dict[str, str]
    """Per input field, what is wrong with it; empty when no single field is to blame."""
    request_id: str
