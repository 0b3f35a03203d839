"""Finished pages: small, and guarded by a policy."""

from base64 import b64encode
from hashlib import sha256

from gadatlas.site.finish import guard, squeeze


def test_squeeze_leaves_preformatted_text_alone() -> None:
    html = "<p>\n    a\n\n\n  </p>\n<pre><code>x\n\n  y</code></pre>\n\n  <p>b</p>"

    assert squeeze(html) == "<p>\na\n</p>\n<pre><code>x\n\n  y</code></pre>\n<p>b</p>"


def test_squeeze_drops_the_namespace_of_icons_alone() -> None:
    html = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/><p>&lt;svg xmlns="http://www.w3.org/2000/svg"</p>'
    )

    assert squeeze(html) == '<svg viewBox="0 0 1 1"/><p>&lt;svg xmlns="http://www.w3.org/2000/svg"</p>'


def test_squeeze_writes_harmless_characters_as_themselves() -> None:
    """BibTeX is full of braces; only what HTML itself could read stays a reference."""
    assert squeeze("<pre>&#64;misc&#123;a, t &#61; &#123;&#60;b&#62; &#38; &amp;#123;&#125;&#125;</pre>") == (
        "<pre>@misc{a, t = {&#60;b&#62; &#38; &amp;#123;}}</pre>"
    )


def test_the_policy_lets_the_frames_scripts_run_and_none_of_the_article() -> None:
    page = '<meta charset="utf-8"><script>a=1</script><article><script>b=2</script></article><script>c=3</script>'
    policy = guard(page).split('content="')[1].split('"')[0]

    assert [f"'sha256-{b64encode(sha256(code).digest()).decode()}'" in policy for code in (b"a=1", b"b=2", b"c=3")] == [
        True,
        False,
        True,
    ]
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
