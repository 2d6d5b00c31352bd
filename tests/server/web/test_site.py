from pathlib import Path

from server.web.site import Site


def test_its_pages_lie_in_the_repositorys_resources() -> None:
    site = Site("Chitra", None, Path("assets"))
    assert (site.resources_dir / "web" / "templates" / "watch.html").is_file()
