"""What a video's status and visibility are called, and how they look."""

from PySide6.QtCore import QCoreApplication

from server.contract.videos import VideoStatus, Visibility


def visibility_word(visibility: Visibility) -> str:
    """Who may watch."""
    translate = QCoreApplication.translate
    return {
        Visibility.PUBLIC: translate("Videos", "Public"),
        Visibility.UNLISTED: translate("Videos", "Unlisted"),
        Visibility.PREMIUM: translate("Videos", "Premium"),
        Visibility.PRIVATE: translate("Videos", "Private"),
    }[visibility]


def status_word(status: VideoStatus) -> str:
    """Where a video stands."""
    translate = QCoreApplication.translate
    return {
        VideoStatus.DRAFT: translate("Videos", "Draft"),
        VideoStatus.PROCESSING: translate("Videos", "Processing"),
        VideoStatus.SCHEDULED: translate("Videos", "Scheduled"),
        VideoStatus.PUBLISHED: translate("Videos", "Published"),
        VideoStatus.UNDER_REVIEW: translate("Videos", "Under review"),
        VideoStatus.FAILED: translate("Videos", "Failed"),
        VideoStatus.ARCHIVED: translate("Videos", "Archived"),
        VideoStatus.REMOVED: translate("Videos", "Removed"),
    }[status]


STATUS_TOKENS = {
    VideoStatus.DRAFT: "status.draft",
    VideoStatus.PROCESSING: "status.processing",
    VideoStatus.SCHEDULED: "status.scheduled",
    VideoStatus.PUBLISHED: "status.published",
    VideoStatus.UNDER_REVIEW: "status.underReview",
    VideoStatus.FAILED: "status.failed",
    VideoStatus.ARCHIVED: "status.archived",
    VideoStatus.REMOVED: "status.removed",
}
