"""Who may enter the administration: accounts with the ADMIN role, in good standing."""

from uuid import UUID

from pydantic import ValidationError
from sqladmin.authentication import AuthenticationBackend
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from server.app.administration.audit import ACTING, Acting
from server.contract.errors import ErrorCode
from server.contract.identity import Role, SignIn, UserStatus
from server.features.identity import repository
from server.features.identity.devices import Device
from server.features.identity.proof import CODE_NEEDED
from server.features.identity.rate_limit import SIGN_IN, check, take
from server.features.identity.second_factor import SecondFactor
from server.features.identity.sessions import begin
from server.features.identity.sign_in import authenticate
from server.features.identity.throttle import network
from server.features.identity.tokens import AccessTokens
from server.features.identity.turns import Turns
from server.kit.db.unit import Unit, Units
from server.kit.errors import AppError, InvalidError, NotAllowedError
from server.kit.providers import Providers

CODE_MAX = 40
BEGUN = "family_id"
"""What the signed cookie carries: the session that the sign-in began, and nothing else."""
HOURS = 8
DEVICE = "Administration"
REFUSED = "The address or the password is wrong, or the account is not an administrator's."
SET_UP_FIRST = (
    "Administrators of this server need a second factor. Sign in to the studio with this account, "
    "set up an authenticator app in the settings, then come back."
)
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
        self._checking = providers.get(SecondFactor)
        self._turns = providers.get(Turns)

    async def login(self, request: Request) -> bool:
        """True for an administrator's address, password and code; which was wrong is not told.

        What is needed beyond the password is told to who had it right, and how long to wait.
        """
        form = await request.form()
        address = request.client.host if request.client else ""
        request.state.problem = REFUSED
        try:
            asked = SignIn.model_validate(
                {"email": form.get("username"), "password": form.get("password")}
            )
            code = str(form.get("code") or "")[:CODE_MAX]
            async with self._turns.turn(address):
                family = await run_in_threadpool(self._begin, asked, code, Device(DEVICE, address))
        except ValidationError:
            return False
        except AppError as error:
            if error.code is not ErrorCode.SIGN_IN_FAILED:
                request.state.problem = error.message
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

    def _begin(self, asked: SignIn, code: str, device: Device) -> UUID | None:
        check(take(self._units, SIGN_IN, network(device.ip_address)))
        known = authenticate(self._units, asked, device)
        with self._units.read() as unit:
            if not _is_admin(unit, known.user_id):
                return None
        if known.second_factor:
            if not code:
                raise InvalidError(CODE_NEEDED, code=ErrorCode.CODE_NEEDED)
            self._checking.check(known.user_id, code, device)
        elif self._tokens.lacks(Role.ADMIN, second_factor=False):
            raise NotAllowedError(SET_UP_FIRST, code=ErrorCode.SECOND_FACTOR_NEEDED)
        with self._units.write() as unit:
            begun = begin(
                unit,
                self._tokens,
                known.user_id,
                device,
                second_factor=known.second_factor,
                password_hash=known.password_hash,
            )
            return self._tokens.read(begun.access_token).family_id

    def _admin_of(self, family: UUID) -> UUID | None:
        with self._units.read() as unit:
            found = repository.session_in_use(unit.session, family, unit.clock())
            if found is None or not _is_admin(unit, found.user_id):
                return None
            if self._tokens.lacks(Role.ADMIN, second_factor=found.second_factor):
                return None
            return found.user_id

    def _end(self, family: UUID) -> None:
        with self._units.write() as unit:
            found = repository.session_in_use(unit.session, family, unit.clock())
            if found is not None:
                repository.revoke_family(unit.session, found.user_id, family, unit.clock())


def _is_admin(unit: Unit, user_id: UUID) -> bool:
    user = repository.user_by_id(unit.session, user_id)
    return user is not None and user.role is Role.ADMIN and user.status is UserStatus.ACTIVE
