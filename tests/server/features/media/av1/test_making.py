from pathlib import Path

import pytest

from server.app.wiring import Parts
from server.contract.media import SecondPass
from server.features.media.av1.encode import encode_av1
from server.features.media.av1.making import SecondMaking
from server.features.media.errors import EncodeError
from server.features.media.ladder import plan
from server.features.media.making import Making
from server.features.media.scratch import Scratch
from server.features.uploads.folder import UploadFolder
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person

pytestmark = pytest.mark.proof


def test_what_was_made_anew_meanwhile_gets_nothing_of_it(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="320x240", seconds=1)
    version = bring(parts.providers, tahmina.id, clip)
    get = parts.providers.get
    storage, units = get(Storage), get(Units)  # type: ignore[type-abstract]
    making = Making(units, storage, get(UploadFolder), get(Scratch), version.id)
    making.settle()
    with units.write() as unit:
        unit.session.get_one(VideoVersion, version.id).second_pass = SecondPass.WAITING
    with pytest.raises(EncodeError) as caught:
        SecondMaking(making, version.run).make()
    assert "not whole" in caught.value.detail
    info = making.examine()
    making.plan(info, plan(info))
    making.publish(making.encode(info, plan(info), with_audio=True))
    with units.write() as unit:
        unit.session.get_one(VideoVersion, version.id).second_pass = SecondPass.WAITING

    def begun_anew(*arguments: object, **named: object) -> None:
        encode_av1(*arguments, **named)  # type: ignore[arg-type]
        with units.write() as unit:
            unit.session.get_one(VideoVersion, version.id).run += 1

    monkeypatch.setattr("server.features.media.av1.making.encode_av1", begun_anew)
    assert not SecondMaking(making, version.run).make()
    with storage.local(f"{version.stream_key}/master.m3u8") as path:
        assert "av01" not in path.read_text()
