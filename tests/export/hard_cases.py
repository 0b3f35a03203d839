"""Papers that formats stumble over, one difficulty each."""

from __future__ import annotations

from gadatlas.model import Person
from tests.factory import CONFERENCE, INSTITUTE, JOURNAL, PREPRINT, SCHOOL, WORKSHOP, make_paper, make_rich_paper

URL = "https://example.org/~jo/a_b%20c?x=1&y=2#part"

HARD = {
    "plain": make_paper(),
    "every field": make_rich_paper(),
    "every field, proceedings": make_rich_paper(venue=CONFERENCE),
    "every field, preprint": make_rich_paper(venue=PREPRINT, doi=""),
    "every field, thesis": make_rich_paper(venue=SCHOOL),
    "every field, report": make_rich_paper(venue=INSTITUTE),
    "number without volume": make_paper(venue=JOURNAL, details=(("number", "3"),)),
    "number in unnamed series": make_paper(details=(("number", "3"),)),
    "no DOI": make_paper(doi="", arxiv="2101.00001"),
    "only OpenReview": make_paper(doi="", openreview="Sy2fzU9gl"),
    "preprint": make_paper(doi="", arxiv="2101.00001", venue=PREPRINT),
    "workshop": make_paper(venue=WORKSHOP),
    "thesis": make_paper(doi="", url=URL, venue=SCHOOL),
    "report": make_paper(doi="", url=URL, venue=INSTITUTE, details=(("number", "TR-7"),)),
    "80 authors": make_paper(authors=tuple(Person(f"Family{n}", f"Given {n}") for n in range(80))),
    "one name": make_paper(authors=(Person("Suharto"),)),
    "two names without given": make_paper(authors=(Person("Ho Chi"),)),
    "particle": make_paper(authors=(Person("van der Berg", "Anna"), Person("de la Cruz", "José"))),
    "inner particle": make_paper(authors=(Person("Oliveira dos Santos", "João"), Person("al-Amin", "Nur"))),
    "suffix": make_paper(authors=(Person("Doe", "Jo", "Jr."), Person("von Roe", "Rae", "III"))),
    "corporate author": make_paper(authors=(Person("Institute of Smoke and Mirrors, Ltd.", literal=True),)),
    "and within a name": make_paper(authors=(Person("Smoke and Mirrors", "Jo"),)),
    "Chinese names": make_paper(authors=(Person("王", "小明"), Person("欧阳", "娜"))),
    "Turkish names": make_paper(authors=(Person("Şahin", "İpek Gülşah"), Person("Yıldız", "Çağrı"))),
    "Vietnamese names": make_paper(
        authors=(Person("Nguyễn", "Thị Ánh"), Person("Trần", "Đức Hải"), Person("Vũ", "Ngữ"))
    ),
    "Greek names": make_paper(authors=(Person("Παπαδόπουλος", "Γιώργος"),)),
    "Slavic names": make_paper(authors=(Person("Łukaszewicz-Nováková", "Žofie"), Person("Đorđević", "Čedomir"))),
    "Hungarian names": make_paper(authors=(Person("Erdős", "Űrsula Öő"),)),
    "Nordic names": make_paper(authors=(Person("Ångström", "Søren Æðelþor"),)),
    "Greek letter in title": make_paper(title="β-VAE: ε-balls of Δ and ℓ"),
    "mathematics in title": make_paper(title="Distances ≤ 1 × 10⁴, x₂ → ∞ ± 2"),
    "power in title": make_paper(title="M²AD with DDPM³"),
    "ampersand": make_paper(title="Detect & Conquer: R&D"),
    "percent": make_paper(title="100% Unsupervised"),
    "underscore": make_paper(title="ROG_PL: open_set learning"),
    "hash and tilde": make_paper(title="C# ~ F#"),
    "letters of a grid": make_paper(title="Maps <of> a|b"),
    "quoted title": make_paper(title="“Zero-shot” is all you need"),
    "dashes": make_paper(title="Mind the gap – or not — at all"),
    "protected words": make_paper(title_braced="{DRÆM} and {Gaussian} {É}cole: {f-AnoGAN} vs. CLIP-based 3D U-Net"),
    "address": make_paper(doi="", url=URL),
    "address beyond ASCII": make_paper(doi="", url="https://example.org/été"),
    "article number": make_paper(venue=JOURNAL, details=(("volume", "7"), ("pages", "e102459"))),
    "ampersand in venue": make_paper(venue=JOURNAL, venue_name="Smoke & Mirrors"),
    "formula": make_paper(title='=HYPERLINK("https://example.org")'),
}
