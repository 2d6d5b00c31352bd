"""The HTTP side of reports and suspensions. The table of permissions keeps it to the staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from server.contract.moderation import (
    ActionIn,
    ActionOut,
    FlagIn,
    FlagOut,
    FlagReview,
    FlagReviewOut,
    FlagStatus,
    SuspensionIn,
    SuspensionLift,
    SuspensionOut,
)
from server.contract.shapes import Page
from server.features.identity.access import CurrentActor, MaybeActor
from server.features.moderation import repository
from server.features.moderation.decide import decide
from server.features.moderation.flag_content import flag_content
from server.features.moderation.review import review_flag
from server.features.moderation.suspend import lift_suspension, suspend_user
from server.features.moderation.view import action_out, flag_out, review_outs, suspension_out
from server.kit.db.unit import Units
from server.kit.paging import LIMIT_DEFAULT, LIMIT_MAX
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["moderation"])


@router.post("/flags", status_code=status.HTTP_201_CREATED)
def post_flag(asked: FlagIn, actor: MaybeActor, providers: ProvidersDep) -> FlagOut:
    """Report a video, comment, user, channel or playlist."""
    with providers.get(Units).write() as unit:
        return flag_out(flag_content(unit, actor.user_id if actor else None, asked))


@router.get("/moderation/flags")
def list_flags(
    _actor: CurrentActor,
    providers: ProvidersDep,
    status: FlagStatus = FlagStatus.PENDING,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    limit: Annotated[int, Query(ge=1, le=LIMIT_MAX)] = LIMIT_DEFAULT,
) -> Page[FlagReviewOut]:
    """A page of the reports of one status, oldest first."""
    with providers.get(Units).read() as unit:
        rows, following = repository.queue(unit.session, status, cursor, limit)
        return Page(items=review_outs(unit.session, rows), next_cursor=following)


@router.post("/moderation/flags/{flag_id}/review")
def post_review(
    flag_id: UUID, asked: FlagReview, moderator: CurrentActor, providers: ProvidersDep
) -> FlagReviewOut:
    """Take a report up, dismiss it, or do something about it."""
    with providers.get(Units).write() as unit:
        flag = review_flag(unit, moderator, flag_id, asked)
        return review_outs(unit.session, [flag])[0]


@router.post("/moderation/actions", status_code=status.HTTP_201_CREATED)
def post_action(asked: ActionIn, moderator: CurrentActor, providers: ProvidersDep) -> ActionOut:
    """Do something about content that nobody need have reported, or bring it back."""
    with providers.get(Units).write() as unit:
        return action_out(decide(unit, moderator, asked))


@router.post("/moderation/users/{user_id}/suspensions", status_code=status.HTTP_201_CREATED)
def post_suspension(
    user_id: UUID, asked: SuspensionIn, moderator: CurrentActor, providers: ProvidersDep
) -> SuspensionOut:
    """Shut somebody out, for some days or for good."""
    with providers.get(Units).write() as unit:
        made = suspend_user(unit, moderator, user_id, asked.reason, asked.duration_days)
        return suspension_out(made, unit.clock())


@router.post("/moderation/suspensions/{suspension_id}/lift")
def post_lift(
    suspension_id: UUID, asked: SuspensionLift, moderator: CurrentActor, providers: ProvidersDep
) -> SuspensionOut:
    """Let somebody in again."""
    with providers.get(Units).write() as unit:
        lifted = lift_suspension(unit, moderator, suspension_id, asked.reason)
        return suspension_out(lifted, unit.clock())
