"""What went wrong, in the person's language: one table from codes to sentences.

English keeps the sentence of whoever raised the error, because it carries the numbers; another
language has a sentence per code, and falls back to the English one for codes of newer servers.
"""

from PySide6.QtCore import QCoreApplication, QLocale

from server.contract.errors import ErrorCode
from studio.kit.errors import ClientCode, StudioError
from studio.ui.marked import QT_TRANSLATE_NOOP

CONTEXT = "Problems"

SENTENCES: dict[str, str] = {
    ErrorCode.INVALID: QT_TRANSLATE_NOOP(
        "Problems", "Some of what you entered does not fit. Look at the marked fields."
    ),
    ErrorCode.NOT_FOUND: QT_TRANSLATE_NOOP("Problems", "It is no longer there."),
    ErrorCode.NOT_ALLOWED: QT_TRANSLATE_NOOP("Problems", "Your account may not do this."),
    ErrorCode.CONFLICT: QT_TRANSLATE_NOOP(
        "Problems", "It was changed elsewhere in the meantime. Look again, then repeat it."
    ),
    ErrorCode.TOO_MANY_REQUESTS: QT_TRANSLATE_NOOP(
        "Problems", "Too many tries in a short time. Wait a minute, then try again."
    ),
    ErrorCode.INTERNAL: QT_TRANSLATE_NOOP(
        "Problems", "The server failed. Try again; if it keeps failing, tell whoever runs it."
    ),
    ErrorCode.UNAVAILABLE: QT_TRANSLATE_NOOP(
        "Problems", "The server is not available at the moment. Try again in a little while."
    ),
    ErrorCode.SIGN_IN_FAILED: QT_TRANSLATE_NOOP(
        "Problems", "The email address or the password is wrong. Check both and try again."
    ),
    ErrorCode.NOT_SIGNED_IN: QT_TRANSLATE_NOOP("Problems", "Sign in to go on. Nothing is lost."),
    ErrorCode.TOKEN_EXPIRED: QT_TRANSLATE_NOOP("Problems", "Sign in to go on. Nothing is lost."),
    ErrorCode.SESSION_ENDED: QT_TRANSLATE_NOOP(
        "Problems", "Your session has ended. Sign in again to go on; nothing is lost."
    ),
    ErrorCode.EMAIL_TAKEN: QT_TRANSLATE_NOOP(
        "Problems", "There is already an account with this email address. Sign in instead."
    ),
    ErrorCode.USERNAME_TAKEN: QT_TRANSLATE_NOOP(
        "Problems", "Someone already has this username. Choose another."
    ),
    ErrorCode.ACCOUNT_BLOCKED: QT_TRANSLATE_NOOP(
        "Problems", "This account has been blocked. Ask whoever runs the server."
    ),
    ErrorCode.TOO_YOUNG: QT_TRANSLATE_NOOP("Problems", "You cannot have an account here yet."),
    ErrorCode.PASSWORD_WEAK: QT_TRANSLATE_NOOP(
        "Problems", "This password is easy to guess. Use a few words that only you would combine."
    ),
    ErrorCode.CODE_WRONG: QT_TRANSLATE_NOOP(
        "Problems", "The code is wrong or was used already. Wait for the next one and try again."
    ),
    ErrorCode.CODE_NEEDED: QT_TRANSLATE_NOOP(
        "Problems", "Enter the code of your authenticator app as well."
    ),
    ErrorCode.PROOF_NEEDED: QT_TRANSLATE_NOOP(
        "Problems", "Enter your password again before you change this."
    ),
    ErrorCode.SECOND_FACTOR_NEEDED: QT_TRANSLATE_NOOP(
        "Problems", "Set up two-step sign-in first: your role asks for it."
    ),
    ErrorCode.LINK_NOT_VALID: QT_TRANSLATE_NOOP(
        "Problems", "This link was used already, or is too old. Ask for a new one."
    ),
    ErrorCode.TOO_MANY_TRIES: QT_TRANSLATE_NOOP(
        "Problems", "Too many tries in a short time. Wait a little, then try again."
    ),
    ErrorCode.NO_MAIL: QT_TRANSLATE_NOOP(
        "Problems", "This server sends no mail. Ask whoever runs it."
    ),
    ErrorCode.ACCOUNT_DELETED: QT_TRANSLATE_NOOP(
        "Problems", "This account was deleted. It can still be brought back."
    ),
    ErrorCode.SOCIAL_FAILED: QT_TRANSLATE_NOOP(
        "Problems", "Signing in there did not work out. Try again, or use your password."
    ),
    ErrorCode.SOCIAL_TAKEN: QT_TRANSLATE_NOOP(
        "Problems", "That account already signs in to another account here. Unlink it there first."
    ),
    ErrorCode.LAST_WAY_IN: QT_TRANSLATE_NOOP(
        "Problems", "This is your only way in. Set a password first, then unlink it."
    ),
    ErrorCode.NOT_A_PICTURE: QT_TRANSLATE_NOOP(
        "Problems", "This is not a picture that can be read. Choose a JPEG, PNG or WebP."
    ),
    ErrorCode.HANDLE_TAKEN: QT_TRANSLATE_NOOP(
        "Problems", "Another channel already has this address. Choose another."
    ),
    ErrorCode.CHANNEL_EXISTS: QT_TRANSLATE_NOOP("Problems", "You already have a channel."),
    ErrorCode.NO_CHANNEL: QT_TRANSLATE_NOOP("Problems", "This account has no channel."),
    ErrorCode.QUOTA_VIDEOS_PER_WEEK: QT_TRANSLATE_NOOP(
        "Problems", "This week's uploads are used up. The file stays here; try again later."
    ),
    ErrorCode.QUOTA_FILE_SIZE: QT_TRANSLATE_NOOP(
        "Problems", "The file is larger than your channel may upload. Make it smaller."
    ),
    ErrorCode.QUOTA_DURATION: QT_TRANSLATE_NOOP(
        "Problems", "The video is longer than your channel may upload. Cut it into parts."
    ),
    ErrorCode.TOO_MANY_UNFINISHED: QT_TRANSLATE_NOOP(
        "Problems", "Too many of your uploads are not finished. Finish or remove some of them."
    ),
    ErrorCode.DISK_FULL: QT_TRANSLATE_NOOP(
        "Problems", "The server has no room left. The file stays here and is tried again."
    ),
    ErrorCode.UPLOAD_GONE: QT_TRANSLATE_NOOP(
        "Problems", "The server has forgotten this upload. Try again to begin anew."
    ),
    ErrorCode.OFFSET_MISMATCH: QT_TRANSLATE_NOOP(
        "Problems", "Studio and server disagree on how much was sent. It is asked again."
    ),
    ErrorCode.UPLOAD_BUSY: QT_TRANSLATE_NOOP(
        "Problems", "Another connection is still sending this file. It goes on by itself."
    ),
    ErrorCode.CHECKSUM_MISMATCH: QT_TRANSLATE_NOOP(
        "Problems", "Bytes were changed on their way. They are sent once more."
    ),
    ErrorCode.CONTENT_DIFFERS: QT_TRANSLATE_NOOP(
        "Problems",
        "What arrived on the server is not your file: it was changed while it was being sent, or "
        "damaged on its way. Try again to send it once more, from the beginning.",
    ),
    ErrorCode.TUS_VERSION: QT_TRANSLATE_NOOP(
        "Problems", "Studio and server do not understand each other. Update the older one."
    ),
    ErrorCode.TUS_HEADER: QT_TRANSLATE_NOOP(
        "Problems", "Studio and server do not understand each other. Update the older one."
    ),
    ErrorCode.EMPTY_FILE: QT_TRANSLATE_NOOP(
        "Problems", "The file is empty. Export or copy it again."
    ),
    ErrorCode.NOT_A_VIDEO: QT_TRANSLATE_NOOP(
        "Problems", "This is not a video file. Choose a video."
    ),
    ErrorCode.NO_PICTURE: QT_TRANSLATE_NOOP(
        "Problems", "The file has sound but no picture. Choose a video with a picture."
    ),
    ErrorCode.UNSUPPORTED_FORMAT: QT_TRANSLATE_NOOP(
        "Problems", "This kind of file cannot be taken. Export it as MP4 and add it again."
    ),
    ErrorCode.UNSUPPORTED_CODEC: QT_TRANSLATE_NOOP(
        "Problems", "The picture is coded in a way that cannot be read. Export it as H.264."
    ),
    ErrorCode.TRUNCATED: QT_TRANSLATE_NOOP(
        "Problems", "The file breaks off before its end. Export or copy it again."
    ),
    ErrorCode.ENCODE_FAILED: QT_TRANSLATE_NOOP(
        "Problems", "The server could not convert the video. Try again, or export it anew."
    ),
    ErrorCode.LADDER_REFUSED: QT_TRANSLATE_NOOP(
        "Problems",
        "The server could not take the sizes that were made on this computer. "
        "It makes its own from the file.",
    ),
    ErrorCode.PLAYBACK_SIGN_IN: QT_TRANSLATE_NOOP(
        "Problems", "This video is for adults. Sign in, so that your age is known."
    ),
    ErrorCode.PLAYBACK_TOO_YOUNG: QT_TRANSLATE_NOOP(
        "Problems", "This video is for adults, and by your birthdate you are not one yet."
    ),
    ErrorCode.PLAYBACK_COUNTRY: QT_TRANSLATE_NOOP(
        "Problems", "Its creator does not show this video in the country you are in."
    ),
    ErrorCode.PLAYBACK_PREMIUM: QT_TRANSLATE_NOOP(
        "Problems", "This video is for members whose plan has premium videos."
    ),
    ErrorCode.PLAYBACK_NOT_READY: QT_TRANSLATE_NOOP(
        "Problems", "This video is still being prepared. Try again in a few minutes."
    ),
    ErrorCode.PLAYBACK_GRANT_OVER: QT_TRANSLATE_NOOP(
        "Problems", "The way to this video has expired. Load it again."
    ),
    ErrorCode.SUBTITLES_UNREADABLE: QT_TRANSLATE_NOOP(
        "Problems",
        "The subtitles cannot be read. Send SRT, WebVTT, ASS, SSA, SBV, TTML or MicroDVD, saved "
        "as UTF-8.",
    ),
    ErrorCode.VIDEO_CHANGED: QT_TRANSLATE_NOOP(
        "Problems", "Somebody changed this video meanwhile. Look at it again, then decide."
    ),
    ErrorCode.SUBTITLES_CHANGED: QT_TRANSLATE_NOOP(
        "Problems",
        "Somebody else changed these subtitles in the meantime. Open them again, then repeat your "
        "change.",
    ),
    ErrorCode.NO_SPEECH_MODEL: QT_TRANSLATE_NOOP(
        "Problems",
        "Automatic captions are not set up on this server. Whoever runs it has to give it a model.",
    ),
    ErrorCode.NO_SPEECH: QT_TRANSLATE_NOOP(
        "Problems", "Nothing was said in this video that could be written down."
    ),
    ErrorCode.CAPTIONS_FAILED: QT_TRANSLATE_NOOP(
        "Problems",
        "The captions could not be made. Try again; if it keeps failing, tell whoever runs the "
        "server.",
    ),
    ErrorCode.NOT_READY: QT_TRANSLATE_NOOP(
        "Problems", "The video cannot be played yet. Publish it once a size is ready."
    ),
    ErrorCode.PROMO_UNKNOWN: QT_TRANSLATE_NOOP(
        "Problems", "There is no such code. Check how it is written."
    ),
    ErrorCode.PROMO_NOT_VALID: QT_TRANSLATE_NOOP("Problems", "This code is not valid now."),
    ErrorCode.PROMO_USED_UP: QT_TRANSLATE_NOOP("Problems", "This code has been used up."),
    ErrorCode.PROMO_LIMIT_REACHED: QT_TRANSLATE_NOOP(
        "Problems", "You have used this code as often as one person may."
    ),
    ErrorCode.PROMO_OTHER_PLAN: QT_TRANSLATE_NOOP(
        "Problems", "This code is not for this plan. Try another."
    ),
    ErrorCode.ACTION_NOT_POSSIBLE: QT_TRANSLATE_NOOP(
        "Problems", "This cannot be done here. Choose another action."
    ),
    ErrorCode.FLAG_CLOSED: QT_TRANSLATE_NOOP(
        "Problems", "Somebody has decided about this report already."
    ),
    ErrorCode.SUSPENSION_OVER: QT_TRANSLATE_NOOP("Problems", "This suspension is over already."),
    ClientCode.UNEXPECTED: QT_TRANSLATE_NOOP(
        "Problems", "Something unexpected happened. Try again."
    ),
    ClientCode.OFFLINE: QT_TRANSLATE_NOOP(
        "Problems", "The server cannot be reached. Check the connection, and that it runs."
    ),
    ClientCode.CERTIFICATE: QT_TRANSLATE_NOOP(
        "Problems", "The server cannot prove who it is, so nothing was sent."
    ),
    ClientCode.INSECURE_ADDRESS: QT_TRANSLATE_NOOP(
        "Problems", "The connection is not encrypted, so your password was not sent. Use https."
    ),
    ClientCode.BAD_ADDRESS: QT_TRANSLATE_NOOP(
        "Problems", "This is not the address of a server. Type it like studio.example.org."
    ),
    ClientCode.NOT_OUR_SERVER: QT_TRANSLATE_NOOP(
        "Problems", "Something answers there, but it is not a Chitra server. Check the address."
    ),
    ClientCode.OTHER_VERSION: QT_TRANSLATE_NOOP(
        "Problems",
        "The server speaks another version than this studio. Update the studio; if it is the "
        "newest, ask whoever runs the server to update that.",
    ),
    ClientCode.FILE_MISSING: QT_TRANSLATE_NOOP(
        "Problems", "The file is no longer where it was. Put it back and try again."
    ),
    ClientCode.FILE_CHANGED: QT_TRANSLATE_NOOP(
        "Problems", "The file has changed since it was added. Add it again."
    ),
    ClientCode.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
        "Problems", "The file cannot be read. Check its permissions and the disk."
    ),
    ClientCode.ENCODING_FAILED: QT_TRANSLATE_NOOP(
        "Problems",
        "The video could not be encoded on this computer. The server does it instead.",
    ),
    ClientCode.CONTENT_DIFFERS: QT_TRANSLATE_NOOP(
        "Problems", "The server's copy differs from your file. Delete the video and send it again."
    ),
    ClientCode.LOCAL_SERVER: QT_TRANSLATE_NOOP(
        "Problems", "The server on this computer does not run. Start it again."
    ),
    ClientCode.STORAGE: QT_TRANSLATE_NOOP(
        "Problems", "The studio's own files cannot be written. Check the disk's free space."
    ),
    ClientCode.FILE_NOT_WRITTEN: QT_TRANSLATE_NOOP(
        "Problems", "The file cannot be written there. Choose another folder, or make room."
    ),
    ClientCode.BROWSER_DENIED: QT_TRANSLATE_NOOP(
        "Problems", "You did not allow it there, so nothing was changed here."
    ),
    ClientCode.BROWSER_TIMED_OUT: QT_TRANSLATE_NOOP(
        "Problems", "Your browser did not come back in time. Try again when you are ready."
    ),
    ClientCode.BROWSER_UNREACHABLE: QT_TRANSLATE_NOOP(
        "Problems",
        "This computer does not let the studio wait for your browser. Use your password.",
    ),
}


def in_english() -> bool:
    """Whether sentences are told as they were raised; any other language goes by the code."""
    return QLocale().language() != QLocale.Language.Bengali


def sentence(code: str, message: str) -> str:
    """The sentence to show for a code and the English message that came with it."""
    if in_english() and message:
        return message
    source = SENTENCES.get(code)
    if source is None:
        return message or QCoreApplication.translate(CONTEXT, SENTENCES[ClientCode.UNEXPECTED])
    return QCoreApplication.translate(CONTEXT, source)


def sentence_of(error: Exception) -> str:
    """The sentence to show for a failure; one of the program itself points to the log."""
    if isinstance(error, StudioError):
        return sentence(error.code, error.message)
    return QCoreApplication.translate(CONTEXT, _OUR_MISTAKE)


def field_sentence(error: StudioError, field: str) -> str:
    """What is wrong with one field, or an empty string.

    Field messages come from the server in English; a code that names the field itself is
    translated.
    """
    if field not in error.fields:
        return ""
    blamed = _FIELD_OF_CODE.get(error.code)
    if blamed == field:
        return sentence(error.code, error.fields[field])
    return error.fields[field]


_OUR_MISTAKE = QT_TRANSLATE_NOOP(
    "Problems", "Something in the studio went wrong. The log, in the Help menu, says more."
)

_FIELD_OF_CODE: dict[str, str] = {
    ErrorCode.EMAIL_TAKEN: "email",
    ErrorCode.USERNAME_TAKEN: "username",
    ErrorCode.HANDLE_TAKEN: "handle",
    ErrorCode.PASSWORD_WEAK: "password",
    ErrorCode.CODE_WRONG: "code",
}
