from pathlib import Path

from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from studio.kit.errors import refusal
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.identity.belongings_bench import APPLE, GOOGLE, Account
from tests.studio.features.identity.bench import come_back


def test_linking_asks_for_a_proof_first_and_then_the_browser(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        linked = account.linked
        await account.load()
        assert linked.providers == [GOOGLE, APPLE]
        assert set(account.security.ways) == {GOOGLE}
        linked.link(APPLE)
        assert (account.proofs, account.browser.shown) == (1, []), "no code is wasted"
        account.security.prove("right", "")
        await eventually(lambda: bool(account.browser.shown))
        assert [linked.waiting] == [APPLE]
        await come_back(account.belongings.flows[0], code="abc")
        await account.rest()
        assert [linked.waiting] == [None]
        assert account.belongings.done == [("link", "abc")]
        assert linked.link_of(APPLE) is not None
        assert set(account.security.ways) == {GOOGLE, APPLE}
        linked.link(APPLE)
        await eventually(lambda: len(account.browser.shown) == 2)
        assert account.proofs == 1, "the proof still counts"
        linked.give_up()
        await account.rest()
        assert linked.waiting is None
        await account.scope.aclose()

    run(qapp, work())


def test_a_no_from_elsewhere_is_told(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        await account.load()
        account.linked.link(APPLE)
        account.security.prove("right", "")
        await eventually(lambda: bool(account.browser.shown))
        await come_back(account.belongings.flows[0], error="access_denied")
        await account.rest()
        assert "not allow" in account.linked.refusal
        await account.scope.aclose()

    run(qapp, work())


def test_the_last_way_in_stays(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        await account.load()
        [link] = account.linked.links
        account.belongings.refuse = refusal(ErrorCode.LAST_WAY_IN, "Your only way in.")
        account.linked.unlink(link.id)
        await account.rest()
        assert account.linked.refusal == "Your only way in."
        assert account.linked.links == [link]
        account.belongings.refuse = None
        account.safety.proof_needed = True
        account.linked.unlink(link.id)
        await account.rest()
        assert account.proofs == 1
        await account.prove()
        assert account.linked.links == []
        assert account.said == ["Unlinked"]
        await account.scope.aclose()

    run(qapp, work())


def test_a_server_that_lets_nobody_in_from_elsewhere(qapp: QApplication, tmp_path: Path) -> None:
    async def work() -> None:
        account = Account(tmp_path)
        account.belongings.offered, account.belongings.linked = [], []
        await account.load()
        seen = [account.linked.unknown]
        account.belongings.offered = [GOOGLE]
        await account.load()
        seen.append(account.linked.unknown)
        assert seen == [True, False]
        account.belongings.refuse = refusal(ErrorCode.NOT_FOUND, "Nothing.")
        await account.load()
        assert account.linked.unknown
        await account.scope.aclose()

    run(qapp, work())
