import pytest

from server.app.wiring import Parts
from server.features.identity.challenges import Challenges
from server.features.identity.mail.post import Post
from server.features.identity.proof import Proving
from server.features.identity.social.offered import Flows
from server.features.identity.tokens import AccessTokens
from server.features.identity.turns import Turns
from server.kit.policies import SignUpPolicy, StaffPolicy


@pytest.mark.parametrize(
    "kind",
    [AccessTokens, Challenges, Flows, Post, Proving, SignUpPolicy, StaffPolicy, Turns],
)
def test_every_part_that_identity_asks_for_is_there(parts: Parts, kind: type[object]) -> None:
    assert isinstance(parts.providers.get(kind), kind)
