"""Give pages with diagrams the program that draws them, from beside the pages themselves.

The theme would fetch it from another host while the page is read.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

MERMAID = Path(__file__).resolve().parents[2] / "build" / "assets" / "docs" / "mermaid.js"
ADDRESS = "assets/mermaid.js"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the program to the site."""
    if not MERMAID.is_file():
        raise PluginError("The diagrams' program is missing: run `make assets` first.")
    files.append(File.generated(config, ADDRESS, abs_src_path=str(MERMAID)))
    return files


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs' signature
    """Load it on the pages that need it: it is two and a half megabytes."""
    if '<pre class="mermaid">' not in output:
        return output
    address = get_relative_url(ADDRESS, page.url)
    return output.replace("</head>", f'<script src="{address}"></script></head>', 1)
