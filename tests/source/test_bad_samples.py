"""Every rule has a bad sample, and says of it exactly what the sample expects.

A sample is a folder ``tests/data/bad/<rule>`` or ``<rule>.<variant>``: files that lie over the
fabricated atlas, and ``expected.txt`` with the lines that ``gadatlas check`` prints.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import gadatlas.source
from gadatlas.problems import report
from gadatlas.source import load
from gadatlas.source.rules import READING_RULES, annotation, bibliography, catalogue, documented, rule_name
from tests.conftest import DATA, make_sample

SAMPLES = sorted((DATA / "bad").iterdir())
RULES = (*bibliography.RULES, *annotation.RULES, *catalogue.RULES)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_bad_sample_gives_the_expected_lines(sample: Path, tmp_path: Path) -> None:
    expected = (sample / "expected.txt").read_text(encoding="utf-8")

    atlas, problems = load(make_sample(sample, tmp_path))

    assert report(problems) + "\n" == expected
    assert atlas is None


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_expected_lines_of_a_sample_bear_its_rule(sample: Path) -> None:
    lines = (sample / "expected.txt").read_text(encoding="utf-8").splitlines()

    assert lines
    assert all(line.endswith(f"[{_rule_of(sample)}]") for line in lines)


def test_every_rule_has_a_sample_and_every_sample_a_rule() -> None:
    rules = {rule_name(rule) for rule in RULES} | READING_RULES.keys()

    assert {_rule_of(sample) for sample in SAMPLES} == rules


def test_every_rule_function_stands_in_the_list_of_its_module() -> None:
    for module in (annotation, bibliography, catalogue):
        generators = {name for name, item in vars(module).items() if _is_rule(item, module.__name__)}

        assert generators == {rule.__name__ for rule in module.RULES}


def test_every_rule_name_that_the_readers_use_is_documented() -> None:
    folder = Path(gadatlas.source.__file__).parent
    used = {name for file in folder.glob("*.py") for name in _literal_rules(ast.parse(file.read_text("utf-8")))}

    assert used == READING_RULES.keys()


def test_every_rule_says_what_must_hold() -> None:
    meanings = dict(documented())

    assert meanings.keys() == {_rule_of(sample) for sample in SAMPLES}
    assert list(meanings) == sorted(meanings)
    assert all(meaning.endswith(".") and "\n" not in meaning for meaning in meanings.values())


def _rule_of(sample: Path) -> str:
    return sample.name.partition(".")[0]


def _is_rule(item: object, module: str) -> bool:
    annotations = getattr(item, "__annotations__", {})
    return getattr(item, "__module__", "") == module and list(annotations.values())[1:] == ["Known", "Findings"]


def _literal_rules(tree: ast.AST) -> set[str]:
    """Rule names in calls of ``problems.add(path, line, rule, message)``, ``_RefusedError(line, rule, message)``."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    added = [call.args[2] for call in calls if isinstance(call.func, ast.Attribute) and len(call.args) == 4]
    raised = [call.args[1] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "_RefusedError"]
    return {str(item.value) for item in (*added, *raised) if isinstance(item, ast.Constant)}
