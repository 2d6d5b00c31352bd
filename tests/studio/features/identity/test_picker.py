from PySide6.QtWidgets import QApplication

from studio.features.identity.items import Reach
from studio.kit.config import THIS_COMPUTER
from studio.kit.errors import Offline
from tests.studio.examples import run
from tests.studio.features.identity.bench import OTHER, Bench


def test_this_computer_is_started_when_chosen_and_says_why_not(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.local.reason = "The port is in use."
        bench.model.picker.choose(THIS_COMPUTER)
        await bench.rest()
        chosen = bench.model.picker.chosen
        assert (chosen.reach, chosen.reason) == (Reach.FAILED, "The port is in use.")
        bench.local.reason = None
        bench.model.picker.start_local()
        await bench.rest()
        assert bench.model.picker.chosen.ready
        assert bench.model.picker.free_bytes == 580_000_000_000
        bench.model.picker.stop_local()
        await bench.rest()
        assert bench.model.picker.chosen.reach is Reach.STOPPED
        bench.model.close()
        await bench.scope.aclose()

    run(qapp, work())


def test_known_servers_are_asked_and_can_be_forgotten(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.model.picker.load()
        await bench.rest()
        other = bench.model.picker.servers[1]
        assert (other.reach, other.milliseconds, other.email) == (
            Reach.ANSWERS,
            38.0,
            "t@nodi.example",
        )
        bench.identity.refuse = Offline("No answer.")
        bench.model.picker.ask_again(OTHER)
        await bench.rest()
        assert bench.model.picker.servers[1].reason == "No answer."
        bench.identity.refuse = None
        bench.model.picker.choose(OTHER)
        await bench.rest()
        assert bench.model.picker.chosen.ready
        bench.model.picker.forget(OTHER)
        await bench.rest()
        assert bench.identity.forgotten == [OTHER]
        assert bench.model.picker.chosen.local
        await bench.scope.aclose()

    run(qapp, work())


def test_an_address_is_added_or_refused_in_words(qapp: QApplication) -> None:
    async def work() -> None:
        bench = Bench()
        bench.identity.refuse = Offline("Nobody is there.")
        bench.model.picker.add("x.example")
        await bench.rest()
        assert bench.model.picker.address_problem == "Nobody is there."
        bench.identity.refuse = None
        bench.model.picker.add("https://x.example")
        await bench.rest()
        assert bench.model.picker.chosen_key == "https://x.example"
        assert bench.model.picker.address_problem == ""
        await bench.scope.aclose()

    run(qapp, work())
