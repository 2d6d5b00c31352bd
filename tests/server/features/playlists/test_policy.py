import itertools

import pytest

from server.features.playlists.policy import may_see
from server.kit.ids import new_id

OWNER = new_id()


@pytest.mark.parametrize(
    ("is_public", "hidden", "standing"), list(itertools.product((True, False), repeat=3))
)
def test_owners_always_and_others_what_is_public(
    is_public: bool, hidden: bool, standing: bool
) -> None:
    others = (is_public, hidden, standing) == (True, False, True)
    for viewer, seen in ((OWNER, True), (new_id(), others), (None, others)):
        assert (
            may_see(
                owner_id=OWNER,
                is_public=is_public,
                is_hidden=hidden,
                owner_in_good_standing=standing,
                viewer_id=viewer,
            )
            is seen
        )
