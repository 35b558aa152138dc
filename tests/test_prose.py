"""Markdown of the dialect in; HTML, plain text, Markdown and flaws out."""

import html
import re

import html5lib
import pytest
from markdown_it import MarkdownIt

from generator.diagnostics import Code
from generator.kinds import Kind
from generator.prose.html import HtmlWriter, Target
from generator.prose.markdown import MarkdownWriter
from generator.prose.maths import Formula, formula
from generator.prose.parse import MAX_LENGTH, parse
from generator.prose.text import plain

FIGURES = {"share": "70%"}
DRAWINGS = {"dough": '<svg viewBox="0 0 9 9" aria-hidden="true"></svg>'}


def resolve(kind: Kind, identifier: str) -> Target | None:
    return None if identifier == "lost" else Target(f"../{kind.plural}/{identifier}/", "Bread & <butter>")


def as_html(text: str) -> str:
    return HtmlWriter(resolve, DRAWINGS).blocks(parse(text, FIGURES).blocks)


def as_plain(text: str) -> str:
    return plain(parse(text, FIGURES).blocks, resolve)


def as_markdown(text: str) -> str:
    return MarkdownWriter(resolve).blocks(parse(text, FIGURES).blocks)


def mathml(latex: str, *, display: bool = False) -> str:
    done = formula(latex, display=display)
    assert isinstance(done, Formula)
    return done.mathml


@pytest.mark.parametrize(
    ("text", "markup", "words", "markdown"),
    [
        pytest.param(
            "A *b* **c** `d`",
            "<p>A <em>b</em> <strong>c</strong> <code>d</code></p>",
            "A b c d",
            "A *b* **c** <code>d</code>",
            id="styles",
        ),
        pytest.param(
            "one\ntwo  \nthree", "<p>one\ntwo\nthree</p>", "one\ntwo\nthree", "one two three", id="line breaks"
        ),
        pytest.param("one\n\ntwo", "<p>one</p>\n<p>two</p>", "one\n\ntwo", "one\n\ntwo", id="paragraphs"),
        pytest.param(
            "a < b & c > d &lt;i&gt; \\*e\\*",
            "<p>a &lt; b &amp; c &gt; d &lt;i&gt; *e*</p>",
            "a < b & c > d <i> *e*",
            "a &#60; b &#38; c &#62; d &#60;i&#62; &#42;e&#42;",
            id="signs that mean something elsewhere",
        ),
        pytest.param(
            "- a\n- b\n\n  c\n- d\n  1. e\n  2. f",
            "<ul><li>a</li><li>b<p>c</p></li><li>d<ol><li>e</li><li>f</li></ol></li></ul>",
            "a\nb\n\nc\nd\n\ne\nf",
            "-   a\n-   b\n\n    c\n-   d\n\n    1.  e\n    2.  f",
            id="lists",
        ),
        pytest.param(
            "99. a\n100. b",
            '<ol start="99"><li>a</li><li>b</li></ol>',
            "a\nb",
            "99. a\n100. b",
            id="a list that starts late",
        ),
        pytest.param(
            "| a | b |\n|:--|--:|\n| *x* | y \\| z |\n| short |",
            '<div class="table-scroll" role="group" tabindex="0" aria-label="Table"><table>'
            '<thead><tr><th scope="col" class="align-left">a</th>'
            '<th scope="col" class="align-right">b</th></tr></thead>'
            '<tbody><tr><td class="align-left"><em>x</em></td><td class="align-right">y | z</td></tr>'
            '<tr><td class="align-left">short</td><td class="align-right"></td></tr></tbody></table></div>',
            "a\tb\nx\ty | z\nshort\t",
            "| a | b |\n|:--|--:|\n| *x* | y &#124; z |\n| short |  |",
            id="a table",
        ),
        pytest.param(
            "```python\nx = '<b>'\n```",
            '<div class="highlight"><pre tabindex="0" role="region" aria-label="Code in Python"><code>'
            '<span class="n">x</span> <span class="o">=</span> <span class="s1">\'&lt;b&gt;\'</span>'
            "</code></pre></div>",
            "x = '<b>'",
            "``` python\nx = '<b>'\n```",
            id="code",
        ),
        pytest.param(
            "````\n```\n\t{share} {{ x }}\n````",
            '<div class="highlight"><pre tabindex="0" role="region" aria-label="Code"><code>'
            "```\n\t{share} {{ x }}</code></pre></div>",
            "```\n\t{share} {{ x }}",
            "```` text\n```\n\t{share} {{ x }}\n````",
            id="code of no language",
        ),
        pytest.param(
            "> one\n>\n> two",
            "<blockquote><p>one</p>\n<p>two</p></blockquote>",
            "one\n\ntwo",
            "> one\n> \n> two",
            id="a quote",
        ),
        pytest.param(
            "[a *b*](https://x.example/?c=1&d=2) [e](mailto:f@x.example) <https://x.example>",
            '<p><a href="https://x.example/?c=1&amp;d=2" rel="noopener">a <em>b</em></a> '
            '<a href="mailto:f@x.example" rel="noopener">e</a> '
            '<a href="https://x.example" rel="noopener">https://x.example</a></p>',
            "a b e https://x.example",
            "[a *b*](<https://x.example/?c=1&d=2>) [e](<mailto:f@x.example>) [https://x.example](<https://x.example>)",
            id="links",
        ),
        pytest.param(
            "[](topic:bread) [it](question:why) [gone](faq:lost) [](faq:lost)",
            '<p><a href="../topics/bread/">Bread &amp; &lt;butter&gt;</a> '
            '<a href="../questions/why/">it</a> gone lost</p>',
            "Bread & <butter> it gone lost",
            "[Bread &#38; &#60;butter&#62;](../topics/bread/) [it](../questions/why/) gone lost",
            id="references",
        ),
        pytest.param(
            "It is {share}, not `{share}`.",
            '<p>It is <span class="figure">70%</span>, not <code>{share}</code>.</p>',
            "It is 70%, not {share}.",
            "It is 70%, not <code>&#123;share&#125;</code>&#46;",
            id="a figure",
        ),
        pytest.param(
            "![A *flat* <dough>](figure:dough)",
            f'<figure class="drawing">{DRAWINGS["dough"]}<figcaption>A *flat* &lt;dough&gt;</figcaption></figure>',
            "A *flat* <dough>",
            "A &#42;flat&#42; &#60;dough&#62;",
            id="a drawing",
        ),
        pytest.param("x is $x$", f"<p>x is {mathml('x')}</p>", "x is x", f"x is {mathml('x')}", id="maths"),
        pytest.param(
            "$$x$$",
            '<div class="maths" role="group" tabindex="0" aria-label="x">' + mathml("x", display=True) + "</div>",
            "x",
            f"<div>{mathml('x', display=True)}</div>",
            id="maths on a line of its own",
        ),
        pytest.param("5 $ or 6 $", "<p>5 $ or 6 $</p>", "5 $ or 6 $", "5 &#36; or 6 &#36;", id="money"),
        pytest.param("", "", "", "", id="nothing"),
    ],
)
def test_a_text_in_every_form(text: str, markup: str, words: str, markdown: str) -> None:
    assert parse(text, FIGURES).flaws == ()
    assert as_html(text) == markup
    assert as_plain(text) == words
    assert as_markdown(text) == markdown


@pytest.mark.parametrize(
    "text",
    [
        *("\\- a", "\\+ a", "1\\. a", "1\\) a", "\\# a", "\\> a", "\\---", "a\n\\===", "\\~~~", "\\``` a", "\\| a \\|"),
        *(
            "&#32;&#32;&#32;&#32;a",
            "a&#10;&#10;b",
            "\\[a]: b",
            "\\![a](b)",
            "\\<b\\>",
            "\\&lt;",
            "&amp;lt;",
            "\\*a\\*",
            "a\\_b",
        ),
        *("- \\- a", "- a\n\n  b", "1. a\n   - b", "100. a\n\n     b", "> - a\n>   - b", "> a\n>\n> b"),
        *(
            "- ```\n  a\n\n  b\n  ```",
            "```\na\n\n\n```",
            "`` ` ``",
            "`<b>&amp;`",
            "` a `",
            "*a*b",
            "**a**b",
            "*a **b** c*",
        ),
        *(
            "| \\- a | \\| |\n|-|-|\n| `a` | |",
            "[a\\]b](https://x.example)",
            "[a](<https://x.example/(>)",
            "\\$a\\$",
            "a\\\\",
        ),
        *(
            "!!! note",
            "??? note",
            "::: note",
            "[TOC]",
            "[[a]]",
            "[^1]",
            "{a",
            "a }",
            "~~a~~",
            "==a==",
            "H^2^",
            ":a:",
            "+++",
        ),
    ],
)
def test_markdown_written_out_reads_the_same_again(text: str) -> None:
    rendered = MarkdownIt("commonmark").enable("table").render(as_markdown(text))
    assert shape(rendered) == shape(as_html(text))


def shape(markup: str) -> tuple[list[str], list[str]]:
    """The elements that mean something and the words of an HTML text."""
    names = re.findall(r"</?(?:a|code|em|strong|li|ul|ol|blockquote|h[1-6]|hr|table|t[rhd]|pre)\b", markup)
    return names, html.unescape(re.sub(r"<[^>]*>", " ", markup)).split()


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ("Say <b>it</b>.", [(0, 4, Code.RAW_HTML), (0, 9, Code.RAW_HTML)]),
        ("one\ntwo <!-- x -->", [(1, 4, Code.RAW_HTML)]),
        ("one\n\n  <div>\n", [(2, 2, Code.RAW_HTML)]),
        ("- a\n- b <br>", [(1, 4, Code.RAW_HTML)]),
        ("| a |\n|---|\n| <i> |", [(2, 2, Code.RAW_HTML)]),
        ("`<b>` <b>", [(0, 6, Code.RAW_HTML)]),
        ("a{: .b }", [(0, 1, Code.ATTRIBUTE_LIST)]),
        ("{ #b }", [(0, 0, Code.ATTRIBUTE_LIST)]),
        ("a {{ b }}", [(0, 2, Code.TEMPLATE_TEXT)]),
        ("one\n{% raw %}", [(1, 0, Code.TEMPLATE_TEXT)]),
        ("a }} b", [(0, 2, Code.TEMPLATE_TEXT)]),
        ("go [here](javascript:alert(1))", [(0, 3, Code.BAD_LINK)]),
        ("[a](https://x.example) [b](b.md)", [(0, 23, Code.BAD_LINK)]),
        ("[](https://x.example)", [(0, 0, Code.BAD_LINK)]),
        ("[a](loaf:rye)", [(0, 0, Code.BAD_LINK)]),
        ("[a](https://user@x.example)", [(0, 0, Code.BAD_LINK)]),
        ("![a](https://x.example/a.png)", [(0, 0, Code.FOREIGN_IMAGE)]),
        ("a ![b](figure:dough)", [(0, 2, Code.FOREIGN_IMAGE)]),
        ("![](figure:dough)", [(0, 0, Code.FOREIGN_IMAGE)]),
        ("# a", [(0, 0, Code.NOT_IN_DIALECT)]),
        ("a\n===", [(0, 0, Code.NOT_IN_DIALECT)]),
        ("a\n\n***", [(2, 0, Code.NOT_IN_DIALECT)]),
        ("a\n\n    b", [(2, 4, Code.NOT_IN_DIALECT)]),
        ("```nonsense\na\n```", [(0, 3, Code.NOT_IN_DIALECT)]),
        ("- a\n  - b\n    - c", [(2, 4, Code.NOT_IN_DIALECT)]),
        ("> a\n> > b", [(1, 0, Code.NOT_IN_DIALECT)]),
        ("[a]\n\n[a]: https://x.example", [(2, 0, Code.NOT_IN_DIALECT)]),
        ("```text\n[a]: b\n```", []),
        ("*a " * 20, []),
        ("*" * 40 + "a" + "*" * 40, [(0, 0, Code.NOT_IN_DIALECT)]),
        ("a {b}", [(0, 2, Code.UNKNOWN_FIGURE)]),
        ("{share} {shares}", [(0, 8, Code.UNKNOWN_FIGURE)]),
        ("a $\\nope$", [(0, 3, Code.BAD_MATHS)]),
        ("$$\n\\nope\n$$", [(1, 0, Code.BAD_MATHS)]),
        ("a" * (MAX_LENGTH + 1), [(0, 0, Code.TOO_LARGE)]),
    ],
)
def test_what_the_dialect_does_not_have_is_named_where_it_stands(text: str, flaws: list[tuple[int, int, Code]]) -> None:
    assert [(flaw.line, flaw.column, flaw.code) for flaw in parse(text, FIGURES).flaws] == flaws


@pytest.mark.parametrize(
    "text", ["a\n\nb", "- a", "> a", "```\na\n```", "| a |\n|---|", "$$a$$", "![a](figure:dough)", "<div>"]
)
def test_a_sentence_is_one_paragraph(text: str) -> None:
    assert Code.ONE_LINE_ONLY in {flaw.code for flaw in parse(text, FIGURES, one_line=True).flaws}


HOSTILE = [
    "<script>alert(1)</script>",
    "a <script>alert(1)</script> b",
    "<script\n>alert(1)</script\n>",
    "<SCRIPT SRC=//x.example></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "a <img src=x onerror=alert(1)//",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext></p><script>alert(1)</script></mtext></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo '<script>'; ?>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script\\>alert(1)\\</script\\>",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    "```html onload=alert(1)\na\n```",
    '```"><script>alert(1)</script>\na\n```',
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](&#x6A&#x61&#x76&#x61script:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a]( javascript:alert(1))",
    "[a](\x01javascript:alert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](blob:https://x.example/1)",
    "[a](//x.example)",
    "[a](/\\x.example)",
    "[a](https:x.example)",
    "[a](https:///x.example)",
    "[a](https://good.example@x.example)",
    "[a](https://good.example\\@x.example)",
    '[a](https://x.example/"onmouseover="alert(1))',
    "[a](<https://x.example/'onmouseover='alert(1)>)",
    "[a](https://x.example/<script>)",
    '[a](https://x.example "onmouseover=alert(1)")',
    "[<img src=x onerror=alert(1)>](https://x.example)",
    '[a](question:a"onmouseover=alert(1))',
    "<javascript:alert(1)>",
    '<https://x.example/"onmouseover="alert(1)>',
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![a](https://x.example/a.png)",
    '!["onerror="alert(1)](figure:dough)',
    "![<script>alert(1)</script>](figure:dough)",
    '![a](figure:dough"onerror="alert(1))',
    "[a]: javascript:alert(1)\n\n[a]",
    "[a]\n\n[a]: data:text/html,<script>",
    "[^a]\n\n[^a]: <script>alert(1)</script>",
    "a{: onclick=alert(1) }",
    "{: #x onclick=alert(1) }",
    "[a](https://x.example){: onclick=alert(1) }",
    "[a](https://x.example){onclick=alert(1)}",
    "# a {#b onclick=alert(1)}",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    '| a |\n|:-:"onclick=alert(1)|\n| b |',
    "{{ config }} {% include 'x' %} {# x #}",
    "{{ '<script>alert(1)</script>' | safe }}",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\text{<script>alert(1)</script>}$",
    "$\\text{</math><script>alert(1)</script>}$",
    '$$\\text{" onclick="alert(1)}$$',
    "$<script>alert(1)</script>$",
    "--8<-- 'secret.txt'",
    "!!! note\n    <script>alert(1)</script>",
    "*[HTML]: <script>alert(1)</script>",
    "\u202e<script>\u2066",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
    "\ud800<b>",
    "- " * 10_000 + "<b>",
    "\n".join(" " * 2 * depth + "- <b>" for depth in range(130)),
    "> " * 10_000 + "<b>",
    "*" * 10_000 + "<b>" + "*" * 10_000,
    "[" * 10_000 + "<b>" + "](https://x.example)" * 500,
    "![" * 5_000 + "a" + "](figure:dough)" * 300,
    "<" * MAX_LENGTH,
    "`" * MAX_LENGTH,
    "$" * MAX_LENGTH,
    "&#60;" * 4_000,
    "'" * MAX_LENGTH,
    "<b>" * 6_000,
    "[a](x)" * 3_000,
    "<b>" * 100_000,
    "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|<b>" * 1_000 + "|",
]

ALLOWED = {
    "a": {"href", "rel"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "figure": {"class"},
    "math": {"display", "alttext"},
    "mo": {"fence", "form", "stretchy"},
    "ol": {"start"},
    "pre": {"tabindex", "role", "aria-label"},
    "span": {"class"},
    "svg": {"viewBox", "aria-hidden"},
    "td": {"class"},
    "th": {"scope", "class"},
} | {
    name: set()
    for name in (
        *("p", "em", "strong", "code", "ul", "li", "blockquote", "table", "thead", "tbody", "tr", "figcaption"),
        *("mrow", "mi", "mn", "mtext", "mspace", "mstyle", "mfrac", "msup", "msub"),
    )
}


def assert_harmless(markup: str) -> None:
    """Whatever an HTML parser sees in it is of our own making."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    for element in list(parser.parseFragment(markup).iter())[1:]:
        assert isinstance(element.tag, str), "a comment"
        name = element.tag.rpartition("}")[2]
        assert name in ALLOWED
        assert set(element.attrib) <= ALLOWED[name]
        assert re.match(r"(https?://(?!good)|mailto:|\.\./|$)", element.get("href", ""))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_somebody_types_becomes_markup(text: str) -> None:
    assert_harmless(as_html(text))
    assert isinstance(as_plain(text), str)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nor_does_it_when_another_builder_reads_our_markdown(text: str) -> None:
    rendered = MarkdownIt("commonmark").enable("table").render(as_markdown(text))
    for element in list(html5lib.HTMLParser(namespaceHTMLElements=False).parseFragment(rendered).iter())[1:]:
        assert isinstance(element.tag, str), "a comment"
        assert element.tag.rpartition("}")[2] in {*ALLOWED, "h1", "hr", "br"}
        assert set(element.attrib) <= {"href", "class", "style", "display", "alttext", "start", *ALLOWED["mo"]}
        assert not element.get("href", "").lower().startswith(("javascript", "data", "vbscript"))


def test_the_check_of_hostile_texts_can_fail() -> None:
    for markup in ("<script></script>", "<p onclick=x>", "<!-- x -->", '<a href="javascript:x">y</a>', "<img>"):
        with pytest.raises(AssertionError):
            assert_harmless(markup)
