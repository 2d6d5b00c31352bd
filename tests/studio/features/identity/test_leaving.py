from pathlib import Path

from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from server.contract.leaving import DeletionOut
from studio.kit.errors import Offline, refusal
from tests.studio.examples import run
from tests.studio.features.identity.belongings_bench import Account


def test_nothing_is_deleted_without_the_name_and_a_proof(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        left: list[DeletionOut] = []
        account.leaving.left.connect(left.append)
        account.leaving.delete("somebody")
        assert account.proofs == 0
        account.leaving.delete(" Tahmina ")
        assert (account.proofs, left) == (1, [])
        await account.prove()
        assert [each.final_at is not None for each in left] == [True]
        await account.scope.aclose()

    run(qapp, work())


def test_why_it_was_not_deleted_is_told(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        account.leaving.delete("tahmina")
        account.belongings.refuse = Offline("No answer.")
        await account.prove()
        assert account.leaving.refusal == "No answer."
        account.belongings.refuse = refusal(ErrorCode.PROOF_NEEDED, "Prove it.")
        account.leaving.delete("tahmina")
        await account.rest()
        assert account.proofs == 2, "the server knows better than the studio"
        account.leaving.note_unknown(unknown=True)
        assert account.leaving.unknown
        await account.scope.aclose()

    run(qapp, work())
