"""SVG in, markup that is safe within a page out."""

import html5lib
import pytest

from generator.content.drawings import read_drawing

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    ("written", "markup"),
    [
        pytest.param(
            SVG.format('<path d="M0 0 L9 9" class="line"/>'),
            '<svg viewBox="0 0 9 9" aria-hidden="true"><path d="M0 0 L9 9" class="line" /></svg>',
            id="a line",
        ),
        pytest.param(
            SVG.format("\n  <text x='1' y='2'>a &lt; b &amp; c</text>\n  <g transform='rotate(45)'>\n</g>\n"),
            '<svg viewBox="0 0 9 9" aria-hidden="true">\n  <text x="1" y="2">a &lt; b &amp; c</text>'
            '<g transform="rotate(45)">\n</g></svg>',
            id="words and a group",
        ),
        pytest.param(
            '<?xml version="1.0" encoding="UTF-8"?><!-- by hand -->\n'
            + SVG.format("<!-- a > b --><rect width='50%'/>"),
            '<svg viewBox="0 0 9 9" aria-hidden="true"><rect width="50%" /></svg>',
            id="comments and the XML line are left out",
        ),
        pytest.param(
            '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:line x1="0"/></s:svg>',
            '<svg viewBox="0 0 9 9" aria-hidden="true"><line x1="0" /></svg>',
            id="a prefix",
        ),
    ],
)
def test_a_drawing_becomes_markup(written: str, markup: str) -> None:
    assert read_drawing("a.svg", written.encode())[0] == markup


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<style>*{}</style>",
        "<a href='https://x.example'><text>go</text></a>",
        "<image href='https://x.example/x.png'/>",
        "<use href='#a'/>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<animate attributeName='href' to='javascript:alert(1)'/>",
        "<set attributeName='onload' to='alert(1)'/>",
        "<g onload='alert(1)'/>",
        "<g ONLOAD='alert(1)'/>",
        "<g style='background:url(x)'/>",
        "<g id='content'/>",
        "<g xml:base='https://x.example'/>",
        "<path fill='url(#a)'/>",
        "<path fill='URL(https://x.example)'/>",
        "<path d='M0 0&quot; onload=&quot;x'/>",
        "<path class='&lt;script&gt;'/>",
        "<p xmlns='http://www.w3.org/1999/xhtml'/>",
        "<text xmlns=''>x</text>",
        "<text>&unknown;</text>",
        "<text>\x00</text>",
        "<text>",
        "<![CDATA[<script>]]>",
        "<?php echo 1 ?>",
    ],
)
def test_whatever_could_act_or_load_is_refused(inside: str) -> None:
    markup, problems = read_drawing("a.svg", SVG.format(inside).encode())
    assert problems
    assert markup == ""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not XML",
        b"\xff\xfe<\x00s\x00",
        b'<?xml version="1.0" encoding="utf-7"?><svg/>',
        b'<?xml version="1.0" encoding="nonsense"?><svg/>',
        b'<?xml version="1.0" encoding="cp037"?>' + SVG.format("").encode("cp037"),
        b"<!DOCTYPE svg [<!ENTITY a '" + b"ha" * 99 + b"'>]><svg>&a;&a;</svg>",
        SVG.format("").encode("utf-16"),
        b"<g>" * 50_000,
        SVG.format("<g>" * 20_000 + "</g>" * 20_000).encode(),
        SVG.format("<!-- <!DOCTYPE x> -->").encode(),
        b"<svg " + b"".join(b"a%d='' " % n for n in range(9999)) + b"/>",
    ],
    ids=range(12),
)
def test_a_damaged_drawing_is_a_report_not_a_crash(data: bytes) -> None:
    markup, problems = read_drawing("a.svg", data)
    assert problems
    assert markup == ""


def test_what_comes_out_parses_as_html_to_the_same_shapes() -> None:
    markup, problems = read_drawing("a.svg", SVG.format("<g><text>&lt;/svg&gt;&lt;script&gt;</text></g>").encode())
    assert not problems
    fragment = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    assert [str(element.tag).rpartition("}")[2] for element in fragment.iter()][1:] == ["svg", "g", "text"]
