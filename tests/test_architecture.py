"""Who may import whom: the one way through the house."""

import ast
from pathlib import Path

import pytest

CORE = Path(__file__).parent.parent / "hooks" / "gadatlas"
# What each part may import of the package, besides itself.
ALLOWED = {
    "problems": set(),
    "spelling": set(),
    "model": set(),
    "source": {"model", "problems"},
    "query": {"model"},
    "export": {"model"},
    "site": {"model", "spelling", "query", "export"},
    "search": {"site"},
    "curate": {"model", "problems", "spelling", "source", "query", "export"},
    "cli": {"model", "problems", "source", "query", "curate", "export", "site"},
}
MODULES = sorted(path for path in CORE.rglob("*.py") if path != CORE / "__init__.py")


def imported(path: Path) -> set[str]:
    """Return the full names of every module that the file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_the_core_never_imports_a_site_builder(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & {"mkdocs", "properdocs", "material", "mkdocs_bibtex"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_imports_run_with_the_stream(path: Path) -> None:
    part = path.relative_to(CORE).parts[0].removesuffix(".py")
    parts = {name.split(".")[1] for name in imported(path) if name.startswith("gadatlas.")}

    assert parts - {part} <= ALLOWED[part]


def test_only_the_adapter_imports_mkdocs() -> None:
    hooks = CORE.parent
    importers = {p.name for p in hooks.rglob("*.py") if any(n.split(".")[0] == "mkdocs" for n in imported(p))}

    assert importers == {"mkdocs_adapter.py"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_no_module_holds_two_jobs(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
