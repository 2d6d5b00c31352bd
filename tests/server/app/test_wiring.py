from server.app.settings import Settings
from server.app.wiring import Parts, wire
from server.features.uploads.folder import UploadFolder
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.sealing import Sealer


def test_every_part_that_features_ask_for_is_there(parts: Parts) -> None:
    for kind in (Units, UploadFolder, Storage, Settings):
        assert parts.providers.get(kind) is not None


def test_two_starts_share_a_secret(settings: Settings) -> None:
    without = settings.model_copy(update={"secret_key": None})
    for _ in range(2):
        wire(without).close()
    assert (settings.data_dir / "secret.key").is_file()


def test_what_an_older_secret_sealed_still_opens(settings: Settings) -> None:
    sealed = Sealer([str(settings.secret_key)]).seal("accounts", "4711")
    changed = {
        "secret_key": "another secret that is only for this test",
        "previous_secret_keys": (settings.secret_key,),
    }
    wired = wire(settings.model_copy(update=changed))
    assert wired.providers.get(Sealer).open("accounts", sealed) == "4711"
    wired.close()
