from server.app.settings import Settings
from server.app.wiring import Parts, wire
from server.features.uploads.folder import UploadFolder
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units


def test_every_part_that_features_ask_for_is_there(parts: Parts) -> None:
    for kind in (Units, UploadFolder, Storage, Settings):
        assert parts.providers.get(kind) is not None


def test_two_starts_share_a_secret(settings: Settings) -> None:
    without = settings.model_copy(update={"secret_key": None})
    for _ in range(2):
        wire(without).close()
    assert (settings.data_dir / "secret.key").is_file()
