"""The pages in Chromium, from a static host: playing, seeking, following, searching, and nothing that leaves the host."""

from __future__ import annotations

import base64
import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import pytest
from msgspec.structs import replace
from PIL import Image, ImageFont
from playwright.sync_api import expect

from briefing.podcast.page import NEWEST, index_page, search_json
from briefing.sound.clip import Clip
from briefing.sound.encode import encode
from briefing.sound.filters import iter_frames
from chromium import overflow, page, violations
from podcast.page_samples import CAPTIONS, CORRECTED, RECORD, SETTINGS, WITHDRAWN, made_page, many
from static_site import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDTHS = (320, 375, 1280)
SCHEMES = ("light", "dark")
THEMES = ("magazin", "depesche")
EPISODE = f"{RECORD.slug}/"
TIME = "document.querySelector('audio').currentTime"
_SET_IN_KNOWN_LETTERS = """async (story, letters) => {
    const bytes = Uint8Array.from(atob(letters), letter => letter.charCodeAt(0))
    document.fonts.add(await new FontFace('known', bytes).load())
    story.style.fontFamily = 'known'
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of 60 episodes, of which three have pages: one as it was, one corrected, one withdrawn."""
    folder = tmp_path_factory.mktemp("site")
    silence = encode(iter_frames(Clip(bytes(2 * 44100 * 60), 44100)), 64)
    for name, record in ((RECORD.slug, RECORD), ("corrected", CORRECTED), ("withdrawn", WITHDRAWN)):
        place = folder / name
        place.mkdir()
        (place / "index.html").write_text(made_page(record), encoding="utf-8")
        (place / "episode.vtt").write_text(CAPTIONS, encoding="utf-8")
        (place / "episode.mp3").write_bytes(silence)
    for name in (RECORD.slug, "corrected"):
        Image.new("RGB", (1072, 603), "#39627a").save(folder / name / "rohre.png")
    for theme in THEMES:
        place = folder / theme
        shutil.copytree(folder / "corrected", place)
        letter = replace(SETTINGS.newsletter, theme=theme)
        (place / "index.html").write_text(
            made_page(CORRECTED, settings=replace(SETTINGS, newsletter=letter)), encoding="utf-8"
        )
    records = [
        RECORD,
        *(replace(record, kicker="Verkehr", summary="Die Fähre fährt.") for record in many(60)[1:]),
    ]
    index = index_page(records, settings=SETTINGS, project=None, cover="cover.jpg")
    (folder / "index.html").write_text(index, encoding="utf-8")
    (folder / "search.json").write_bytes(search_json(records))
    Image.new("RGB", (144, 144), "#0b5fa5").save(folder / "cover.jpg")
    with served(folder) as address:
        yield address


@contextmanager
def opened(chromium: Browser, site: str, path: str = EPISODE, **context: Any) -> Iterator[Page]:
    """A page of the site; at the end there must have been no message on its console and no request to another host."""
    with page(chromium, **context) as shown:
        said: list[str] = []
        shown.on("console", lambda message: said.append(message.text))
        shown.on("pageerror", lambda error: said.append(str(error)))
        shown.on(
            "request",
            lambda request: said.append(request.url) if not request.url.startswith(site) else None,
        )
        shown.goto(site + path)
        yield shown
        assert said == []


def reached(shown: Page, seconds: float) -> None:
    """Wait until the audio plays at `seconds`; the places are too far apart to be reached by playing alone."""
    for _ in range(200):
        if shown.evaluate(TIME) > seconds:
            break
        shown.wait_for_timeout(25)
    assert seconds < shown.evaluate(TIME) < seconds + 1.5
    assert not shown.evaluate("document.querySelector('audio').paused")


def test_nothing_is_loaded_before_someone_listens_and_then_it_plays(
    chromium: Browser, site: str
) -> None:
    with opened(chromium, site) as shown:
        assert (
            shown.evaluate("document.querySelector('audio').networkState") != 2
        )  # NETWORK_LOADING
        shown.locator("audio").focus()
        shown.keyboard.press("Space")
        reached(shown, 0.0)


def test_a_chapter_is_where_the_audio_goes_on(chromium: Browser, site: str) -> None:
    with opened(chromium, site) as shown:
        chapters = shown.locator(".chapters a")
        chapters.nth(1).click()
        reached(shown, 20.0)
        expect(chapters.nth(1)).to_have_attribute("aria-current", "true")
        chapters.nth(2).click()
        expect(chapters.nth(2)).to_have_attribute("aria-current", "true")
        assert shown.locator(".chapters [aria-current]").count() == 1
        assert shown.url == site + EPISODE


def test_a_sentence_is_where_the_audio_goes_on(chromium: Browser, site: str) -> None:
    with opened(chromium, site) as shown:
        shown.locator("summary").click()
        shown.locator(".cues a").nth(3).click()
        reached(shown, 40.0)


def test_the_transcript_follows_within_its_own_box(chromium: Browser, site: str) -> None:
    with opened(chromium, site, reduced_motion="reduce") as shown:
        shown.locator("summary").click()
        shown.evaluate("document.querySelector('.cues').style.maxHeight = '60px'")
        before = shown.evaluate("scrollY")
        shown.evaluate("document.querySelector('audio').play()")
        cues = shown.locator(".cues a")
        expect(cues.nth(0)).to_have_attribute("aria-current", "true")
        expect(cues.nth(1)).to_have_attribute("aria-current", "true")
        expect(cues.nth(2)).to_have_attribute("aria-current", "true")
        assert shown.locator(".cues [aria-current]").count() == 1
        box, cue = shown.locator(".cues").bounding_box(), cues.nth(2).bounding_box()
        assert box
        assert cue
        assert box["y"] - cue["height"] < cue["y"] < box["y"] + box["height"]
        assert shown.evaluate("document.querySelector('.cues').scrollTop") > 0
        assert shown.evaluate("scrollY") == before


@pytest.mark.parametrize(
    ("motion", "behaviour"), [("reduce", "instant"), ("no-preference", "smooth")]
)
def test_who_wants_no_motion_sees_none(
    chromium: Browser, site: str, motion: str, behaviour: str
) -> None:
    with opened(chromium, site, reduced_motion=motion) as shown:
        shown.evaluate(
            "() => { document.querySelector('.cues').scrollTo = (how) => { window.how = how.behavior; }; }"
        )
        shown.locator(".chapters a").nth(1).click()
        reached(shown, 20.0)
        assert shown.evaluate("how") == behaviour


def test_all_of_the_player_can_be_done_with_the_keyboard(chromium: Browser, site: str) -> None:
    with opened(chromium, site, width=1280) as shown:

        def focused() -> str:
            text: str = shown.evaluate("document.activeElement.textContent.trim()")
            return text

        shown.locator("input[value='1']").focus()
        shown.keyboard.press("ArrowRight")
        assert shown.evaluate("document.querySelector('audio').playbackRate") == 1.25
        shown.keyboard.press("Tab")
        shown.keyboard.press("Tab")
        assert focused().endswith("Das Wichtigste")
        shown.keyboard.press("Enter")
        reached(shown, 20.0)
        shown.keyboard.press("Tab")
        shown.keyboard.press("Tab")
        assert focused() == "Mitlesen"
        shown.keyboard.press("Enter")
        shown.keyboard.press("Tab")
        shown.keyboard.press("End")
        assert "Jana Petzold" in focused()
        shown.keyboard.press("Home")
        shown.keyboard.press("ArrowDown")
        assert "mit Abwasser" in focused()
        shown.keyboard.press("Enter")
        reached(shown, 1.2)
        shown.keyboard.press("Tab")
        assert focused() == "MP3 laden"


def test_the_focus_can_be_seen(chromium: Browser, site: str) -> None:
    with opened(chromium, site) as shown:
        for selector in (".masthead a", ".chapters a", "summary", ".links a"):
            shown.locator(selector).first.focus()
            shown.keyboard.press("Shift")  # focus as from the keyboard
            outline = shown.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid", selector


def test_the_speed_stays_while_the_place_changes(chromium: Browser, site: str) -> None:
    with opened(chromium, site) as shown:
        shown.get_by_label("1,5×").check(force=True)
        shown.locator(".chapters a").nth(1).click()
        reached(shown, 20.0)
        assert shown.evaluate("document.querySelector('audio').playbackRate") == 1.5


def test_without_javascript_all_can_be_read_and_heard(chromium: Browser, site: str) -> None:
    with opened(chromium, site, java_script_enabled=False) as shown:
        expect(shown.locator("audio")).to_be_visible()
        expect(shown.locator(".speed")).to_be_hidden()
        shown.locator("summary").click()
        expect(shown.get_by_text("bis zu 6\u00a0°C").last).to_be_visible()
        assert shown.locator(".chapters a").nth(1).get_attribute("href") == "episode.mp3#t=20.0"


def test_without_javascript_the_index_is_a_list(chromium: Browser, site: str) -> None:
    with opened(chromium, site, "", java_script_enabled=False) as shown:
        expect(shown.locator(".search")).to_be_hidden()
        expect(shown.locator(".all h2")).to_have_count(NEWEST)
        shown.locator("summary").first.click()
        expect(shown.get_by_role("link", name="Folge 59", exact=True)).to_be_visible()


def test_the_index_finds_by_title_kicker_and_lead_whatever_the_accents(
    chromium: Browser, site: str
) -> None:
    with opened(chromium, site, "") as shown:
        field, status, hits = (
            shown.get_by_role("searchbox"),
            shown.locator(".search [role=status]"),
            shown.locator(".search li"),
        )
        field.fill("FAHRE folge 59")
        expect(status).to_have_text("1 Treffer")
        expect(hits.locator("a")).to_have_text("Folge 59")
        assert hits.locator("a").get_attribute("href") == "folge-59/index.html"
        expect(hits.locator("time")).to_have_text("25. September 2026")
        expect(shown.locator(".all")).to_be_hidden()
        field.fill("verkehr")
        expect(status).to_have_text("59 Treffer, die neuesten 50")
        expect(hits).to_have_count(50)
        field.fill("gibt es nicht")
        expect(status).to_have_text("Keine Treffer")
        field.fill("energie")
        hits.get_by_role("link").click()
        expect(shown.locator("h1")).to_have_text(RECORD.title)
        shown.locator(".masthead a").click()
        expect(shown.locator(".all")).to_be_visible()


def test_a_search_that_fails_says_so_and_leaves_the_list(chromium: Browser, site: str) -> None:
    with page(chromium) as shown:
        shown.route("**/search.json", lambda route: route.abort())
        shown.goto(site)
        shown.get_by_role("searchbox").fill("fähre")
        expect(shown.locator(".search [role=status]")).to_have_text(
            "Die Suche ist gerade nicht erreichbar."
        )
        expect(shown.locator(".all")).to_be_visible()
        shown.unroute("**/search.json")
        shown.get_by_role("searchbox").fill("fähre ")
        expect(shown.locator(".search [role=status]")).to_contain_text("59 Treffer")


def test_the_address_of_the_feed_can_be_copied(chromium: Browser, site: str) -> None:
    with opened(chromium, site, "", permissions=["clipboard-read", "clipboard-write"]) as shown:
        shown.get_by_role("button", name="Kopieren").click()
        expect(shown.get_by_text("Die Adresse ist kopiert.")).to_be_visible()
        assert shown.evaluate("navigator.clipboard.readText()") == SETTINGS.show.feed_url


def test_no_cookie_and_no_storage(chromium: Browser, site: str) -> None:
    with opened(chromium, site) as shown:
        shown.locator(".chapters a").nth(1).click()
        reached(shown, 20.0)
        assert shown.context.cookies() == []
        assert shown.evaluate("localStorage.length + sessionStorage.length") == 0


def test_code_of_others_does_not_run(chromium: Browser, site: str) -> None:
    with page(chromium) as shown:
        shown.goto(site + EPISODE)
        shown.evaluate(
            "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
        )
        assert shown.evaluate("window.ran") is None


@pytest.mark.parametrize("path", [EPISODE, "corrected/", "withdrawn/", ""])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_fits_and_axe_finds_nothing(
    chromium: Browser, site: str, path: str, scheme: str, width: int
) -> None:
    with opened(chromium, site, path, width=width, scheme=scheme) as shown:
        for summary in shown.locator("summary").all():
            summary.click()
        for chapter in shown.locator(".chapters a").all()[:1]:
            chapter.click()
        assert overflow(shown) == []
        assert violations(shown) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_theme_fits_and_axe_finds_nothing(
    chromium: Browser, site: str, theme: str, scheme: str
) -> None:
    with opened(chromium, site, f"{theme}/", width=320, scheme=scheme) as shown:
        assert overflow(shown) == []
        assert violations(shown) == []


@pytest.mark.parametrize("width", [320, 375])
def test_what_is_touched_is_large_enough(chromium: Browser, site: str, width: int) -> None:
    with opened(chromium, site, width=width) as shown:
        for target in shown.locator(".speed label, .chapters a, summary, .masthead a").all():
            box = target.bounding_box()
            assert box
            assert box["height"] >= 40


def test_a_figure_stays_in_one_line_on_a_small_phone(chromium: Browser, site: str) -> None:
    with opened(chromium, site, width=320) as shown:
        lines = shown.locator(".figures dd").evaluate(
            "d => d.clientHeight / parseFloat(getComputedStyle(d).lineHeight)"
        )
        assert round(lines) == 1


@pytest.mark.parametrize("width", [940, 1280])
def test_lines_have_a_length_that_is_easy_to_read(chromium: Browser, site: str, width: int) -> None:
    letters = base64.b64encode(
        cast("ImageFont.FreeTypeFont", ImageFont.load_default(18)).font_bytes
    ).decode()
    long = (
        "Die Stadtwerke wollen ab dem Jahr rund viertausend Wohnungen mit Wärme aus der Anlage versorgen. "
        * 5
    )
    with opened(chromium, site, width=width) as shown:
        shown.locator(".story").evaluate(
            _SET_IN_KNOWN_LETTERS, letters
        )  # whichever fonts this machine has
        shown.locator(".story p").first.evaluate("(p, text) => (p.textContent = text)", long)
        lines = shown.locator(".story p").first.evaluate(
            "p => p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)"
        )
        assert (
            shown.locator(".story p").first.evaluate("p => getComputedStyle(p).fontFamily")
            == "known"
        )
        assert 60 <= len(long) / round(lines) <= 75


@pytest.mark.parametrize("scheme", SCHEMES)
def test_print_is_the_text_in_black_with_the_addresses_of_links(
    chromium: Browser, site: str, scheme: str
) -> None:
    with opened(chromium, site, scheme=scheme) as shown:
        shown.emulate_media(media="print")
        expect(shown.locator(".player")).to_be_hidden()
        expect(shown.locator(".story")).to_be_visible()
        style = shown.evaluate(
            "[document.body, document.querySelector('h1')].map(e => getComputedStyle(e).color)"
        )
        assert style == ["rgb(0, 0, 0)"] * 2
        assert (
            shown.evaluate("getComputedStyle(document.body).backgroundColor")
            == "rgb(255, 255, 255)"
        )
        after = shown.evaluate(
            "getComputedStyle(document.querySelector('.links a'), '::after').content"
        )
        assert re.fullmatch(
            r'" \(" attr\(href\) "\)"|" \(https://bote\.example/abwasser.*\)"', after
        )


def test_a_withdrawn_page_offers_nothing_to_play(chromium: Browser, site: str) -> None:
    with opened(chromium, site, "withdrawn/") as shown:
        expect(shown.get_by_text("Zurückgezogen,")).to_be_visible()
        assert shown.locator("audio").count() == 0
        shown.get_by_role("link", name="Alle Folgen").click()
        expect(shown.get_by_role("searchbox")).to_be_visible()
