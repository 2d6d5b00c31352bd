"""What can be done with a video, in one table: rows, menus and keys offer the same."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from server.contract.videos import VideoOut, VideoStatus
from studio.features.videos.viewmodel import can_publish, can_unpublish


class VideoVerb(StrEnum):
    """One thing to do with a video."""

    EDIT = "edit"
    SUBTITLES = "subtitles"
    PUBLISH = "publish"
    UNPUBLISH = "unpublish"
    WATCH = "watch"
    COPY_LINK = "copy-link"
    RETRY = "retry"
    DELETE = "delete"


ICONS = {
    VideoVerb.EDIT: "pencil",
    VideoVerb.SUBTITLES: "captions",
    VideoVerb.PUBLISH: "circle-check",
    VideoVerb.UNPUBLISH: "circle-off",
    VideoVerb.WATCH: "external-link",
    VideoVerb.COPY_LINK: "link",
    VideoVerb.RETRY: "rotate-ccw",
    VideoVerb.DELETE: "trash-2",
}


def verbs_for(video: VideoOut) -> tuple[VideoVerb, ...]:
    """What is offered for a video, in the order it is shown."""
    offered = {
        VideoVerb.EDIT: True,
        VideoVerb.SUBTITLES: video.playable,
        VideoVerb.PUBLISH: can_publish(video),
        VideoVerb.UNPUBLISH: can_unpublish(video),
        VideoVerb.WATCH: video.playable,
        VideoVerb.COPY_LINK: video.playable,
        VideoVerb.RETRY: video.status is VideoStatus.FAILED,
        VideoVerb.DELETE: True,
    }
    return tuple(verb for verb, there in offered.items() if there)


def verb_word(verb: VideoVerb) -> str:
    """The words of a menu entry and of a button's tooltip."""
    translate = QCoreApplication.translate
    return {
        VideoVerb.EDIT: translate("Videos", "Edit"),
        VideoVerb.SUBTITLES: translate("Videos", "Subtitles"),
        VideoVerb.PUBLISH: translate("Videos", "Publish"),
        VideoVerb.UNPUBLISH: translate("Videos", "Unpublish"),
        VideoVerb.WATCH: translate("Videos", "Watch"),
        VideoVerb.COPY_LINK: translate("Videos", "Copy link"),
        VideoVerb.RETRY: translate("Videos", "Process again"),
        VideoVerb.DELETE: translate("Videos", "Delete"),
    }[verb]
