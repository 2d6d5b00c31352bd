import pytest

from server.features.playlists.policy import may_see
from server.kit.ids import new_id

OWNER = new_id()


@pytest.mark.parametrize(
    ("is_public", "standing", "others"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_owners_always_and_others_what_is_public(
    is_public: bool, standing: bool, others: bool
) -> None:
    for viewer, seen in ((OWNER, True), (new_id(), others), (None, others)):
        assert (
            may_see(
                owner_id=OWNER,
                is_public=is_public,
                owner_in_good_standing=standing,
                viewer_id=viewer,
            )
            is seen
        )
