from __future__ import annotations

import pytest
from outline import outline

from briefing.article import parse_article
from briefing.errors import InputError

PAGE = """<!doctype html><html lang="de"><head><title>Stadt heizt | Hafenbote</title>
<meta name="description" content="{description}"><script>var x = "Kein Text.";</script></head>
<body><nav><ul><li>Start</li><li>Sport</li></ul></nav>
<div id="cookie-banner"><p>Wir verwenden Cookies. Bitte stimmen Sie zu.</p></div>
<main><article><h1>Stadt heizt mit Abwasser</h1>
<p>Die Stadtwerke wollen ab 2028 W&auml;rme aus dem Ab&shy;wasser gewinnen.<br>Das teilte die
Leitung am Dienstag mit, nachdem der Rat der Stadt lange über die Kosten beraten hatte.</p>
<h2>Kritik am Plan</h2>
<p>Gegen ihn <b>sprach</b> sich die <a href="/b">Bürgerliste</a> aus. Sie bezweifelt, dass die
Pumpen rechtzeitig kommen.</p>
<ul><li>Pumpen aus <i>Übersee</i> sind teuer.</li></ul>
<script>document.write("Auch kein Text.");</script></article></main>
<footer><p>Impressum und Datenschutz der Zeitung</p></footer></body></html>"""
BODY = [
    (
        "paragraph: Die Stadtwerke wollen ab 2028 Wärme aus dem Abwasser gewinnen. Das teilte die "
        "Leitung am Dienstag mit, nachdem der Rat der Stadt lange über die Kosten beraten hatte."
    ),
    "subhead: Kritik am Plan",
    (
        "paragraph: Gegen ihn sprach sich die Bürgerliste aus. Sie bezweifelt, dass die Pumpen "
        "rechtzeitig kommen."
    ),
    "item: Pumpen aus Übersee sind teuer.",
]


@pytest.mark.parametrize(
    "name", ["a.html", "a.htm", "standard input", "https://hafenbote.example/artikel.php?id=1"]
)
def test_the_article_is_read_without_what_stands_around_it(name: str) -> None:
    page = PAGE.format(description="Im Kanal steckt Energie. Nun wird sie genutzt.")
    assert outline(page, name) == [
        "title: Stadt heizt mit Abwasser",
        "teaser: Im Kanal steckt Energie. Nun wird sie genutzt.",
        *BODY,
    ]


@pytest.mark.parametrize(
    "description",
    [
        "",
        "Die Stadtwerke wollen ab 2028 Wärme aus dem Abwasser gewinnen.",
        "Im Kanal steckt viel Energie, und nun ...",
        "Nachrichten, Sport",
    ],
)
def test_a_description_that_says_nothing_new_is_no_teaser(description: str) -> None:
    assert outline(PAGE.format(description=description), "a.html") == [
        "title: Stadt heizt mit Abwasser",
        *BODY,
    ]


def test_a_description_that_the_page_prints_is_the_teaser_once() -> None:
    teaser = "Im Kanal steckt Energie. Nun wird sie von der Stadt für viele Haushalte genutzt."
    page = PAGE.format(description=teaser).replace("</h1>", f"</h1><p>{teaser}</p>")
    assert outline(page, "a.html") == [
        "title: Stadt heizt mit Abwasser",
        f"teaser: {teaser}",
        *BODY,
    ]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("<p>Ein Satz.</p>", ["paragraph: Ein Satz."]),
        (
            "<h2>Kopf</h2><p>Ein Satz.<p>Noch <em>einer</em>.",
            ["title: Kopf", "paragraph: Ein Satz.", "paragraph: Noch einer."],
        ),
        (
            "<ul><li>Erst das.<ul><li>Dann das.</li></ul></li></ul>",
            ["item: Erst das.", "item: Dann das."],
        ),
        ("<blockquote><p>„Gut.“</p></blockquote>", ["paragraph: „Gut.“"]),
        (
            '<p class="teaser">Vorspann.</p><p>Ein Satz.</p>',
            ["teaser: Vorspann.", "paragraph: Ein Satz."],
        ),
        ("Nackter Text.", ["paragraph: Nackter Text."]),
        (
            "<div>In einem Block.</div><div>Im nächsten.</div>",
            ["paragraph: In einem Block.", "paragraph: Im nächsten."],
        ),
        ("<p>Vor<!-- nicht --> nach<script>x</script>her.</p>", ["paragraph: Vor nachher."]),
        (
            "<title>Kopf</title><style>p {}</style><div>Ein Satz.</div>",
            ["title: Kopf", "paragraph: Ein Satz."],
        ),
    ],
)
def test_a_fragment_is_read(fragment: str, expected: list[str]) -> None:
    assert outline(fragment, "a.html") == expected


@pytest.mark.parametrize(
    "page",
    [
        "<html>",
        "<p></p>",
        "<script>alert(1)</script>",
        "<!-- nichts -->",
        "<title>Nur Kopf</title>",
    ],
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(InputError, match="no sentence found"):
        parse_article(page.encode(), "a.html")


def test_a_list_of_links_is_no_text() -> None:
    page = (
        "<p>Ein Satz.</p><h3>Mehr zum Thema</h3>"
        "<ul><li>Was Wärme kostet.</li><li>Wer zahlt?</li></ul><p>Noch einer.</p>"
    )
    assert outline(page, "a.html") == [
        "paragraph: Ein Satz.",
        "other: Mehr zum Thema",
        "other: Was Wärme kostet.",
        "other: Wer zahlt?",
        "paragraph: Noch einer.",
    ]


def test_a_declared_encoding_is_read() -> None:
    page = (
        '<html><head><meta charset="iso-8859-1"></head><body><p>Für Gröbers Öfen.</p></body></html>'
    )
    assert outline(page.encode("latin-1"), "a.html") == ["paragraph: Für Gröbers Öfen."]


@pytest.mark.parametrize("head", ["", '<meta charset="utf-8">', '<meta charset="x-unknown">'])
def test_another_encoding_without_declaration_is_refused(head: str) -> None:
    with pytest.raises(InputError, match="not UTF-8"):
        parse_article(f"{head}<p>Für Gröbers Öfen.</p>".encode("latin-1"), "a.html")


@pytest.mark.parametrize(
    "tags", ["<div>", "<ul><li>", "<b>", "<table><tr><td>", "<p><span>", "<font>"]
)
def test_hostile_nesting_does_not_crash(tags: str) -> None:
    assert "paragraph: Ein Satz steht davor." in outline(
        "<html><body><p>Ein Satz steht davor.</p>" + tags * 50_000 + "tief", "a.html"
    )


@pytest.mark.parametrize("joiner", ["\u200d", "&zwj;", "&#8205;", "&#x200D;"])
def test_an_emoji_of_several_signs_stays_one(joiner: str) -> None:
    page = PAGE.format(description="").replace("Pumpen aus", f"Pumpen 👩{joiner}🚒 aus")
    assert "item: Pumpen 👩\u200d🚒 aus Übersee sind teuer." in outline(page, "a.html")


def test_an_extractor_that_fails_leaves_the_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura  # noqa: PLC0415 - heavy

    def fail(*_args: object, **_options: object) -> str:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "extract", fail)
    assert outline(PAGE.format(description=""), "a.html") == [
        "title: Stadt heizt mit Abwasser",
        *BODY,
    ]
