import asyncio
from uuid import UUID, uuid4

from studio.features.videos.bulk import do_each, partly_sentence
from studio.kit.errors import ServerRefusal, StudioError


def test_a_refusal_in_the_middle_leaves_the_others_done() -> None:
    ids = [uuid4() for _ in range(4)]

    async def answer(video_id: UUID) -> UUID:
        if video_id == ids[1]:
            raise ServerRefusal("It is not ready.")
        return video_id

    async def work() -> tuple[list[UUID], dict[UUID, StudioError]]:
        return await do_each([(each, lambda each=each: answer(each)) for each in ids])  # type: ignore[misc]

    done, refused = asyncio.run(work())
    assert done == [ids[0], ids[2], ids[3]]
    assert list(refused) == [ids[1]]
    assert partly_sentence(3, refused) == "3 changed, 1 not. It is not ready."
    assert partly_sentence(0, refused) == "It is not ready."
