"""What holds for every model of the contract."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

import server.contract
from server.contract.shapes import In, Out


def _models() -> Iterator[type[BaseModel]]:
    for module in pkgutil.iter_modules(server.contract.__path__, "server.contract."):
        for thing in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(thing, type)
                and issubclass(thing, BaseModel)
                and thing.__module__ == module.name
                and thing not in {In, Out}
            ):
                yield thing


@pytest.mark.parametrize("model", list(_models()), ids=lambda model: model.__name__)
def test_answers_have_no_defaults_and_questions_forbid_what_they_do_not_know(
    model: type[BaseModel],
) -> None:
    fields: dict[str, FieldInfo] = model.model_fields
    if issubclass(model, In):
        assert model.model_config.get("extra") == "forbid"
    else:
        assert [name for name, field in fields.items() if not field.is_required()] == []
        assert model.model_config.get("extra") == "ignore"
