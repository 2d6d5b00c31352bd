"""Who may do what: one table, from which every request is let in or turned away.

A route is an action; its roles are asked here, before its handler runs. Whose object it is about
is asked where the object is loaded, by the feature's ``policy.py``: the table says which answer a
stranger gets there, and a test asks every route as everybody and compares.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fastapi import Request
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import BaseRoute

from server.contract.identity import Role
from server.features.identity.access import MaybeActor
from server.features.identity.tokens import UNREADABLE
from server.kit.errors import NotAllowedError, NotSignedInError

API = "/api/v1"
EVERYBODY = frozenset(Role)
MEMBERS = EVERYBODY - {Role.GUEST}
STAFF = frozenset({Role.MODERATOR, Role.ADMIN})
LEGEND = (
    "A role that may use a route sees for which objects: its *own* (another's is not found), what "
    "is *shown* to it (the rest is not found), *any*, its own *or any for staff*, or what a secret "
    "*link* stands for."
)
FOR_STAFF = "This is for moderators."


class Objects(StrEnum):
    """Which objects of a kind an allowed role may use a route for."""

    NONE = "–"
    """It concerns nobody's object."""
    OWN = "own"
    """The asker's own; another's is not found."""
    OVERSEEN = "own, or any for staff"
    """The asker's own; another's is found by moderators and administrators alone."""
    SHOWN = "shown"
    """What the asker may see; the rest is not found."""
    ANY = "any"
    """Everybody's, but for what is the asker's own or a colleague's."""
    LINK = "by link"
    """What the secret in the request stands for."""


@dataclass(frozen=True)
class Permission:
    """Who may use a route, and for which objects."""

    roles: frozenset[Role]
    objects: Objects


_OPEN = Permission(EVERYBODY, Objects.NONE)
_OPEN_SHOWN = Permission(EVERYBODY, Objects.SHOWN)
_BY_LINK = Permission(EVERYBODY, Objects.LINK)
_MEMBER = Permission(MEMBERS, Objects.NONE)
_OWN = Permission(MEMBERS, Objects.OWN)
_OVERSEEN = Permission(MEMBERS, Objects.OVERSEEN)
_MEMBER_SHOWN = Permission(MEMBERS, Objects.SHOWN)
_STAFF = Permission(STAFF, Objects.ANY)

PERMISSIONS: dict[str, Permission] = {
    # The server
    "GET /server": _OPEN,
    # Accounts
    "POST /sign-up": _OPEN,
    "POST /sign-in": _OPEN,
    "POST /sign-in/code": _BY_LINK,
    "POST /session/proof": _OWN,
    "POST /session/proof/social": _OWN,
    "POST /social/{provider}/flows": _OPEN,
    "POST /social/sessions": _BY_LINK,
    "POST /social/accounts": _BY_LINK,
    "POST /refresh": _BY_LINK,
    "POST /sign-out": _BY_LINK,
    "POST /email/confirmations": _OPEN,
    "POST /email/confirm": _BY_LINK,
    "POST /password/resets": _OPEN,
    "POST /password/reset": _BY_LINK,
    "GET /me": _OWN,
    "POST /me/password": _OWN,
    "POST /me/email": _OWN,
    "GET /me/devices": _OWN,
    "DELETE /me/devices/{device_id}": _OWN,
    "DELETE /me/devices": _OWN,
    "GET /me/social": _OWN,
    "POST /me/social": _OWN,
    "DELETE /me/social/{link_id}": _OWN,
    "GET /me/security": _OWN,
    "GET /me/security/events": _OWN,
    "POST /me/second-factor": _OWN,
    "POST /me/second-factor/confirm": _OWN,
    "DELETE /me/second-factor": _OWN,
    "POST /me/recovery-codes": _OWN,
    "GET /me/profile": _OWN,
    "PATCH /me/profile": _OWN,
    "PUT /me/avatar": _OWN,
    "DELETE /me/avatar": _OWN,
    "GET /avatars/{name}": _OPEN_SHOWN,
    "POST /me/deletion": _OWN,
    "GET /me/exports": _OWN,
    "POST /me/exports": _OWN,
    "POST /me/exports/{export_id}/link": _OWN,
    "GET /exports": _BY_LINK,
    # Plans
    "GET /plans": _OPEN,
    "GET /subscription": _OWN,
    "POST /promo-codes/quote": _MEMBER,
    # Channels
    "GET /channel": _OWN,
    "PATCH /channel": _OWN,
    "GET /channel/quota": _OWN,
    "GET /channels/{handle}": _OPEN_SHOWN,
    "GET /channels/{handle}/playlists": _OPEN_SHOWN,
    "PUT /channels/{handle}/subscription": _MEMBER_SHOWN,
    "DELETE /channels/{handle}/subscription": _MEMBER_SHOWN,
    "GET /subscriptions": _OWN,
    # Uploads
    "OPTIONS /uploads": _OPEN,
    "OPTIONS /uploads/{upload_id}": _OPEN,
    "POST /uploads": _OWN,
    "HEAD /uploads/{upload_id}": _OWN,
    "GET /uploads/{upload_id}": _OWN,
    "PATCH /uploads/{upload_id}": _OWN,
    "DELETE /uploads/{upload_id}": _OWN,
    # Videos
    "GET /videos": _OWN,
    "GET /videos/counts": _OWN,
    "GET /videos/{video_id}": _OWN,
    "PATCH /videos/{video_id}": _OWN,
    "DELETE /videos/{video_id}": _OWN,
    "POST /videos/{video_id}/publish": _OWN,
    "POST /videos/{video_id}/unpublish": _OWN,
    "POST /videos/{video_id}/retry": _OWN,
    "GET /videos/{video_id}/versions": _OWN,
    "POST /videos/{video_id}/versions/{number}/activate": _OWN,
    "GET /videos/{video_id}/tags": _OPEN_SHOWN,
    "PUT /videos/{video_id}/tags": _OWN,
    "GET /tags": _OPEN,
    "GET /videos/{video_id}/thumbnails": _OWN,
    "POST /videos/{video_id}/thumbnail": _OWN,
    "PUT /videos/{video_id}/thumbnail": _OWN,
    "GET /videos/{video_id}/playback": _OPEN_SHOWN,
    "GET /media/{version_id}/master.m3u8": _OPEN_SHOWN,
    "HEAD /media/{version_id}/master.m3u8": _OPEN_SHOWN,
    "GET /media/{version_id}/poster.jpg": _OPEN_SHOWN,
    "HEAD /media/{version_id}/poster.jpg": _OPEN_SHOWN,
    "GET /media/{version_id}/subtitles/{language}.vtt": _OPEN_SHOWN,
    "HEAD /media/{version_id}/subtitles/{language}.vtt": _OPEN_SHOWN,
    "OPTIONS /media/{version_id}/subtitles/{language}.vtt": _OPEN,
    "GET /media/t/{grant}/{version_id}/{name:path}": _BY_LINK,
    "HEAD /media/t/{grant}/{version_id}/{name:path}": _BY_LINK,
    "OPTIONS /media/{version_id}/master.m3u8": _OPEN,
    "OPTIONS /media/{version_id}/poster.jpg": _OPEN,
    "OPTIONS /media/t/{grant}/{version_id}/{name:path}": _OPEN,
    "GET /videos/{video_id}/versions/{number}/subtitles": _OVERSEEN,
    "GET /videos/{video_id}/versions/{number}/subtitles/{language}": _OVERSEEN,
    "PUT /videos/{video_id}/versions/{number}/subtitles/{language}": _OWN,
    "PATCH /videos/{video_id}/versions/{number}/subtitles/{language}": _OWN,
    "DELETE /videos/{video_id}/versions/{number}/subtitles/{language}": _OWN,
    "GET /videos/{video_id}/versions/{number}/captions": _OVERSEEN,
    "POST /videos/{video_id}/versions/{number}/captions": _OWN,
    "DELETE /videos/{video_id}/versions/{number}/captions": _OWN,
    # Watching
    "POST /videos/{video_id}/views": _OPEN_SHOWN,
    "POST /videos/{video_id}/shares": _OPEN_SHOWN,
    "GET /videos/{video_id}/reaction": _MEMBER_SHOWN,
    "PUT /videos/{video_id}/reaction": _MEMBER_SHOWN,
    "DELETE /videos/{video_id}/reaction": _MEMBER_SHOWN,
    "GET /videos/{video_id}/progress": _MEMBER_SHOWN,
    "PUT /videos/{video_id}/progress": _MEMBER_SHOWN,
    "PUT /videos/{video_id}/not-interested": _MEMBER_SHOWN,
    "DELETE /videos/{video_id}/not-interested": _MEMBER_SHOWN,
    "GET /liked-videos": _OWN,
    "GET /history": _OWN,
    "DELETE /history": _OWN,
    "DELETE /history/{video_id}": _OWN,
    "POST /watch-sessions": _OPEN_SHOWN,
    "PATCH /watch-sessions/{session_id}": _BY_LINK,
    # Playlists
    "GET /playlists": _OWN,
    "POST /playlists": _OWN,
    "GET /playlists/{playlist_id}": _OPEN_SHOWN,
    "PATCH /playlists/{playlist_id}": _OWN,
    "DELETE /playlists/{playlist_id}": _OWN,
    "GET /playlists/{playlist_id}/items": _OPEN_SHOWN,
    "POST /playlists/{playlist_id}/items": _OWN,
    "PATCH /playlists/{playlist_id}/items/{item_id}": _OWN,
    "DELETE /playlists/{playlist_id}/items/{item_id}": _OWN,
    # Comments
    "GET /videos/{video_id}/comments": _OPEN_SHOWN,
    "POST /videos/{video_id}/comments": _MEMBER_SHOWN,
    "GET /comments/{comment_id}": _OPEN_SHOWN,
    "GET /comments/{comment_id}/replies": _OPEN_SHOWN,
    "PATCH /comments/{comment_id}": _OWN,
    "DELETE /comments/{comment_id}": _OWN,
    "PUT /comments/{comment_id}/reaction": _MEMBER_SHOWN,
    "DELETE /comments/{comment_id}/reaction": _MEMBER_SHOWN,
    # Moderation
    "POST /flags": _OPEN_SHOWN,
    "GET /moderation/flags": _STAFF,
    "POST /moderation/flags/{flag_id}/review": _STAFF,
    "POST /moderation/actions": _STAFF,
    "POST /moderation/users/{user_id}/suspensions": _STAFF,
    "POST /moderation/suspensions/{suspension_id}/lift": _STAFF,
    # The feed
    "GET /events": _OWN,
}
"""By method, and address below the API's prefix. A route that is not here cannot be served."""


async def guard(request: Request, actor: MaybeActor) -> None:
    """Let the request in, or turn it away by its role.

    Raises:
        NotSignedInError: the route is for members, and nobody is signed in.
        NotAllowedError: the asker's role may not use it.
    """
    route: APIRoute = request.scope["route"]
    permission = PERMISSIONS[f"{request.method} {route.path}"]
    if (actor.role if actor else Role.GUEST) in permission.roles:
        return
    if actor is None:
        raise NotSignedInError(UNREADABLE)
    raise NotAllowedError(FOR_STAFF)


def check_complete(routes: Sequence[BaseRoute]) -> None:
    """Refuse to serve a route that nobody has decided about.

    Raises:
        LookupError: there is one.
    """
    missing = [name for name in named(routes) if name not in PERMISSIONS]
    if missing:
        raise LookupError(f"not in the table of permissions: {', '.join(missing)}")


def named(routes: Sequence[BaseRoute]) -> Iterator[str]:
    """Method and address of every route, as the table has them."""
    for context in iter_route_contexts(routes):
        for method in sorted(context.methods or ()):
            yield f"{method} {str(context.path).removeprefix(API)}"


def permissions_page() -> str:
    """The table as Markdown, for the documentation."""
    roles = [role for role in Role if role is not Role.GUEST]
    heads = ["guest", *(role.value.lower() for role in roles)]
    lines = [
        "# Who may do what",
        "",
        LEGEND,
        "",
        f"| route | {' | '.join(heads)} |",
        f"|---|{'---|' * len(heads)}",
    ]
    for name, permission in PERMISSIONS.items():
        told = permission.objects.value if permission.objects is not Objects.NONE else "yes"
        cells = [told if role in permission.roles else "" for role in (Role.GUEST, *roles)]
        lines.append(f"| `{name}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
