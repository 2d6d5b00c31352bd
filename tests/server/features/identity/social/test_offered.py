import pytest
from pydantic import TypeAdapter, ValidationError

from server.contract.errors import ErrorCode
from server.contract.identity import SocialProvider
from server.features.identity.social.offered import Flows, ProviderName, away, failed, titled
from server.kit.db.unit import Units
from server.kit.errors import ConflictError
from server.kit.sealing import Sealer

NAME: TypeAdapter[SocialProvider] = TypeAdapter(ProviderName)


def test_a_provider_is_named_in_letters_of_either_size() -> None:
    assert NAME.validate_python("google") is NAME.validate_python("GOOGLE")
    for wrong in ("twitter", "", 5, None):
        with pytest.raises(ValidationError):
            NAME.validate_python(wrong)


def test_what_is_not_offered_is_refused_by_name(units: Units) -> None:
    flows = Flows(units, Sealer(["a secret that is only for this test"]), {})
    with pytest.raises(ConflictError, match="Apple") as refused:
        flows.provider(SocialProvider.APPLE)
    assert refused.value.code is ErrorCode.SOCIAL_FAILED


def test_every_refusal_has_the_code() -> None:
    assert failed().code is away(SocialProvider.GOOGLE).code is ErrorCode.SOCIAL_FAILED
    assert titled(SocialProvider.FACEBOOK) == "Facebook"
