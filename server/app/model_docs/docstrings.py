"""What the source says below its attributes, which Python itself throws away."""

import ast
import inspect
import re
from functools import cache
from itertools import pairwise
from types import ModuleType

ROLE = re.compile(r":\w+:`~?([^`]+)`")


def attribute_doc(kind: type, name: str) -> str:
    """The text below an attribute of a class, or of one that it inherits it from."""
    for each in kind.__mro__:
        module = inspect.getmodule(each)
        if module is not None and module.__name__.startswith("server."):
            told = _class_docs(module).get(each.__name__, {})
            if name in told:
                return told[name]
    return ""


def constant_doc(module: ModuleType, name: str) -> str:
    """The text below a name of a module."""
    return _documented(ast.parse(inspect.getsource(module)).body).get(name, "")


def tidy(text: str | None) -> str:
    """A docstring as Markdown: without indentation, and without the marks of another markup."""
    return ROLE.sub(r"`\1`", inspect.cleandoc(text or "")).replace("``", "`")


def first_line(text: str | None) -> str:
    """What a docstring says in its first line."""
    return tidy(text).partition("\n")[0]


@cache
def _class_docs(module: ModuleType) -> dict[str, dict[str, str]]:
    tree = ast.parse(inspect.getsource(module))
    return {
        node.name: _documented(node.body) for node in tree.body if isinstance(node, ast.ClassDef)
    }


def _documented(body: list[ast.stmt]) -> dict[str, str]:
    """Names that are given a value, with the string that follows."""
    found = {}
    for statement, following in pairwise(body):
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                pass
            case _:
                continue
        match following:
            case ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = tidy(text)
    return found
