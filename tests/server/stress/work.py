"""One process of several that do everything at once: ``python -m tests.server.stress.work``.

Arguments: the database's address, the stage, a seed, how many threads, how many turns each takes
with every theme. It says ``ready``, waits for a line, works, and prints a JSON object: how often
each kind of work succeeded, how often it was refused as rules have it, and every failure.
"""

import json
import random
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from server.app.upkeep import COUNTERS
from server.contract.comments import CommentIn, CommentStatus
from server.contract.following import SubscriptionIn
from server.contract.interactions import ProgressIn, Reaction
from server.contract.playlists import PlaylistItemIn
from server.contract.videos import VideoPatch, Visibility
from server.features.channels.subscribe import subscribe, unsubscribe
from server.features.comments import react as comment_reactions
from server.features.comments.delete import delete_comment
from server.features.comments.models import Comment
from server.features.comments.moderate import set_status
from server.features.comments.write import write_comment
from server.features.identity.tokens import Actor
from server.features.interactions.dismiss import dismiss
from server.features.interactions.progress import report_progress
from server.features.interactions.react import react
from server.features.interactions.view_video import view_video
from server.features.interactions.visit import Visit
from server.features.playlists.arrange import add_video, move_video, remove_video
from server.features.playlists.models import PlaylistItem
from server.features.videos.delete import delete_video
from server.features.videos.edit import edit_video
from server.features.videos.models import Video
from server.features.videos.publish import publish, unpublish
from server.features.videos.repository import own_video
from server.features.videos.tags import set_tags
from server.features.videos.takedown import restore, take_down
from server.kit.db.counters import reconcile
from server.kit.db.engine import database_url, open_engine
from server.kit.db.unit import Subscriptions, Unit, Units
from server.kit.errors import AppError
from server.kit.jobs.queue import DurableJobQueue
from tests.server.stress.stage import PEOPLE, TAGS, VIDEOS, Stage

STAY = 2
"""Videos of the shelf that are never deleted, so that there is always something to do."""
REACTIONS = (Reaction.LIKE, Reaction.DISLIKE, None)


class Worker:
    """One thread's dice and what it may do with them.

    Every method is one transaction, but for ``count_anew``, which has transactions of its own.
    """

    def __init__(self, stage: Stage, seed: str) -> None:
        self.stage = stage
        self.dice = random.Random(seed)  # noqa: S311 - no secret
        # One theme after another, so that everybody is after the same rows.
        self.themes: tuple[tuple[Callable[[Any], object], ...], ...] = (
            (self.react,),
            (self.tag,),
            (self.follow, self.leave),
            (self.reply, self.react_to_comment, self.delete_reply, self.moderate),
            (self.add_item, self.move_item, self.remove_item),
            (self.view, self.dismiss, self.progress, self.react, self.reply, self.tag),
            (
                *(self.publish, self.publish, self.unpublish, self.show, self.delete),
                *(self.take_down, self.restore, self.restore),
                *(self.tag_shelf, self.tag_shelf, self.count_anew),
            ),
            (self.count_anew, self.react, self.reply, self.view, self.tag, self.follow, self.leave),
        )

    def react(self, unit: Unit) -> None:
        video = UUID(self.stage.videos[0])
        react(unit, video, self._actor(unit), self.dice.choice(REACTIONS))

    def follow(self, unit: Unit) -> None:
        actor = self.stage.actor(unit, self.dice.randrange(1, PEOPLE))
        subscribe(unit, self.stage.handle, actor, SubscriptionIn())

    def leave(self, unit: Unit) -> None:
        actor = self.stage.actor(unit, self.dice.randrange(1, PEOPLE))
        unsubscribe(unit, self.stage.handle, actor)

    def view(self, unit: Unit) -> None:
        visit = Visit(f"viewer {self.dice.randrange(20)}")
        view_video(unit, self._video(), None, visit)

    def dismiss(self, unit: Unit) -> None:
        dismiss(unit, self._video(), self._actor(unit))

    def progress(self, unit: Unit) -> None:
        asked = ProgressIn(position_seconds=self.dice.randrange(60), watched_seconds=1)
        report_progress(unit, self._video(), self._actor(unit), asked)

    def reply(self, unit: Unit) -> None:
        parent = UUID(self.dice.choice(self.stage.comments))
        asked = CommentIn(text="Reply", parent_id=parent)
        write_comment(unit, UUID(self.stage.videos[0]), self._actor(unit), asked)

    def react_to_comment(self, unit: Unit) -> None:
        comment = UUID(self.dice.choice(self.stage.comments))
        comment_reactions.react(unit, comment, self._actor(unit), self.dice.choice(REACTIONS))

    def delete_reply(self, unit: Unit) -> None:
        reply = self._reply(unit)
        if reply is not None:
            delete_comment(unit, reply, self.stage.actor(unit, 0))

    def moderate(self, unit: Unit) -> None:
        target = self._reply(unit) or UUID(self.stage.comments[1])
        status = self.dice.choice((*CommentStatus, CommentStatus.ACTIVE, CommentStatus.ACTIVE))
        set_status(unit, self.dice.choice((target, UUID(self.stage.comments[1]))), status)

    def tag(self, unit: Unit) -> None:
        video = self.stage.video(unit, self.dice.randrange(2))
        set_tags(unit, video, self.dice.sample(TAGS, self.dice.randrange(len(TAGS) + 1)))

    def publish(self, unit: Unit) -> None:
        publish(unit, self._own(unit, self._shelved()), Visibility.PUBLIC)

    def unpublish(self, unit: Unit) -> None:
        unpublish(unit, self._own(unit, self._shelved()))

    def show(self, unit: Unit) -> None:
        visibility = self.dice.choice((Visibility.PUBLIC, Visibility.UNLISTED))
        edit_video(unit, self._own(unit, self._shelved()), VideoPatch(visibility=visibility))

    def delete(self, unit: Unit) -> None:
        delete_video(unit, self._own(unit, self.dice.choice(self.stage.shelf[STAY:])))

    def take_down(self, unit: Unit) -> None:
        take_down(unit, UUID(self._shelved()), "Only adverts")

    def restore(self, unit: Unit) -> None:
        restore(unit, UUID(self._shelved()))

    def tag_shelf(self, unit: Unit) -> None:
        names = [*TAGS, *(f"new {self.dice.randrange(50)}" for _ in range(3))]
        set_tags(
            unit, self._own(unit, self._shelved()), self.dice.sample(names, self.dice.randrange(6))
        )

    def count_anew(self, units: Units) -> None:
        """As every night; whoever changes rows changes their counters, so nothing is wrong."""
        counter = self.dice.choice(COUNTERS)
        for found in reconcile(units, counter):
            assert counter.refreshed or found.wrong == 0, found

    def add_item(self, unit: Unit) -> None:
        position = self.dice.choice((None, 1, 3))
        asked = PlaylistItemIn(video_id=self._video(), position=position)
        add_video(unit, UUID(self.stage.playlist), self.stage.actor(unit, 0), asked)

    def move_item(self, unit: Unit) -> None:
        item = self._item(unit)
        if item is not None:
            position = self.dice.randrange(1, VIDEOS + 1)
            owner = self.stage.actor(unit, 0)
            move_video(unit, UUID(self.stage.playlist), item, owner, position)

    def remove_item(self, unit: Unit) -> None:
        item = self._item(unit)
        if item is not None:
            remove_video(unit, UUID(self.stage.playlist), item, self.stage.actor(unit, 0))

    def _actor(self, unit: Unit) -> Actor:
        return self.stage.actor(unit, self.dice.randrange(2))

    def _video(self) -> UUID:
        return UUID(self.dice.choice(self.stage.videos[:2]))

    def _shelved(self) -> str:
        """Mostly one of those that stay."""
        return self.dice.choice((*self.stage.shelf[:STAY], self.dice.choice(self.stage.shelf)))

    def _own(self, unit: Unit, video: str) -> Video:
        return own_video(unit.session, UUID(video), UUID(self.stage.people[0]))

    def _reply(self, unit: Unit) -> UUID | None:
        query = sa.select(Comment.id).where(Comment.parent_id.is_not(None))
        found = list(unit.session.scalars(query.limit(20)))
        return self.dice.choice(found) if found else None

    def _item(self, unit: Unit) -> UUID | None:
        found = list(unit.session.scalars(sa.select(PlaylistItem.id)))
        return self.dice.choice(found) if found else None


def run(address: str, stage: Stage, seed: str, threads: int, turns: int) -> dict[str, object]:
    """Let the threads work; what came of it."""
    url = database_url(address)
    engine, jobs = open_engine(url), DurableJobQueue(url)
    units = Units(engine, Subscriptions(), jobs)
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    failed: list[str] = []
    lock = threading.Lock()

    def work(number: int) -> None:
        worker = Worker(stage, f"{seed}-{number}")
        for theme in (theme for theme in worker.themes for _ in range(turns)):
            act = worker.dice.choice(theme)
            try:
                if act == worker.count_anew:
                    act(units)
                else:
                    with units.write() as unit:
                        act(unit)
            except AppError:
                into, what = refused, act.__name__
            except Exception:  # noqa: BLE001 - reported
                with lock:
                    failed.append(traceback.format_exc())
                continue
            else:
                into, what = done, act.__name__
            with lock:
                into[what] += 1

    running = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    jobs.close()
    engine.dispose()
    return {"done": done, "refused": refused, "failed": failed}


def main() -> None:
    """Say that it is ready, wait, work, tell."""
    address, stage, seed, threads, turns = sys.argv[1:]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    told = run(address, Stage.from_text(stage), seed, int(threads), int(turns))
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
