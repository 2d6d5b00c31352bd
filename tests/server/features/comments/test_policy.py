from server.features.comments import policy
from server.kit.ids import new_id

AUTHOR, OWNER, OTHER = new_id(), new_id(), new_id()


def test_only_authors_edit() -> None:
    assert policy.may_edit(author_id=AUTHOR, actor_id=AUTHOR)
    assert not policy.may_edit(author_id=AUTHOR, actor_id=OWNER)


def test_authors_and_video_owners_delete() -> None:
    for actor, may in ((AUTHOR, True), (OWNER, True), (OTHER, False)):
        assert policy.may_delete(author_id=AUTHOR, video_owner_id=OWNER, actor_id=actor) is may
