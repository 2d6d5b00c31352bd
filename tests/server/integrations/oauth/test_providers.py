from pathlib import Path

import pytest
from joserfc.jwk import ECKey, RSAKey

from server.app.settings import Settings
from server.contract.identity import SocialProvider
from server.integrations.oauth.apple import Apple
from server.integrations.oauth.google import Google
from server.integrations.oauth.providers import BadOAuthSettingError, open_providers
from tests.server.elsewhere.apple import private_pem

WHOLE = {
    "public_url": "https://video.example/",
    "google_client_id": "g",
    "google_client_secret": "gs",
    "facebook_app_id": "f",
    "facebook_app_secret": "fs",
    "apple_client_id": "a",
    "apple_team_id": "t",
    "apple_key_id": "k",
    "apple_private_key": private_pem(),
}


def _settings(tmp_path: Path, **changes: str | None) -> Settings:
    given = {name: value for name, value in {**WHOLE, **changes}.items() if value is not None}
    return Settings.model_validate({"data_dir": tmp_path, **given})


def test_without_settings_there_are_no_providers(tmp_path: Path) -> None:
    assert not open_providers(Settings(data_dir=tmp_path))


def test_each_comes_back_to_its_own_address(tmp_path: Path) -> None:
    found = open_providers(_settings(tmp_path))
    assert list(found) == [SocialProvider.GOOGLE, SocialProvider.FACEBOOK, SocialProvider.APPLE]
    google, apple = found[SocialProvider.GOOGLE], found[SocialProvider.APPLE]
    assert isinstance(google, Google)
    assert isinstance(apple, Apple)
    assert google.callback == "https://video.example/account/social/google/callback"
    assert apple.callback == "https://video.example/account/social/apple/callback"


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "public_url"])
def test_half_a_provider_is_refused_by_name(tmp_path: Path, name: str) -> None:
    for gone in (None, ""):
        with pytest.raises(BadOAuthSettingError, match=f"CHITRA_{name.upper()}.* needed as well"):
            open_providers(_settings(tmp_path, **{name: gone}))


@pytest.mark.parametrize(
    "url",
    [
        None,
        "video.example",
        "http://video.example",
        "https://x/?a=b",
        "https://u:p@x",
        "https://[x",
        "https://x:99999",
    ],
)
def test_a_provider_needs_a_whole_address_to_come_back_to(tmp_path: Path, url: str | None) -> None:
    with pytest.raises(BadOAuthSettingError, match="CHITRA_PUBLIC_URL"):
        open_providers(_settings(tmp_path, public_url=url))


@pytest.mark.parametrize("name", ["google_issuer", "facebook_graph_url", "apple_url"])
def test_secrets_travel_over_tls_alone(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadOAuthSettingError, match=f"CHITRA_{name.upper()}"):
        open_providers(_settings(tmp_path, **{name: "http://provider.example"}))
    assert open_providers(_settings(tmp_path, **{name: "http://127.0.0.1:5000"}))


@pytest.mark.parametrize(
    "pem",
    [
        "rubbish",
        RSAKey.generate_key(2048).as_pem(private=True).decode(),
        ECKey.generate_key("P-384").as_pem(private=True).decode(),
        ECKey.generate_key("P-256").as_pem(private=False).decode(),
    ],
    ids=["rubbish", "RSA", "P-384", "public"],
)
def test_a_key_that_is_not_apples_is_refused_without_being_shown(tmp_path: Path, pem: str) -> None:
    with pytest.raises(BadOAuthSettingError, match="CHITRA_APPLE_PRIVATE_KEY") as refused:
        open_providers(_settings(tmp_path, apple_private_key=pem))
    assert pem not in str(refused.value)


def test_a_key_may_be_written_on_one_line(tmp_path: Path) -> None:
    line = private_pem().replace("\n", "\\n")
    assert open_providers(_settings(tmp_path, apple_private_key=line))
