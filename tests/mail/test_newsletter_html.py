from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import html5lib
import pytest
from lxml.html import document_fromstring
from PIL import Image as Pillow

from briefing.config.settings import Newsletter
from briefing.errors import InputError
from briefing.look.cover import cover
from briefing.look.pull_quote import PullQuote, pull_quote
from briefing.look.themes import theme_of
from briefing.mail import Listening
from briefing.mail.markup import to_html
from briefing.mail.picture import with_play_sign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.html import HtmlElement

    from briefing.mail import Mail
    from briefing.model.briefing import Briefing, Paragraph


def tree(html: str) -> HtmlElement:
    return document_fromstring(html)


def words(html: str) -> str:
    return " ".join(str(tree(html).text_content()).replace("\u00ad", "").split())


def overriding(project: Path, name: str, text: str) -> Path:
    file = project / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return project


def test_every_statement_stands_in_the_html_in_the_order_of_the_briefing(
    make: Callable[..., Mail], sample: Briefing
) -> None:
    def bare(text: str) -> str:
        return re.sub(
            r"[,.]|\s", "", text
        )  # who says a quotation stands in a line of its own, without them

    shown = bare(words(make().html))
    at = shown.index("GutenMorgen!")
    for statement in sample.statements():
        at = shown.index(bare(statement.text), at)


def test_the_sample_raises_no_finding(make: Callable[..., Mail]) -> None:
    assert make().findings == ()


def test_the_same_briefing_gives_the_same_bytes(make: Callable[..., Mail]) -> None:
    assert make() == make()


def test_the_html_is_german_with_title_and_one_h1(make: Callable[..., Mail]) -> None:
    root = tree(make().html)
    assert root.get("lang") == "de"
    assert root.findtext(".//title") == "Lindenau heizt künftig mit Abwasser – Bote am Morgen"
    assert [h1.text for h1 in root.iter("h1")] == ["Lindenau heizt künftig mit Abwasser"]
    assert root.xpath("//div[@role='article']/@lang") == ["de"]


def test_headings_of_points_and_commentary_are_h2(make: Callable[..., Mail]) -> None:
    headings = [h2.text for h2 in tree(make().html).iter("h2")]
    assert headings == [
        "Diese Ausgabe hören",
        "Das Wichtigste",
        "Einordnung der Redaktion",
        "Weiterlesen",
    ]


def test_points_are_a_real_list_and_paragraphs_are_not(
    make: Callable[..., Mail], paragraph: Callable[..., Paragraph]
) -> None:
    assert len(tree(make().html).xpath("(//ul)[1]/li")) == 3
    text = make(
        briefing={"points": (), "paragraphs": (paragraph("Erstens."), paragraph("Zweitens."))},
        rules={"links": ()},
    )
    assert not tree(text.html).xpath("//ul")
    assert "Das Wichtigste" not in text.html
    assert "Erstens. Zweitens." in words(text.html).replace(
        "Erstens.Zweitens.", "Erstens. Zweitens."
    )


def test_all_that_reading_needs_is_in_the_elements(make: Callable[..., Mail]) -> None:
    without = tree(re.sub(r"<style.*?</style>", "", make().html, flags=re.DOTALL))
    for tag, wanted in {
        "h1": "font-size: 32px",
        "h2": "font-size: 20px",
        "p": "line-height",
        "ul": "margin",
        "li": "17px",
    }.items():
        for element in without.iter(tag):
            assert wanted in element.get("style", ""), tag
    for link in without.iter("a"):
        assert "color" in link.get("style", "")


def test_long_compounds_may_break_without_style_elements(make: Callable[..., Mail]) -> None:
    (item,) = tree(make().html).xpath("//li[contains(., 'Fernw')]")
    assert item.text_content().startswith("Die Fernwär\u00adme\u00adlei\u00adtungs\u00ad")
    assert "overflow-wrap: break-word" in item.get("style")


def test_both_dark_schemes_and_phones_are_designed(make: Callable[..., Mail]) -> None:
    html = make().html
    assert '<meta name="color-scheme" content="light dark"' in html
    assert "prefers-color-scheme: dark" in html
    assert "[data-ogsc] .words" in html
    assert "[data-ogsb] .card" in html
    assert "x-apple-disable-message-reformatting" in html
    assert "format-detection" in html


def test_nothing_is_fetched_from_font_servers(make: Callable[..., Mail]) -> None:
    assert not re.search(r"fonts\.|@import|<link", make().html)


def test_the_preheader_is_the_first_text_and_hidden(make: Callable[..., Mail]) -> None:
    body = tree(make().html).body
    first = next(
        element
        for element in body.iter()
        if isinstance(element.tag, str) and (element.text or "").strip()
    )
    assert first.text.startswith("Die Stadtwerke Lindenau")
    assert 85 <= len(first.text) <= 130
    assert "display:none" in first.get("style")


def test_a_preheader_of_the_notes_is_taken(make: Callable[..., Mail]) -> None:
    assert (
        "Was der Umbau für Mieter bedeutet"
        in make(rules={"preheader": "Was der Umbau für Mieter bedeutet"}).html
    )


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        (
            ("Kurz.",),
            "Kurz. Eine Wärmepumpe mit 12 MW Leistung kühlt das Wasser um bis zu 6 °C. Der Umbau kostet 38,5 Millionen Euro.",
        ),
        (("Wort " * 40 + "Ende.",), "Wort " * 25 + "Wort…"),
    ],
)
def test_the_lead_is_filled_up_or_cut_at_a_word_for_the_preheader(
    make: Callable[..., Mail],
    paragraph: Callable[..., Paragraph],
    lead: tuple[str, ...],
    wanted: str,
) -> None:
    html = make(briefing={"lead": paragraph(*lead)}).html
    assert f">{wanted}</div>" in html.replace("&nbsp;", " ")


def test_a_very_short_briefing_is_its_own_preheader(
    make: Callable[..., Mail], paragraph: Callable[..., Paragraph]
) -> None:
    mail = make(briefing={"lead": paragraph("Kurz."), "points": (), "quote": ()})
    assert ">Kurz.</div>" in mail.html
    assert [finding.check for finding in mail.findings] == ["mail.preheader"]


def test_content_is_escaped(make: Callable[..., Mail]) -> None:
    html = make(
        briefing={"headline": 'A & B <script>"x"</script>', "kicker": "<b>"}, rules={"links": ()}
    ).html
    assert "A &amp; B &lt;script&gt;" in html
    assert not tree(html).xpath("//script | //b")


@pytest.mark.parametrize("code", ["{{ person }}", "{% if x %}", "{# still #}"])
def test_template_code_in_content_is_not_run_by_a_mail_tool(
    make: Callable[..., Mail], paragraph: Callable[..., Paragraph], code: str
) -> None:
    mail = make(
        briefing={"headline": code, "points": (paragraph(f"Code: {code}"),)},
        rules={"links": (), "preheader": code},
    )
    body = re.sub(r"<style.*?</style>", "", mail.html, flags=re.DOTALL).replace("id={{person}}", "")
    assert not re.search(r"\{[{%#]", body)
    assert code in words(mail.html)
    assert "mail.leftover" in {
        finding.check for finding in mail.findings if finding.level == "warning"
    }


def test_placeholders_in_the_newsrooms_own_addresses_stay(make: Callable[..., Mail]) -> None:
    assert 'href="https://bote-test.de/abmelden?id={{person}}"' in make().html


def test_slug_is_filled_into_addresses(make: Callable[..., Mail]) -> None:
    html = make().html
    assert 'href="https://bote-test.de/briefing/2026-11-23-w%C3%A4rme"' in html
    assert "{slug}" not in html


@pytest.mark.parametrize(
    "alt", ["Das „Rohr“", "weich\u00adtrennbar", "5\u202f%", "▶️ Film", "e\u0301", "a\\nb"]
)
def test_invisible_characters_in_attributes_survive(make: Callable[..., Mail], alt: str) -> None:
    from briefing.config.notes import Image  # noqa: PLC0415 - one test needs it

    mail = make(rules={"image": Image(file="leitung.png", alt=alt)})
    (picture,) = tree(mail.html).iter("img")
    assert picture.get("alt") == alt
    assert mail.findings == ()


def test_control_characters_are_dropped(make: Callable[..., Mail]) -> None:
    assert (
        "Roter Faden"
        in make(briefing={"kicker": "Roter\x0b \x00Faden\uffff"}, rules={"links": ()}).html
    )


def test_the_podcast_block_has_button_length_and_size(make: Callable[..., Mail]) -> None:
    root = tree(make().html)
    (button,) = root.xpath("//a[contains(., 'Podcast anhören (2:31)')]")
    assert button.get("href") == "https://bote-test.de/briefing/2026-11-23-w%C3%A4rme"
    (mp3,) = root.xpath("//a[contains(., 'MP3, 1,8\u00a0MB')]")
    assert mp3.get("href") == "https://bote-test.de/audio/2026-11-23-w%C3%A4rme/episode.mp3"
    assert "1\u00a0Min. Lesezeit · 3\u00a0Min. Hörzeit" in root.text_content()


def test_an_estimated_length_says_so(make: Callable[..., Mail]) -> None:
    root = tree(make(listening=Listening(140, None)).html)
    assert root.xpath("//a[contains(., 'Podcast anhören (etwa 2\u00a0Min.)')]")
    assert "MP3" not in root.text_content()


def test_the_button_leads_to_the_mp3_where_there_is_no_page(make: Callable[..., Mail]) -> None:
    (button,) = tree(make(letter={"view_url": ""}).html).xpath(
        "//a[contains(., 'Podcast anhören')]"
    )
    assert button.get("href").endswith("/episode.mp3")


def test_no_podcast_block_without_audio_or_address(make: Callable[..., Mail]) -> None:
    assert "Podcast" not in make(listening=None).html
    assert "Hörzeit" not in make(listening=None).html
    assert "Podcast" not in make(letter={"view_url": ""}, show={"media_url": ""}).html


def test_statistics_mark_own_links_only(make: Callable[..., Mail]) -> None:
    html = make(letter={"utm": True}).html
    links = [str(link.get("href")) for link in tree(html).iter("a")]
    marks = "utm_source=briefing&utm_medium=email&utm_campaign=2026-11-23-w%C3%A4rme&utm_content="
    assert f"https://bote-test.de/abwasser?{marks}links#mehr" in links
    assert f"https://bote-test.de/briefing/2026-11-23-w%C3%A4rme?{marks}browser" in links
    assert f"https://bote-test.de/briefing/2026-11-23-w%C3%A4rme?{marks}podcast" in links
    assert "https://rat-test.de" in links
    assert "https://bote-test.de/impressum" in links
    assert sum("utm_" in link for link in links) == 3


def test_the_footer_has_its_duties(make: Callable[..., Mail]) -> None:
    root = tree(make().html)
    assert {"Abmelden", "Impressum", "Datenschutz", "Im Browser ansehen"} <= {
        link.text for link in root.iter("a")
    }
    text = root.text_content()
    assert "Newsletter „Bote am Morgen“ abonniert" in text
    assert "04177\u00a0Lindenau" in text
    assert "künstliche Stimme" in text


def test_a_bare_show_still_makes_a_newsletter(make: Callable[..., Mail]) -> None:
    empty = dict.fromkeys(
        ("sender", "unsubscribe_url", "imprint_url", "privacy_url", "address", "view_url"), ""
    )
    bare = {
        "kicker": "",
        "greeting": (),
        "points": (),
        "quote": (),
        "commentary": (),
        "farewell": (),
    }
    mail = make(
        letter=empty,
        show={"media_url": "", "notice": ""},
        briefing=bare,
        rules={"date": None, "links": (), "image": None},
    )
    assert mail.findings == ()
    assert not tree(mail.html).xpath("//a | //h2 | //p[not(normalize-space())]")


def test_a_logo_takes_the_place_of_the_title(make: Callable[..., Mail]) -> None:
    (logo, _) = tree(make(letter={"logo": "https://bote-test.de/logo.png"}).html).iter("img")
    assert (logo.get("src"), logo.get("alt")) == ("https://bote-test.de/logo.png", "Bote am Morgen")


def test_a_logo_for_the_night_is_hidden_by_day_and_from_outlook(make: Callable[..., Mail]) -> None:
    html = make(
        letter={
            "logo": "https://bote-test.de/day.png",
            "logo_dark": "https://bote-test.de/night.png",
        }
    ).html
    (night,) = tree(html).xpath(
        "//td[.//img[contains(@src, 'night.png')]][contains(@class, 'by-night')]"
    )
    assert "display: none" in night.get("style")
    assert re.search(r"\.by-day \{ display: none !important; \}", html)
    assert "night.png" not in re.sub(
        r"<!--\[if !mso\]><!-->.*?<!--<!\[endif\]-->", "", html, flags=re.DOTALL
    )


def test_figures_stand_in_a_box_and_in_the_text_part(make: Callable[..., Mail]) -> None:
    from briefing.config.notes import Figure  # noqa: PLC0415 - one test needs it

    mail = make(rules={"figures": (Figure(value="12 MW", label="leistet die Pumpe"),)})
    (value,) = tree(mail.html).xpath("//p[.='12\u00a0MW']")
    assert value.getnext().text == "leistet die Pumpe"
    assert "• 12 MW: leistet die Pumpe" in mail.text
    assert "In Zahlen" not in make().html


def test_a_sponsor_is_named_and_marked_as_advertising(make: Callable[..., Mail]) -> None:
    from briefing.config.notes import Sponsor  # noqa: PLC0415 - one test needs it

    sponsor = Sponsor(
        name="Sparkasse",
        text="Kredite für Dämmung.",
        link="Zum Kredit",
        url="https://sparkasse-test.de",
    )
    mail = make(rules={"sponsor": sponsor})
    shown = words(mail.html)
    assert shown.index("Anzeige") < shown.index("Sparkasse") < shown.index("Kredite für Dämmung.")
    assert tree(mail.html).xpath("//a[.='Zum Kredit']/@href") == ["https://sparkasse-test.de"]
    assert re.search(
        r"Anzeige\n-+\n\nSparkasse: Kredite für Dämmung\.\nZum Kredit \[\d\]", mail.text
    )
    assert "Anzeige" not in make().html


def test_who_says_a_quotation_stands_in_a_line_below_it(make: Callable[..., Mail]) -> None:
    lines = [" ".join(p.text_content().split()) for p in tree(make().html).xpath("//blockquote/p")]
    assert lines == [
        "„Wir waren überrascht, wie viel Wärme im Fluss landet“",
        "sagt Werkleiterin Jana Petzold",
    ]


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("Petzold sagt: „Das reicht nicht.“", ("Petzold sagt:", "„Das reicht nicht.“", "")),
        ("Petzold nennt das „nicht genug“.", ("", "Petzold nennt das „nicht genug“.", "")),
        ("„Ja“, sagt sie. „Bald.“", ("", "„Ja“, sagt sie. „Bald.“", "")),
        ("„Ja.“", ("", "„Ja.“", "")),
    ],
)
def test_a_quotation_in_pieces_stays_whole(
    paragraph: Callable[..., Paragraph], quote: str, parts: tuple[str, str, str]
) -> None:
    assert pull_quote(quote) == PullQuote(*parts)


def test_a_cover_with_a_play_sign_leads_to_the_podcast(make: Callable[..., Mail]) -> None:
    mail = make(
        listening=Listening(
            151.2,
            1_812_345,
            with_play_sign(cover("Bote am Morgen"), theme_of(Newsletter(), None).light),
        )
    )
    (picture,) = tree(mail.html).xpath("//a/img")
    assert picture.get("src") == "https://bote-test.de/audio/2026-11-23-w%C3%A4rme/podcast.jpg"
    assert picture.get("alt") == "Podcast anhören, 2\u00a0Minuten 31\u00a0Sekunden"
    assert picture.getparent().get("href") == "https://bote-test.de/briefing/2026-11-23-w%C3%A4rme"
    assert mail.cover
    with Pillow.open(io.BytesIO(mail.cover)) as drawn:
        assert drawn.size == (192, 192)
        assert drawn.getpixel((140, 50)) != drawn.getpixel((60, 50))  # the sign and the ground
    assert b"Content-Type: image/jpeg" in mail.eml


def test_a_cover_without_an_address_is_only_in_the_message(make: Callable[..., Mail]) -> None:
    mail = make(
        listening=Listening(
            151, None, with_play_sign(cover("Bote am Morgen"), theme_of(Newsletter(), None).light)
        ),
        show={"media_url": ""},
        rules={"image": None},
    )
    assert "podcast.jpg" not in mail.html
    assert mail.cover is None
    assert b'filename="podcast.jpg"' in mail.eml


def test_a_swiss_show_is_set_as_swiss_print(
    make: Callable[..., Mail], paragraph: Callable[..., Paragraph]
) -> None:
    lead = paragraph("„Das kostet 12000 Franken“, sagte Petzold.")
    german, swiss = (
        make(briefing={"lead": lead}, show={"language": language}) for language in ("de", "de-CH")
    )
    for shown in (tree(swiss.html).text_content(), swiss.text.replace("\n", " ")):
        assert "«Das kostet 12’000 Franken»" in shown.replace("\u00a0", " ")
        assert "Newsletter «Bote am Morgen» abonniert" in shown
        assert not set("„“‚‘") & set(shown)
    assert swiss.findings == german.findings


def test_outlook_gets_balanced_tables_of_the_right_width(make: Callable[..., Mail]) -> None:
    outlook = re.sub(
        r"<!--\[if (?:mso \| IE|mso)\]>(.*?)<!\[endif\]-->", r"\1", make().html, flags=re.DOTALL
    )
    assert outlook.count("<table") == outlook.count("</table>")
    assert outlook.count("<td") == outlook.count("</td>")
    assert 'width="536"' in make().html
    assert "width:536px" in outlook


def test_html5_parses_the_page_without_errors_of_nesting(make: Callable[..., Mail]) -> None:
    parser = html5lib.HTMLParser()
    parser.parse(make().html)
    assert [name for _, name, _ in parser.errors] == []


def test_a_project_may_replace_one_part(make: Callable[..., Mail], tmp_path: Path) -> None:
    part = '<mj-section><mj-column><mj-text css-class="words"><p>Ganz anders</p></mj-text></mj-column></mj-section>'
    html = make(project=overriding(tmp_path, "parts/footer.mjml.j2", part)).html
    assert "Ganz anders" in html
    assert "abonniert" not in html
    assert "Das Wichtigste" in html


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("<mj-section><mj-column></mj-section></mj-column>", "not well-formed"),
        (
            "<mj-section><mj-column><mj-foo/></mj-column></mj-section>",
            "<mj-foo> is no MJML component",
        ),
        (
            "<mj-section><mj-column><div>x</div></mj-column></mj-section>",
            "<div> is no MJML component",
        ),
        ('<mj-section padding="0 24px"><mj-column/></mj-section>', "Write 0px"),
        (
            '<mj-section><mj-column><mj-text mj-class="a b">x</mj-text></mj-column></mj-section>',
            "several mj-class",
        ),
        (
            "<mj-section><mj-column><mj-text>{{ nothing }}</mj-text></mj-column></mj-section>",
            "undefined",
        ),
    ],
)
def test_wrong_templates_are_refused_in_words(
    make: Callable[..., Mail], tmp_path: Path, part: str, message: str
) -> None:
    with pytest.raises(InputError, match=message) as refused:
        make(project=overriding(tmp_path, "parts/footer.mjml.j2", part))
    assert refused.value.file


def test_what_the_engine_refuses_names_the_template() -> None:
    with pytest.raises(InputError, match=r"^x\.mjml\.j2: the MJML cannot be rendered"):
        to_html("<mjml><mj-head><mj-text>x</mj-text></mj-head></mjml>", "", "x.mjml.j2")
