"""The house keeps its own rules: where imports point, what a module says, what is shipped."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from importlib.machinery import PathFinder
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for path in (ROOT / "src/etl").rglob("*.py"))
FLOWS = sorted((ROOT / "flows").glob("*.py"))
HEAVY = {"duckdb", "jinja2", "numpy", "pandas", "pandera", "prefect", "rich"}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_imports_point_one_way():
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_module_says_its_arrow_and_what_does_not_belong_in_it(path):
    paragraphs = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n\n")
    assert len(paragraphs) > 1 or path.name == "__init__.py", "no second paragraph"
    if path.name not in ("__init__.py", "errors.py", "settings.py"):
        assert "->" in paragraphs[0] or path.parent.name != "etl", "no arrow in the first"


@pytest.mark.parametrize("path", [*MODULES, *FLOWS], ids=shown)
def test_a_module_is_one_room(path):
    limit = 400 if path in MODULES else 90
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= limit
    assert path.stem not in {"utils", "helpers", "common", "manager", "base", "misc"}


@pytest.mark.parametrize("path", FLOWS, ids=shown)
def test_a_flow_shadows_no_package(path):
    """Prefect puts flows/ at the head of the import path."""
    elsewhere = [entry for entry in sys.path if Path(entry or ".").resolve() != path.parent]
    assert path.stem not in sys.stdlib_module_names
    assert PathFinder.find_spec(path.stem, elsewhere) is None


def test_a_deployment_names_a_flow_that_is_there():
    declared = yaml.safe_load((ROOT / "flows/prefect.yaml").read_text("utf-8"))
    for deployment in declared["deployments"]:
        path, function = deployment["entrypoint"].split(":")
        assert f"\ndef {function}(" in (ROOT / path).read_text("utf-8")


def test_reading_documents_loads_no_library_of_the_warehouse():
    stages = "etl.cli, etl.answers, etl.documents, etl.vocabulary, etl.extract, etl.reconcile"
    code = f"import sys, {stages}; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT)
    assert not HEAVY & set(loaded.split())


def test_the_wheel_holds_vocabularies_sql_and_templates(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {"places.yml", "measures.yml", "codes.py", "tables.py"}
    assert {f"schemas/{name}" for name in wanted} <= held
    sources = [p for p in (ROOT / "src/etl").rglob("*") if p.suffix in {".py", ".sql", ".j2"}]
    assert {p.relative_to(ROOT / "src").as_posix() for p in sources} <= held
    assert not any(name.startswith(("flows/", "tests/", "data/")) for name in held)
