from pathlib import Path

from PySide6.QtWidgets import QApplication

from server.contract.account import ExportState
from server.contract.errors import ErrorCode
from studio.kit.errors import Offline, refusal
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.identity.belongings_bench import Account, export


def test_a_copy_is_asked_for_and_looked_after(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        exports = account.exports
        await account.load()
        assert exports.loaded
        account.safety.proof_needed = True
        exports.ask()
        await account.rest()
        await account.prove()
        assert exports.waiting
        assert exports._look.isActive()
        account.belongings.copies = [export(ExportState.READY)]
        exports._look.timeout.emit()
        await eventually(lambda: not exports.waiting)
        assert not exports._look.isActive()
        await account.scope.aclose()

    run(qapp, work())


def test_a_copy_is_fetched_to_a_file(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        exports, ready = account.exports, export(ExportState.READY)
        account.belongings.hold.clear()
        exports.fetch(ready, tmp_path / "mine.zip")
        await eventually(lambda: exports.fetching is not None and exports.fetching.done == 10)
        exports.fetch(ready, tmp_path / "twice.zip")
        account.belongings.hold.set()
        await account.rest()
        assert account.belongings.done == [("/api/v1/exports/t", "mine.zip")]
        assert account.said == ["Saved as mine.zip"]
        account.belongings.hold.clear()
        exports.fetch(ready, tmp_path / "no.zip")
        await eventually(lambda: exports.fetching is not None and exports.fetching.done == 10)
        exports.stop_fetching()
        await account.rest()
        assert exports.fetching is None
        assert len(account.belongings.done) == 1
        account.belongings.refuse = Offline("No answer.")
        exports.fetch(ready, tmp_path / "no.zip")
        await account.rest()
        assert exports.refusal == "No answer."
        exports.fetch(export(ExportState.WAITING), tmp_path / "no.zip")
        assert exports.fetching is None
        await account.scope.aclose()

    run(qapp, work())


def test_a_copy_is_handed_over_only_to_who_proves_it(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        exports, ready = account.exports, export(ExportState.READY)
        account.safety.proof_needed = True
        exports.fetch(ready, tmp_path / "mine.zip")
        await account.rest()
        assert account.proofs == 1
        assert (account.belongings.done, exports.fetching) == ([], None)
        account.security.forget_proof()
        account.belongings.refuse = refusal(ErrorCode.NOT_FOUND, "It is gone.")
        exports.fetch(ready, tmp_path / "mine.zip")
        await account.rest()
        assert exports.refusal == "It is gone."
        account.belongings.refuse = None
        exports.fetch(ready, tmp_path / "mine.zip")
        await account.rest()
        await account.prove()
        assert account.belongings.links_asked == [ready.id]
        assert account.belongings.done == [("/api/v1/exports/t", "mine.zip")]
        await account.scope.aclose()

    run(qapp, work())


def test_asking_twice_before_the_link_has_come_fetches_once(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        ready = export(ExportState.READY)
        account.belongings.hold.clear()
        for _ in range(2):
            account.exports.fetch(ready, tmp_path / "mine.zip")
        await eventually(lambda: len(account.belongings.links_asked) == 2)
        account.belongings.hold.set()
        await account.rest()
        assert account.belongings.done == [("/api/v1/exports/t", "mine.zip")]
        await account.scope.aclose()

    run(qapp, work())


def test_a_server_that_makes_none(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        account.belongings.refuse = refusal(ErrorCode.NOT_FOUND, "Nothing.")
        await account.load()
        assert account.exports.unknown
        account.belongings.refuse = Offline("No answer.")
        account.exports.ask()
        await account.rest()
        assert account.exports.refusal == "No answer."
        await account.scope.aclose()
        account.exports.load()

    run(qapp, work())
