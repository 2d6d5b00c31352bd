from pathlib import Path

from PySide6.QtWidgets import QApplication

from studio.features.editor.tag_completion import TagCompletion
from studio.kit.errors import Offline
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.editor.bench import Bench


def test_the_server_is_asked_once_typing_pauses_and_once_alone(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def work() -> None:
        bench = Bench(tmp_path)
        completion = TagCompletion(bench.server, bench.scope)
        found: list[list[str]] = []
        completion.found.connect(found.append)
        completion.want("b")
        completion.want("Boa")
        await eventually(lambda: bool(found))
        assert (bench.server.asked, found) == (["boa"], [["boat building", "boats"]])
        completion.want("boa")
        assert len(found) == 2
        completion.want("")
        bench.server.refuse = Offline("The server cannot be reached.")
        completion.want("riv")
        await eventually(lambda: not completion._pause.isActive() and not bench.scope.busy)
        assert len(found) == 2
        await bench.close()

    run(qapp, work())
