import itertools
from typing import Any

import pytest

from server.contract.identity import Role
from server.features.moderation.policy import may_act_on, may_moderate
from server.kit.ids import new_id

STAFF = {Role.MODERATOR, Role.ADMIN}


@pytest.mark.parametrize("role", Role)
def test_moderators_and_administrators_moderate(role: Role) -> None:
    assert may_moderate(role) is (role in STAFF)


@pytest.mark.parametrize(("mine", "theirs"), list(itertools.product(Role, Role)))
def test_only_administrators_decide_about_moderators_and_nobody_about_themselves(
    mine: Role, theirs: Role
) -> None:
    me = new_id()

    def may(owner_id: Any) -> bool:
        return may_act_on(actor_id=me, actor_role=mine, owner_id=owner_id, owner_role=theirs)

    assert not may(me)
    allowed = mine is Role.ADMIN or (mine is Role.MODERATOR and theirs not in STAFF)
    assert may(new_id()) is allowed
