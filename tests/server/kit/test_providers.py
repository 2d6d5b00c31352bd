import pytest

from server.kit.providers import Providers


def test_a_part_is_found_by_its_type() -> None:
    providers = Providers()
    assert providers.put(str, "text") == "text"
    assert providers.get(str) == "text"


def test_a_part_nobody_provides_is_a_mistake_in_the_wiring() -> None:
    with pytest.raises(LookupError, match="int"):
        Providers().get(int)
