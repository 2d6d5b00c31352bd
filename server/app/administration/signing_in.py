"""Who may enter the administration: accounts with the ADMIN role, in good standing."""

from uuid import UUID

from pydantic import ValidationError
from sqladmin.authentication import AuthenticationBackend
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from server.app.administration.audit import ACTING, Acting
from server.contract.identity import Role, SignIn, UserStatus
from server.features.identity import repository
from server.features.identity.devices import Device
from server.features.identity.sessions import authenticate, begin
from server.features.identity.tokens import AccessTokens
from server.kit.db.unit import Unit, Units
from server.kit.errors import AppError
from server.kit.providers import Providers

BEGUN = "family_id"
"""What the signed cookie carries: the session that the sign-in began, and nothing else."""
HOURS = 8
DEVICE = "Administration"
WRITING = {"POST", "PUT", "PATCH", "DELETE"}


class AdminSignIn(AuthenticationBackend):
    """Signs in by address and password, into a session that can be ended like any other."""

    def __init__(self, providers: Providers, secret: str, *, https_only: bool) -> None:
        super().__init__(
            secret,
            session_cookie="chitra_admin",
            max_age=HOURS * 3600,
            path="/admin",
            same_site="strict",
            https_only=https_only,
        )
        self._units = providers.get(Units)
        self._tokens = providers.get(AccessTokens)

    async def login(self, request: Request) -> bool:
        """True for an administrator's address and password; which was wrong is not told."""
        form = await request.form()
        address = request.client.host if request.client else ""
        try:
            asked = SignIn.model_validate(
                {"email": form.get("username"), "password": form.get("password")}
            )
            family = await run_in_threadpool(self._begin, asked, address)
        except (ValidationError, AppError):
            return False
        if family is None:
            return False
        request.session[BEGUN] = str(family)
        return True

    async def logout(self, request: Request) -> bool:
        """End the session, not only forget the cookie."""
        family = request.session.pop(BEGUN, None)
        if family is not None:
            await run_in_threadpool(self._end, UUID(family))
        return True

    async def authenticate(self, request: Request) -> bool:
        """True while the session lives and its user still is an administrator."""
        family = request.session.get(BEGUN)
        if family is None:
            return False
        admin_id = await run_in_threadpool(self._admin_of, UUID(family))
        if admin_id is None:
            request.session.clear()
            return False
        ACTING.set(Acting(admin_id, writes=request.method in WRITING))
        return True

    async def get_user_id(self, request: Request) -> UUID | None:
        """Who asks, as :meth:`authenticate` found."""
        del request
        acting = ACTING.get()
        return acting.admin_id if acting else None

    def _begin(self, asked: SignIn, address: str) -> UUID | None:
        user_id = authenticate(self._units, asked)
        with self._units.write() as unit:
            if not _is_admin(unit, user_id):
                return None
            begun = begin(unit, self._tokens, user_id, Device(DEVICE, address))
            return self._tokens.read(begun.access_token).family_id

    def _admin_of(self, family: UUID) -> UUID | None:
        with self._units.read() as unit:
            user_id = repository.user_of_session(unit.session, family, unit.clock())
            return user_id if user_id is not None and _is_admin(unit, user_id) else None

    def _end(self, family: UUID) -> None:
        with self._units.write() as unit:
            repository.revoke_family(unit.session, family, unit.clock())


def _is_admin(unit: Unit, user_id: UUID) -> bool:
    user = repository.user_by_id(unit.session, user_id)
    return user is not None and user.role is Role.ADMIN and user.status is UserStatus.ACTIVE
