import pytest
from PySide6.QtWidgets import QApplication

from server.contract.social import SocialFlow, SocialFlowOut
from studio.features.identity.browser_trip import BrowserTrip
from studio.kit.errors import NotOurServer
from studio.kit.task_scope import TaskScope
from studio.net.pkce import Pkce
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.identity.bench import NOW, MemoryBrowser, come_back


def test_there_and_back(qapp: QApplication) -> None:
    async def work() -> None:
        flows: list[SocialFlow] = []
        browser = MemoryBrowser(works=False)
        shown = browser.shown
        scope = TaskScope(lambda error: pytest.fail(repr(error)))

        async def begin(flow: SocialFlow) -> SocialFlowOut:
            flows.append(flow)
            return SocialFlowOut(url="https://accounts.example/a", expires_at=NOW)

        trip = BrowserTrip(scope, browser)
        going = scope.start(trip.code(begin))
        await eventually(lambda: bool(shown))
        assert (trip.address, trip.opened) == ("https://accounts.example/a", False)
        trip.open_again()
        assert len(shown) == 2
        await come_back(flows[0], code="abc")
        code = await going
        assert code.code.get_secret_value() == "abc"
        verifier = code.code_verifier.get_secret_value()
        assert Pkce(verifier=verifier).challenge == flows[0].code_challenge
        assert trip.address == ""
        trip.open_again()
        assert len(shown) == 2, "there is nowhere to go"
        await scope.aclose()

    run(qapp, work())


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ms-settings:x", "http://accounts.example/", "javascript:1"]
)
def test_a_server_can_start_nothing_but_a_web_page(qapp: QApplication, address: str) -> None:
    async def work() -> None:
        scope = TaskScope(lambda _error: None)

        async def begin(_flow: SocialFlow) -> SocialFlowOut:
            return SocialFlowOut(url=address, expires_at=NOW)

        trip = BrowserTrip(scope, lambda _address: pytest.fail("it was opened"))
        with pytest.raises(NotOurServer):
            await trip.code(begin)
        await scope.aclose()

    run(qapp, work())
