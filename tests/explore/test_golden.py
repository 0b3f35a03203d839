"""What people type finds the paper they mean."""

import json
from collections import Counter

import yaml

from gadatlas.model import Atlas
from gadatlas.site.explore import token
from tests.conftest import DATA
from tests.explore.conftest import Open

GOLDEN = {
    str(query): key for query, key in yaml.safe_load((DATA / "golden_queries.yml").read_text(encoding="utf-8")).items()
}
FIND = """async (queries) => {
    const { loadEngine } = await import("/assets/explore/engine.js");
    const { emptyState } = await import("/assets/explore/state.js");
    const engine = await loadEngine();
    const { keys } = await engine.names();
    const found = [];
    for (const q of queries) {
        const result = await engine.search({ ...emptyState(), q });
        found.push(result.numbers.map((number) => keys[number]));
    }
    return found;
}"""


def test_golden_queries(open_page: Open) -> None:
    """The paper stands among the first three for 95 of 100 queries, and among the first ten for all."""
    found = dict(zip(GOLDEN, open_page("about/").evaluate(FIND, list(GOLDEN)), strict=True))
    late = {query: found[query][:3] for query, key in GOLDEN.items() if key not in found[query][:3]}
    lost = {query: found[query][:10] for query, key in GOLDEN.items() if key not in found[query][:10]}

    assert len(GOLDEN) >= 80
    assert not lost, json.dumps(lost, indent=1)
    assert len(late) <= len(GOLDEN) * 0.05, json.dumps(late, indent=1)


def test_a_methods_name_finds_its_paper_first(atlas: Atlas, open_page: Open) -> None:
    """Whatever else begins like it: ANODE is not AnoDDPM."""
    named = Counter(token(paper.name) for paper in atlas.papers)
    papers = [paper for paper in atlas.papers if paper.name and named[token(paper.name)] == 1]
    found = open_page("about/").evaluate(FIND, [paper.name for paper in papers])

    assert len(papers) > 200
    assert {p.name: keys[:2] for p, keys in zip(papers, found, strict=True) if keys[:1] != [p.key]} == {}


def test_a_field_typed_by_its_name_puts_the_papers_of_that_field_alone_first(atlas: Atlas, open_page: Open) -> None:
    """Whoever asks for medicine wants papers on it, before those that test there as well."""
    domains = {paper.key: paper.domains for paper in atlas.papers}
    (keys,) = open_page("about/").evaluate(FIND, ["zero-shot CLIP medical"])
    alone = [domains[key] == ("medical",) for key in keys]

    assert {True, False} == set(alone)
    assert alone == sorted(alone, reverse=True)


def test_words_of_a_question_that_tell_nothing_of_a_paper_do_not_count(open_page: Open) -> None:
    """Few pages hold "best" or "latest"; they are not therefore about the rest."""
    asked, plain = open_page("about/").evaluate(
        FIND, ["what are the best papers on LLM log anomaly detection", "LLM log anomaly detection"]
    )

    assert asked == plain != []
