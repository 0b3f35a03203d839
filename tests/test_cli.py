"""The command, as users and scripts call it."""

import json
from pathlib import Path

import pytest

from gadatlas.cli import main
from gadatlas.export import FORMATS

REPOSITORY = Path(__file__).parent.parent


def test_check_says_how_many_papers(tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tiny_data), "check"]) == 0
    assert "papers, no problems" in capsys.readouterr().out


def test_check_prints_every_problem_and_fails(tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bib = tiny_data / "papers" / "2024.bib"
    bib.write_text(bib.read_text(encoding="utf-8").replace("{2402.00042}", "{nonsense}"), encoding="utf-8")

    assert main(["--data", str(tiny_data), "check"]) == 1
    printed = capsys.readouterr()
    assert "data/papers/2024.bib:" in printed.out
    assert "[arxiv-format]" in printed.out
    assert "1 problem(s)" in printed.err


def test_check_speaks_to_the_workflow_runner(tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny_data / "papers" / "2024.yml").write_text("x: 1\n", encoding="utf-8")

    assert main(["--data", str(tiny_data), "check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=data/papers/2024.")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_export_writes_every_format(tiny_data: Path, capsysbinary: pytest.CaptureFixture[bytes], name: str) -> None:
    assert main(["--data", str(tiny_data), "export", name]) == 0
    assert "Noether" in capsysbinary.readouterr().out.decode("utf-8")


def test_export_selects_by_branch_domain_and_key(tiny_data: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    def keys(*options: str) -> list[str]:
        assert main(["--data", str(tiny_data), "export", "json", *options]) == 0
        return [paper["key"] for paper in json.loads(capsysbinary.readouterr().out)["papers"]]

    flows = keys("--branch", "density/explicit/normalizing-flow")
    assert flows == ["okonkwo2024mosaic", "tanaka2024noether"]
    assert keys("--branch", "density/explicit/normalizing-flow", "--domain", "orchards") == ["tanaka2024noether"]
    assert keys("--key", "schroeder2024echo", "okonkwo2024mosaic") == ["okonkwo2024mosaic", "schroeder2024echo"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--branch", "reconstruction/va"], "unknown branch 'reconstruction/va'; did you mean 'reconstruction/vae'?"),
        (["--domain", "orchard"], "unknown domain 'orchard'; did you mean 'orchards'?"),
        (["--key", "tanaka2024noeter"], "unknown key 'tanaka2024noeter'; did you mean 'tanaka2024noether'?"),
    ],
)
def test_export_of_nothing_known_says_what_was_meant(
    tiny_data: Path, capsys: pytest.CaptureFixture[str], options: list[str], message: str
) -> None:
    assert main(["--data", str(tiny_data), "export", "bibtex", *options]) == 2
    assert message in capsys.readouterr().err


def test_pages_refuses_a_folder_in_use(tiny_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody's file is mixed up with generated ones or lost."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")

    assert main(["--data", str(tiny_data), "pages", str(out), "--docs", str(REPOSITORY / "docs")]) == 2
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
    assert "not empty" in capsys.readouterr().err


def test_every_command_stands_in_the_readme() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")

    for command in ("gadatlas check", "gadatlas pages", "gadatlas export", "make serve", "make test", "make bench"):
        assert command in readme
