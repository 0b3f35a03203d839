"""Whatever the files hold, ``load`` ends soon, in bounded memory, with an atlas or with problems."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gadatlas.source import load
from gadatlas.source.latex import LatexError, to_braced_unicode, to_unicode
from gadatlas.source.names import parse_person, split_names
from tests.conftest import DATA, copy_tiny

SECONDS = 20
MEGABYTES = 1_000
TINY = DATA / "tiny" / "data"
FILES = sorted(file.relative_to(TINY).as_posix() for file in TINY.rglob("*") if file.is_file())
TOKENS = [
    *b"{}[]\"'\\@,:=-#%&*!|>?~$_ \t\n\r\0\xff",
    *[
        token.encode()
        for token in ("\n\n", "  - ", "\n- ", ": ", "---\n", "&a ", "*a", "!!x ", "\\'", "\\foo{", "<b>", "\n@misc{a,")
    ],
    *[
        token.encode()
        for token in ("é", "e\u0301", "\u202e", "漢", "ı", "𝔄", " and ", "null", "https://", "2024", "{\\o}", "$x^2$")
    ],
]


def budget(examples: int) -> settings:
    """The same examples on every machine, judged by our own clock of CPU seconds."""
    return settings(max_examples=examples, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


def _token(token: int | bytes) -> bytes:
    return token if isinstance(token, bytes) else bytes([token])


@st.composite
def mutated_files(draw: st.DrawFn) -> dict[str, bytes]:
    """A few of the fabricated files, each with a few bytes flipped, cut, doubled or put in."""
    changed: dict[str, bytes] = {}
    for name in draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=3)):
        content = changed.get(name) or (TINY / name).read_bytes()
        for _ in range(draw(st.integers(1, 4))):
            start = draw(st.integers(0, len(content)))
            end = min(len(content), start + draw(st.integers(0, 60)))
            kind = draw(st.sampled_from(["flip", "cut", "truncate", "double", "insert"]))
            if kind == "flip":
                content = content[:start] + bytes([draw(st.integers(0, 255))]) + content[start + 1 :]
            elif kind == "cut":
                content = content[:start] + content[end:]
            elif kind == "truncate":
                content = content[:start]
            elif kind == "double":
                content = content[:end] + content[start:]
            else:
                content = content[:start] + _token(draw(st.sampled_from(TOKENS))) + content[start:]
        changed[name] = content
    return changed


def check_load(files: dict[str, bytes]) -> None:
    """Load the fabricated atlas with some files replaced, and check what every result must be."""
    with tempfile.TemporaryDirectory() as folder:
        data = copy_tiny(Path(folder))
        for name, content in files.items():
            (data / name).write_bytes(content)
        before = time.process_time()

        atlas, problems = load(data)

        assert time.process_time() - before < SECONDS
        assert (atlas is None) == bool(problems)
        assert problems == sorted(problems)
        for problem in problems:
            assert str(problem).isprintable()
            assert problem.github().isprintable()
            assert str(problem).encode("utf-8")
            file = Path(folder) / problem.path
            assert 1 <= problem.line <= file.read_bytes().count(b"\n") + 1


@budget(250)
@given(mutated_files())
def test_mutated_files(files: dict[str, bytes]) -> None:
    check_load(files)


@budget(60)
@given(st.sampled_from(FILES), st.binary(max_size=400))
def test_random_bytes(name: str, content: bytes) -> None:
    check_load({name: content})


@budget(60)
@given(st.sampled_from(FILES), st.text(max_size=200))
def test_random_text(name: str, content: str) -> None:
    check_load({name: content.encode("utf-8", "ignore")})


@budget(60)
@given(st.sampled_from(FILES), st.lists(st.sampled_from(TOKENS).map(_token), max_size=60))
def test_files_of_the_formats_own_signs(name: str, tokens: list[bytes]) -> None:
    check_load({name: b"".join(tokens)})


LATEX = st.lists(
    st.sampled_from(
        [
            "{",
            "}",
            "\\",
            "$",
            "\\'",
            '\\"',
            "\\textit",
            "\\i",
            "\\%",
            "^",
            "_",
            "--",
            "``",
            " ",
            "e",
            "X",
            "~",
            ",",
            " and ",
        ]
    ),
    max_size=30,
).map("".join)


@budget(100)
@given(LATEX)
def test_latex_is_decoded_or_refused(value: str) -> None:
    assert split_names(value)
    try:
        text, braced, person = to_unicode(value), to_braced_unicode(value), parse_person(value)
    except LatexError:
        return
    assert text == " ".join(braced.replace("{", "").replace("}", "").split())
    assert not set("\\{}$") & {*text, *person.display}


def _repeated(text: str, count: int, end: str = "") -> bytes:
    return (text * count + end).encode()


def _entry(field: bytes) -> bytes:
    return b"@misc{okonkwo2024mosaic,\n  title = {" + field + b"},\n}\n"


LAUGHS = "a: &a [lol]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMBS = {
    "line": ("papers/2024.yml", b"x" * 10_000_000),
    "line-below-the-limit-of-bytes": ("papers/2024.bib", b"x" * 3_900_000),
    "yaml-laughs": ("domains.yml", LAUGHS.encode()),
    "yaml-laughs-by-merge": ("taxonomy.yml", b"- &a {id: x}\n- <<: [*a, *a]\n"),
    "yaml-flow-sequences": ("papers/2024.yml", _repeated("[\n", 100_000)),
    "yaml-flow-mappings": ("papers/2024.yml", _repeated("{a:\n", 100_000)),
    "yaml-blocks": ("papers/2024.yml", "".join(f"{' ' * depth}-\n" for depth in range(2_700)).encode()),
    "yaml-blocks-in-lines": ("papers/2024.yml", _repeated("- ", 2_400)),
    "yaml-keys-of-keys": ("papers/2024.yml", _repeated("? ", 2_400)),
    "yaml-items": ("domains.yml", b"- [" + _repeated("a," * 2_000 + "\n", 990) + b"a]\n"),
    "yaml-list": ("domains.yml", _repeated("- a\n", 990_000)),
    "yaml-same-key": ("papers/2024.yml", _repeated("a: 1\n", 790_000)),
    "yaml-unknown-fields": ("papers/2024.yml", b"a:\n" + "".join(f"  k{i}: 1\n" for i in range(300_000)).encode()),
    "yaml-unknown-branches": (
        "papers/2024.yml",
        b"a:\n  branches: [" + "".join(f"reconstruction/b{i},\n" for i in range(150_000)).encode() + b"]\n",
    ),
    "yaml-control-characters": ("papers/2024.yml", _repeated("\x01\n", 1_900_000)),
    "bibtex-open-braces": ("papers/2024.bib", b"@misc{a,\n  title = " + _repeated("{\n", 100_000)),
    "bibtex-nested-braces": ("papers/2024.bib", _entry(_repeated("{\n", 100_000) + _repeated("}\n", 100_000))),
    "bibtex-open-entries": ("papers/2024.bib", _repeated("@a{\n", 900_000)),
    "bibtex-open-entries-in-lines": ("papers/2024.bib", _repeated("@a{" * 1_600 + "\n", 800)),
    "bibtex-empty-entries": ("papers/2024.bib", _repeated("@misc{a,}\n", 390_000)),
    "bibtex-keys-alike": (
        "papers/2024.bib",
        "".join(f"@misc{{okonkwo2024mosaic{i},}}\n" for i in range(110_000)).encode(),
    ),
    "bibtex-fields": (
        "papers/2024.bib",
        b"@misc{a,\n" + "".join(f"f{i}={{x}},\n" for i in range(280_000)).encode() + b"}\n",
    ),
    "bibtex-quotes": ("papers/2024.bib", b'@misc{a,\n title = "' + _repeated('{"}' * 1_600 + "\n", 800) + b'",\n}\n'),
    "bibtex-text-outside": ("papers/2024.bib", _repeated("x\n", 1_900_000)),
    "latex-nested-commands": ("papers/2024.bib", _entry(_repeated("\\textit{\n", 100_000) + _repeated("}\n", 100_000))),
    "latex-chained-commands": ("papers/2024.bib", _entry(_repeated("\\textbf\n", 400_000))),
    "latex-chained-accents": ("papers/2024.bib", _entry(_repeated("\\'\n", 900_000))),
    "latex-many-accents": ("papers/2024.bib", _entry(_repeated("{\\'e}\n", 600_000))),
    "latex-dollars": ("papers/2024.bib", _entry(_repeated("$\\alpha$ \\$\n", 300_000, "$"))),
    "names": ("papers/2024.bib", b"@misc{a,\n  author = {" + _repeated("and a, b\n", 400_000) + b"},\n}\n"),
    "commas-in-a-name": (
        "papers/2024.bib",
        b"@misc{a,\n  author = {{" + _repeated("," * 4_000 + "\n", 950) + b"}},\n}\n",
    ),
    "html": ("papers/2024.bib", _entry(_repeated("<&a" * 1_600 + "\n", 800))),
    "combining-marks": ("papers/2024.bib", _entry(_repeated("\u0301" * 2_400 + "\u0323" * 2_400 + "\n", 400))),
}
CHILD = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES} << 20, {MEGABYTES} << 20))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from gadatlas.source import load
atlas, problems = load(sys.argv[1])
assert atlas is None and problems == sorted(problems)
assert all(str(problem).isprintable() and len(str(problem)) < 500 for problem in problems)
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_goes_off_within_bounds_of_time_and_memory(name: str, tmp_path: Path) -> None:
    """In a process of its own, which may use so much memory and so many CPU seconds."""
    data = copy_tiny(tmp_path)
    file, content = BOMBS[name]
    (data / file).write_bytes(content)

    result = subprocess.run(
        [sys.executable, "-c", CHILD, str(data)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_lines_in_random_order_are_survived() -> None:
    order = random.Random(7)
    for name in FILES:
        lines = (TINY / name).read_bytes().splitlines(keepends=True)
        order.shuffle(lines)
        check_load({name: b"".join(lines)})
