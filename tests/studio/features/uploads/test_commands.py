import inspect

from studio.features.uploads.commands import Uploads
from studio.features.uploads.engine import UploadEngine


def test_every_promise_is_kept_with_the_same_arguments() -> None:
    promises = {
        name: function
        for name, function in inspect.getmembers(Uploads, inspect.isfunction)
        if not name.startswith("_")
    }
    assert len(promises) == 13
    for name, promised in promises.items():
        kept = getattr(UploadEngine, name)
        assert inspect.signature(kept) == inspect.signature(promised), name
        assert inspect.iscoroutinefunction(kept) == inspect.iscoroutinefunction(promised), name
