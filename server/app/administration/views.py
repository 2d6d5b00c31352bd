"""A page for every model: what is listed, searched and filtered, and the little that is edited.

Whatever has rules beyond its own row (publishing, suspending, deleting, money) is done by its
use case elsewhere and only read here.
"""

import types
from collections.abc import Iterator
from typing import Any, ClassVar

import sqlalchemy as sa
from sqladmin import ModelView
from sqladmin.filters import BooleanFilter, StaticValuesFilter
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from server.app.administration.audit import ACTING
from server.app.administration.hidden import is_hidden
from server.app.administration.roles import LastAdminError
from server.app.models import billing, channels, identity, playlists, videos
from server.contract.identity import Role
from server.kit.clock import now
from server.kit.db.model import Model
from server.kit.db.violations import explained

SEARCHED = ("handle", "title", "username", "email", "name", "code", "query")
LISTED = 7
"""Columns that fit a page beside each other."""
NAMES = ("username", "handle", "title", "name", "email", "code", "query")
"""What tells a row from the others comes first; its key does where it has none of them."""
SWITCHES = ("verified", "is_active", "is_published", "is_public", "mfa_enabled", "age_restricted")
"""Flags to filter by."""

EDITED: dict[type[Model], tuple[str, ...]] = {
    identity.User: (
        "first_name",
        "last_name",
        "bio",
        "role",
        "preferred_language",
        "email_notifications_enabled",
    ),
    channels.Channel: (
        "name",
        "description",
        "verified",
        "monetization_enabled",
        "max_videos_per_week",
        "max_video_duration_minutes",
        "max_file_size_gb",
    ),
    videos.Video: ("title", "description", "age_restricted", "language"),
    playlists.Playlist: ("title", "description"),
    billing.SubscriptionPlan: ("name", "ad_free", "early_access", "is_active"),
    billing.PromotionalCode: ("is_active", "max_uses"),
}
"""Fields that stand for themselves; those of other models are read alone."""
DATED = {"verified": "verified_at", "monetization_enabled": "monetization_enabled_at"}


class RefusedChangeError(Exception):
    """The database refused a change; the message is for the person who made it."""


def _told(error: SQLAlchemyError) -> str:
    if not isinstance(error, IntegrityError):
        return "This cannot be stored. Correct it, then try again."
    refusal = explained(error)
    fields = "; ".join(f"{field}: {sentence}" for field, sentence in refusal.fields.items())
    return f"{refusal.message} {fields}".strip()


class TableView(ModelView):
    """What all pages share."""

    can_create = False
    can_delete = False
    can_export = False
    page_size = 25
    page_size_options: ClassVar[list[int]] = [25, 50, 100]

    async def update_model(self, request: Request, pk: str, data: dict[str, Any]) -> Any:
        """Change a row; what the database refuses is told in our words.

        The library would show the database's own message and log it. PostgreSQL's repeats the
        whole row, with what is hidden here.

        Raises:
            RefusedChangeError: a rule of the database is against it.
        """
        acting = ACTING.get()
        own = acting is not None and str(acting.admin_id) == pk
        if own and data.get("role", Role.ADMIN) != Role.ADMIN:
            raise RefusedChangeError(
                "You cannot take this role from yourself. Let another administrator do it."
            )
        if data.get("role") == Role.GUEST:
            raise RefusedChangeError("GUEST stands for people without an account. Choose another.")
        try:
            return await super().update_model(request, pk, data)
        except LastAdminError as error:
            raise RefusedChangeError(str(error)) from None
        except SQLAlchemyError as error:
            raise RefusedChangeError(_told(error)) from None

    def _stmt_by_identifier(self, identifier: str) -> sa.Select[Any]:
        """Find a row by its key; what is no key finds nothing."""
        try:
            return super()._stmt_by_identifier(identifier)
        except ValueError:
            raise HTTPException(404) from None

    async def on_model_change(
        self,
        data: dict[str, Any],
        model: Any,
        is_created: bool,  # noqa: FBT001 - sqladmin's signature
        request: Request,
    ) -> None:
        """Set the time that belongs to a flag."""
        del is_created, request
        for flag, at in DATED.items():
            if flag in data and data[flag] != getattr(model, flag):
                data[at] = now() if data[flag] else None


def views() -> Iterator[type[ModelView]]:
    """A page for each model, by feature and name."""
    models = [mapper.class_ for mapper in Model.registry.mappers]
    for model in sorted(models, key=lambda model: (_feature(model), model.__name__)):
        yield _view(model)


def shown(model: type[Model]) -> list[str]:
    """The columns that may be seen."""
    return [attr.key for attr in sa.inspect(model).column_attrs if not is_hidden(attr.key)]


def _view(model: type[Model]) -> type[ModelView]:
    columns = shown(model)
    kinds = {key: sa.inspect(model).columns[key].type for key in columns}
    short = [key for key in columns if not isinstance(kinds[key], sa.Text | sa.JSON)]
    edited = EDITED.get(model, ())
    options = {
        "name": _words(model.__name__),
        "name_plural": _words(model.__name__),
        "category": _feature(model).capitalize(),
        "column_list": _listed(short, kinds),
        "column_details_list": columns,
        "column_sortable_list": [key for key in ("created_at",) if key in columns],
        "column_default_sort": [(sa.inspect(model).primary_key[0].key, True)],
        "column_searchable_list": [key for key in SEARCHED if key in columns],
        "column_filters": list(_filters(model, kinds)),
        "form_columns": list(edited) or columns[:1],
        "can_edit": bool(edited),
    }
    name = f"{model.__name__}View"
    return types.new_class(
        name, (TableView,), {"model": model}, lambda space: space.update(options)
    )


def _filters(
    model: type[Model], kinds: dict[str, sa.types.TypeEngine[Any]]
) -> Iterator[StaticValuesFilter | BooleanFilter]:
    for key, kind in kinds.items():
        if isinstance(kind, sa.Enum):
            yield StaticValuesFilter(getattr(model, key), [(each, each) for each in kind.enums])
        elif key in SWITCHES:
            yield BooleanFilter(getattr(model, key))


def _listed(columns: list[str], kinds: dict[str, sa.types.TypeEngine[Any]]) -> list[str]:
    """Names, then choices, then what else there is room for, and the time it was made."""
    names = [key for key in NAMES if key in columns] or columns[:1]
    choices = [key for key in columns if isinstance(kinds[key], sa.Enum)]
    made = [key for key in ("created_at",) if key in columns]
    others = [key for key in columns if not isinstance(kinds[key], sa.Uuid)]
    rest = [key for key in others if key not in {*names, *choices, *made}]
    return [*names, *choices, *rest][: LISTED - len(made)] + made


def _feature(model: type[Model]) -> str:
    module = model.__module__
    return module.split(".")[2] if module.startswith("server.features.") else "platform"


def _words(name: str) -> str:
    """``VideoTag`` as ``Video tag``."""
    text = "".join(f" {letter}" if letter.isupper() else letter for letter in name).strip()
    return text.capitalize()
