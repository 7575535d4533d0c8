"""The pages as HTML: what they hold, what they keep out, and what machines read in them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from lxml import html as markup
from msgspec.structs import replace

from briefing.config.settings import Colours
from briefing.errors import InputError
from briefing.german.formats import NBSP
from briefing.look.themes import theme_of
from briefing.model.record import Chapter, Figure, Link
from briefing.podcast.page import NEWEST, episode_page, index_page, search_json
from briefing.podcast.transcript import Sentence, sentences
from podcast.page_samples import (
    CAPTIONS,
    CORRECTED,
    DOCUMENT,
    RECORD,
    SETTINGS,
    SITE,
    WITHDRAWN,
    made_page,
    many,
    sentence,
)

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

    from briefing.model.record import Record

HOSTILE = "</script><script>alert(1)</script> \"'><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} u\u0308 🦊 \u2028"


def parsed(page: str) -> HtmlElement:
    return markup.document_fromstring(page)


def text_of(page: str, path: str = "//body") -> str:
    return " ".join(
        " ".join(element.text_content() for element in parsed(page).xpath(path)).split()
    )


def data_of(page: str) -> dict[str, Any]:
    (script,) = parsed(page).xpath("//script[@type='application/ld+json']")
    data: dict[str, Any] = json.loads(script.text)
    return data


def index_of(records: list[Record], **settings: Any) -> str:
    changed = replace(SETTINGS, show=replace(SETTINGS.show, **settings))
    return index_page(records, settings=changed, project=None, cover="cover.jpg")


def in_order(shown: str, *texts: str) -> bool:
    return re.search(".*".join(map(re.escape, texts)), shown, re.DOTALL) is not None


def test_a_page_shows_the_whole_briefing_in_its_order() -> None:
    head, story = (
        text_of(made_page(), f"//*[@class='{part}']").replace(NBSP, " ")
        for part in ("headline", "story")
    )
    times = ("23. November 2026", "1 Min. Lesezeit", "1 Min. Hörzeit")
    assert in_order(head, "Energie", RECORD.title, RECORD.summary, *times)
    assert in_order(
        story, "Guten Morgen!", "Das Wichtigste", "Eine Wärmepumpe", "Monate sparen.", "„Wir waren überrascht“",
        "sagt Werkleiterin Jana Petzold", "Einordnung der Redaktion", "Ohne eine Preisbremse", "Bis morgen", "Weiterlesen",
        "Zum ganzen Artikel",
    )  # fmt: skip


def test_a_page_shows_links_and_lists_of_the_commentary() -> None:
    marks = [{"kind": "link", "start": 10, "end": 22, "url": f"{SITE}/interview?a=1&b=2"}]
    said = sentence("Mehr dazu im Interview.") | {"marks": marks}
    entries = [[sentence(text) | {"item": "•"}] for text in ("10000 Euro", "Zweitens <b>")]
    shown = parsed(made_page(document=DOCUMENT | {"commentary": [[said], *entries]}))
    (link,) = shown.xpath("//section[@class='commentary']/p/a")
    assert (link.text, link.get("href")) == ("im Interview", f"{SITE}/interview?a=1&b=2")
    items = shown.xpath("//section[@class='commentary']/ul/li")
    assert [item.text for item in items] == [f"10.000{NBSP}Euro", "Zweitens <b>"]


def test_paragraphs_of_the_form_text_stand_below_their_subheads() -> None:
    page = made_page(
        document={
            "points": [],
            "lead_ins": [],
            "paragraphs": [[sentence("Der erste Absatz.")], [sentence("Der zweite.")]],
            "subheads": [[], [sentence("Ein Tunnel bleibt ein Wunsch")]],
        }
    )
    assert "Das Wichtigste" not in text_of(page, "//*[@class='story']")
    (subhead,) = parsed(page).xpath("//*[@class='story']/h2")
    assert subhead.text == "Ein Tunnel bleibt ein Wunsch"
    assert subhead.getnext().text == "Der zweite."


def test_a_quotation_is_large_and_its_speaker_small() -> None:
    page = made_page(document={"quote": [sentence("Jana Petzold sagt: „Wir waren überrascht.“")]})
    assert [e.text for e in parsed(page).xpath("//blockquote/p[@class='quoted']")] == [
        "„Wir waren überrascht.“"
    ]
    assert [e.text for e in parsed(page).xpath("//blockquote/p[@class='speaker']")] == [
        "Jana Petzold sagt:"
    ]


def test_the_topic_of_a_point_is_bold() -> None:
    assert [e.text for e in parsed(made_page()).xpath("//ul[@class='points']//strong")] == [
        "Eine Wärmepumpe mit 12\u00a0MW Leistung",
        "Die Fernwärmeleitungsgenehmigungsverfahrensbeschleunigung",
    ]


def test_the_player_needs_no_script_and_lies_beside_its_files() -> None:
    page = parsed(made_page())
    (audio,) = page.xpath("//audio")
    assert "controls" in audio.attrib
    assert audio.get("preload") == "none"
    assert page.xpath("//source/@src | //track/@src") == ["episode.mp3", "episode.vtt"]
    assert [e.get("href") for e in page.xpath("//ol[contains(@class, 'chapters')]//a")] == [
        "episode.mp3#t=0.0", "episode.mp3#t=20.0", "episode.mp3#t=40.0",
    ]  # fmt: skip
    assert [e.get("data-start") for e in page.xpath("//ol[contains(@class, 'cues')]//a")] == [
        "0.0",
        "1.2",
        "2.5",
        "40.0",
    ]


def test_a_corrected_audio_is_played_from_its_new_address() -> None:
    record = replace(RECORD, audio=replace(RECORD.audio, name="episode-r2.mp3"))
    assert "episode.mp3" not in made_page(record)
    assert 'src="episode-r2.mp3"' in made_page(record)


def test_a_single_chapter_is_no_list() -> None:
    assert "Kapitel" not in text_of(
        made_page(replace(RECORD, chapters=(Chapter(start=0.0, title="x"),)))
    )


def test_the_transcript_joins_what_captions_had_to_part() -> None:
    assert sentences(CAPTIONS.encode()) == (
        Sentence(0.0, 1.0, "Guten Morgen!"),
        Sentence(1.2, 2.0, "Lindenau heizt künftig mit Abwasser"),
        Sentence(2.5, 4.4, "Eine Wärmepumpe kühlt das Wasser um bis zu 6 °C."),
        Sentence(40.0, 46.0, "„Wir waren überrascht & froh“, sagt Jana Petzold."),
    )


@pytest.mark.parametrize(
    ("captions", "expected"),
    [
        ("WEBVTT\r\n\r\n01:02.500 --> 01:03.000\r\nKurz\r\n", (Sentence(62.5, 63.0, "Kurz"),)),
        (
            "WEBVTT\n\n7\n10:00:00.000 --> 10:00:01.000 align:start\nSpät",
            (Sentence(36000.0, 36001.0, "Spät"),),
        ),
        ("WEBVTT\n\nNOTE 00:00.000 --> nowhere\n", ()),
    ],
)
def test_captions_are_read_as_the_standard_allows_them(
    captions: str, expected: tuple[Sentence, ...]
) -> None:
    assert sentences(captions.encode()) == expected


def test_a_correction_is_dated_and_stands_before_the_audio() -> None:
    page = made_page(CORRECTED)
    shown = text_of(page).replace(NBSP, " ")
    notice = "Korrektur, 25. November 2026: Der Umbau kostet 38,5 Mio. Euro, nicht 35,8."
    assert shown.index(notice) < shown.index("Diese Folge hören")
    assert "Korrektur" not in text_of(made_page())


def test_a_withdrawn_episode_leaves_a_notice_and_nothing_else() -> None:
    page = episode_page(WITHDRAWN, {}, b"", settings=SETTINGS, project=None)
    shown = text_of(page).replace(NBSP, " ")
    assert "Zurückgezogen, 26. November 2026: Das Zitat war nicht freigegeben." in shown
    assert "Wärmepumpe" not in page
    assert not parsed(page).xpath("//audio | //script")
    assert "script-src" not in page
    assert "episode.mp3" not in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_page_says_who_answers_for_it_and_what_a_machine_did() -> None:
    made = text_of(made_page(), "//section[@class='made']").replace(NBSP, " ")
    assert "Diese Folge spricht eine künstliche Stimme." in made
    assert "GeprüftClara Wendt, 22. November 2026" in made
    assert "Sätze des Artikels" in made
    assert "die Einordnung hat die Redaktion geschrieben" in made
    assert "Künstlich, „espeak de“" in made
    assert f'<a href="{SITE}/abwasser">Heizen mit Abwasser</a>' in made_page()


def test_a_drafted_text_is_called_one() -> None:
    record = replace(RECORD, made=replace(RECORD.made, drafter="openai"))
    assert "Von einem Sprachmodell entworfen" in text_of(made_page(record))


def test_a_source_without_an_address_is_named() -> None:
    record = replace(RECORD, made=replace(RECORD.made, source="article.docx"))
    (source,) = parsed(made_page(record)).xpath("//dt[.='Quelle']/following-sibling::dd")
    assert source.text_content() == "Heizen mit Abwasser"
    assert not source.xpath(".//a")


def test_the_footer_has_its_duties_but_no_placeholder_of_a_mail_tool() -> None:
    letter = replace(SETTINGS.newsletter, imprint_url="{{ imprint }}")
    shown = made_page(settings=replace(SETTINGS, newsletter=letter))
    assert f'<a href="{SITE}/datenschutz">Datenschutz</a>' in shown
    assert "imprint" not in shown
    assert f'<a href="{SITE}/impressum">Impressum</a>' in made_page()


def test_hostile_text_stays_text_everywhere() -> None:
    record = replace(
        CORRECTED,
        title=HOSTILE, kicker=HOSTILE, summary=HOSTILE, chapters=(Chapter(start=0, title=HOSTILE), *RECORD.chapters),
        pictures=(replace(RECORD.pictures[0], alt=HOSTILE, credit=HOSTILE),), figures=(Figure(value=HOSTILE, label=HOSTILE),),
        links=(Link(text=HOSTILE, url="javascript:alert(1)"), Link(text="x", url=f"{SITE}/{HOSTILE}")),
        corrections=(replace(CORRECTED.corrections[0], text=HOSTILE),),
        made=replace(RECORD.made, reviewed_by=HOSTILE, notice=HOSTILE, voice=HOSTILE, source="javascript:alert(2)"),
    )  # fmt: skip
    paragraphs = {
        part: [[sentence(HOSTILE)]] for part in ("greeting", "points", "commentary", "farewell")
    }
    texts = {"quote": [sentence(HOSTILE)], "lead_ins": ["</s"], "article": {"title": HOSTILE}}
    show = replace(SETTINGS.show, title=HOSTILE, author=HOSTILE, description=HOSTILE)
    settings = replace(
        SETTINGS, show=show, newsletter=replace(SETTINGS.newsletter, address=HOSTILE)
    )
    pages = (
        made_page(record, {**paragraphs, **texts}, settings=settings),
        episode_page(replace(record, withdrawn=replace(WITHDRAWN.withdrawn, reason=HOSTILE)), {}, b"", settings=settings, project=None),
        index_page([record], settings=settings, project=None, cover=HOSTILE),
    )  # fmt: skip
    for page in pages:
        tree = parsed(page)
        assert not tree.xpath("//img[@onerror] | //*[starts-with(@href, 'javascript:')]")
        assert len(tree.xpath("//script[not(@type)]")) <= 1
        assert not re.search(r"\{[{%#]", page)
        assert "alert(1)" in tree.text_content()
    assert HOSTILE.split()[-2] in pages[0]
    assert data_of(pages[0])["@graph"][0]["headline"] == HOSTILE


@pytest.mark.parametrize(
    "page",
    [made_page(), made_page(CORRECTED), made_page(WITHDRAWN), index_of(many(30)), index_of([])],
)
def test_a_page_is_html_without_parse_errors(page: str) -> None:
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(page)


@pytest.mark.parametrize("page", [made_page(), made_page(WITHDRAWN), index_of(many(3))])
def test_the_policy_allows_the_style_and_the_script_of_the_page_and_no_others(page: str) -> None:
    tree = parsed(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    for directive, elements in (
        ("style-src", tree.xpath("//style")),
        ("script-src", tree.xpath("//script[not(@type)]")),
    ):
        hashes = [
            base64.b64encode(hashlib.sha256(e.text.encode()).digest()).decode() for e in elements
        ]
        assert allowed.get(directive, "") == " ".join(f"'sha256-{digest}'" for digest in hashes)
    assert allowed["default-src"] == "'none'"
    assert not tree.xpath("//@style | //@onclick")
    assert "http" not in policy


def test_nothing_is_loaded_from_elsewhere() -> None:
    for page in (made_page(), index_of(many(30))):
        loaded = parsed(page).xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href")
        assert loaded
        assert not [address for address in loaded if "//" in address]
        assert "url(" not in page
        assert not re.search(r"localStorage|sessionStorage|document\.cookie|indexedDB", page)


def test_search_engines_learn_of_the_article_and_the_episode() -> None:
    article, episode = data_of(made_page(CORRECTED))["@graph"]
    url = f"{SITE}/morgen/2026-11-23-waerme/"
    assert article["@type"] == "NewsArticle"
    assert episode["@type"] == "PodcastEpisode"
    for thing in (article, episode):
        assert thing["url"] == url
        assert thing["datePublished"] == "2026-11-22T23:30:00+00:00"
        assert thing["dateModified"] == "2026-11-25T09:00:00+00:00"
        assert thing["correction"][0]["text"] == "Der Umbau kostet 38,5 Mio. Euro, nicht 35,8."
        assert thing["image"] == f"{SITE}/morgen/2026-11-23-waerme/rohre.png"
    assert article["headline"] == RECORD.title
    assert article["editor"]["name"] == "Clara Wendt"
    media = episode["associatedMedia"]
    assert media["contentUrl"] == f"{url}episode.mp3"
    assert media["contentSize"] == "1812345"
    assert media["duration"] == "PT60S"
    assert media["digitalSourceType"].endswith("/AlgorithmicMediaDigitalSource")
    assert episode["partOfSeries"]["webFeed"] == SETTINGS.show.feed_url


def test_a_trained_voice_is_called_one() -> None:
    record = replace(RECORD, made=replace(RECORD.made, engine="piper"))
    media = data_of(made_page(record))["@graph"][1]["associatedMedia"]
    assert media["digitalSourceType"] == "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


def test_links_of_the_head_are_absolute() -> None:
    tree = parsed(made_page())
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{SITE}/morgen/2026-11-23-waerme/"]
    assert tree.xpath("//link[@rel='alternate']/@href") == [f"{SITE}/morgen/feed.xml"]
    properties = dict(
        zip(tree.xpath("//meta/@property"), tree.xpath("//meta[@property]/@content"), strict=True)
    )
    assert properties["og:title"] == RECORD.title
    assert properties["og:image"] == f"{SITE}/morgen/2026-11-23-waerme/rohre.png"
    assert properties["og:audio"] == f"{SITE}/morgen/2026-11-23-waerme/episode.mp3"
    assert properties["og:locale"] == "de_DE"


def test_the_view_url_is_the_address_of_the_page_unless_it_is_a_placeholder() -> None:
    def canonical(view: str) -> list[str]:
        letter = replace(SETTINGS.newsletter, view_url=view)
        found: list[str] = parsed(made_page(settings=replace(SETTINGS, newsletter=letter))).xpath(
            "//link[@rel='canonical']/@href"
        )
        return found

    assert canonical("https://www.bote.example/{slug}") == [
        "https://www.bote.example/2026-11-23-waerme"
    ]
    assert canonical("{{ view }}") == [f"{SITE}/morgen/2026-11-23-waerme/"]


def test_an_episode_without_a_picture_is_shared_with_the_cover() -> None:
    page = made_page(replace(RECORD, pictures=()))
    assert f'<meta property="og:image" content="{SITE}/morgen/cover.jpg">' in page
    assert data_of(page)["@graph"][0]["image"] == f"{SITE}/morgen/cover.jpg"
    assert not parsed(page).xpath("//img")


def test_the_picture_and_the_figures_of_the_notes_are_shown() -> None:
    tree = parsed(made_page())
    (picture,) = tree.xpath("//figure/img")
    assert (picture.get("src"), picture.get("alt")) == ("rohre.png", "Rohre")
    assert tree.xpath("//figcaption")[0].text == "Foto: Mara Lentz"
    assert tree.xpath("//section[@class='figures']//dd")[0].text == "17\u00a0Minuten"
    assert tree.xpath("//section[@class='figures']//dt")[0].text == "dauert der Weg"


def test_without_addresses_a_page_still_plays() -> None:
    bare = replace(SETTINGS, show=replace(SETTINGS.show, media_url="", feed_url="", link=""))
    page = made_page(settings=bare)
    assert 'src="episode.mp3"' in page
    assert "canonical" not in page
    assert not re.search(r'="(https?:)?/', page.replace(f'"{SITE}/', ""))
    assert "contentUrl" not in page


def test_the_same_values_give_the_same_page() -> None:
    assert made_page() == made_page()
    assert index_of(many(3)) == index_of(list(reversed(many(3))))


def test_a_project_overrides_a_part_and_the_policy_follows(tmp_path: Path) -> None:
    parts = tmp_path / "templates" / "page"
    parts.mkdir(parents=True)
    (parts / "footer.html.j2").write_text("<footer>Eigener Fuß</footer>", encoding="utf-8")
    (parts / "print.css.j2").write_text("@media print { h1 { color: red; } }", encoding="utf-8")
    page = made_page(project=tmp_path)
    assert "<footer>Eigener Fuß</footer>" in page
    style = parsed(page).xpath("//style")[0].text
    assert style.endswith("h1 { color: red; } }")
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in page


def test_a_page_has_the_look_of_the_newsletter() -> None:
    letter = replace(SETTINGS.newsletter, theme="magazin", colours=Colours(accent="#7a1f5c"))
    style = (
        parsed(made_page(settings=replace(SETTINGS, newsletter=letter))).xpath("//style")[0].text
    )
    light, dark = theme_of(letter, None).light, theme_of(letter, None).dark
    assert "--accent: #7a1f5c;" in style
    assert in_order(style, light.text, "prefers-color-scheme: dark", dark.text, "double")
    assert "--heading: Georgia, 'Times New Roman', serif;" in style


def test_a_swiss_page_has_swiss_quotation_marks() -> None:
    swiss = replace(SETTINGS, show=replace(SETTINGS.show, language="de-CH"))
    page = made_page(
        document={"quote": [sentence("Jana Petzold sagt: „Wir waren überrascht.“")]}, settings=swiss
    )
    assert [e.text for e in parsed(page).xpath("//blockquote/p[@class='quoted']")] == [
        "«Wir waren überrascht.»"
    ]


def test_a_wrong_template_of_a_project_is_named(tmp_path: Path) -> None:
    parts = tmp_path / "templates" / "page"
    parts.mkdir(parents=True)
    (parts / "footer.html.j2").write_text("\n{{ show.nothing }}", encoding="utf-8")
    with pytest.raises(InputError, match=r"footer\.html\.j2:2: template error"):
        made_page(project=tmp_path)


def test_the_index_lists_the_newest_with_their_leads_and_the_others_by_year() -> None:
    records = many(NEWEST + 340)
    tree = parsed(index_of(list(reversed(records))))
    assert [e.text for e in tree.xpath("//ol[@aria-label='Neueste Folgen']//h2/a")] == [
        f"Folge {n}" for n in range(NEWEST)
    ]
    assert tree.xpath("//ol[@aria-label='Neueste Folgen']//h2/a/@href")[0] == "folge-0/index.html"
    assert [" ".join(e.text.split()) for e in tree.xpath("//summary")] == [
        "2026, 307 Folgen",
        "2025, 33 Folgen",
    ]
    assert len(tree.xpath("//details//a")) == 340
    assert tree.xpath("//details//a")[0].text == f"Folge {NEWEST}"


def test_the_index_leaves_out_what_was_withdrawn() -> None:
    records = [WITHDRAWN, *many(2)]
    assert RECORD.title not in index_of(records)
    assert [row["title"] for row in json.loads(search_json(records))] == ["Folge 0", "Folge 1"]
    assert "2 Folgen durchsuchen" in index_of(records)


def test_a_show_without_episodes_says_so() -> None:
    assert "Noch ist keine Folge erschienen." in text_of(index_of([]))


def test_the_index_shows_the_show_and_how_to_subscribe() -> None:
    page = index_of(many(1))
    tree = parsed(page)
    assert tree.xpath("//h1")[0].text == "Bote am Morgen"
    assert "Ein Thema aus der Stadt." in text_of(page)
    assert tree.xpath("//input[@id='feed']/@value") == [SETTINGS.show.feed_url]
    assert tree.xpath("//img/@src") == ["cover.jpg"]
    assert data_of(page)["@type"] == "PodcastSeries"
    assert not parsed(index_of(many(1), feed_url="")).xpath("//input[@id='feed']")


def test_the_search_finds_what_the_records_say() -> None:
    assert json.loads(search_json([RECORD])) == [
        {
            "slug": RECORD.slug,
            "date": "2026-11-23",
            "kicker": "Energie",
            "title": RECORD.title,
            "summary": RECORD.summary,
        }
    ]
