from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

from briefing.config.settings import Colours, Newsletter
from briefing.errors import InputError
from briefing.look.colour import TEXT, contrast, nearest_readable, readable_on, weakest
from briefing.look.themes import shipped_themes, theme_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.look.themes import Scheme
    from briefing.mail import Mail

THEMES = shipped_themes()


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1
    assert (readable_on("#0b5fa5"), readable_on("#7cc0ff")) == ("#ffffff", "#14181d")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_can_be_read_wherever_it_stands(name: str, scheme: str) -> None:
    colours: Scheme = getattr(theme_of(Newsletter(theme=name), None), scheme)
    for text, ground in product(
        (colours.text, colours.quiet, colours.accent), (colours.card, colours.panel)
    ):
        assert contrast(text, ground) >= TEXT, (text, ground)
    assert contrast(colours.quiet, colours.page) >= TEXT
    assert contrast(colours.on_accent, colours.accent) >= TEXT
    assert not {colours.text, colours.card} & {"#000000"}


@pytest.mark.parametrize(
    ("colours", "key", "found"),
    [
        (Colours(accent="#ffcc00"), "accent", "1.4"),
        (Colours(accent_dark="#003366"), "accent_dark", "1.1"),
    ],
)
def test_an_accent_that_cannot_be_read_is_refused_with_the_nearest_that_can(
    colours: Colours, key: str, found: str
) -> None:
    with pytest.raises(InputError) as refused:
        theme_of(Newsletter(colours=colours), None)
    message = str(refused.value)
    assert message.startswith(f'briefing.toml: "{key}" of [newsletter.colours]: ')
    assert f"a contrast of {found} to 1" in message
    (better,) = re.findall(r"Write (#[0-9a-f]{6})", message)
    theme_of(Newsletter(colours=Colours(**{key: better})), None)


def test_the_nearest_colour_keeps_its_hue_and_just_passes() -> None:
    grounds = ("#ffffff", "#f3f6f9")
    better = nearest_readable("#ff0000", grounds)
    assert re.fullmatch(r"#[0-9a-f]{2}0000", better)
    assert TEXT <= weakest(better, grounds) < TEXT + 0.15
    assert nearest_readable("#0b5fa5", grounds) == "#0b5fa5"


def test_a_newsroom_has_its_own_colours_and_fonts(make: Callable[..., Mail]) -> None:
    colours = Colours(accent="#7a1fa2", accent_dark="#e1bee7")
    html = make(letter={"colours": colours, "font": "verdana", "heading_font": "georgia"}).html
    assert "background: #7a1fa2" in html
    assert re.search(r"\.cta a \{ background: #e1bee7", html)
    assert re.search(r"<p[^>]*font-family: Verdana", html)
    assert re.search(r"<h1[^>]*font-family: Georgia", html)


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_its_own_form_and_the_same_words(
    make: Callable[..., Mail], name: str
) -> None:
    mail = make(letter={"theme": name})
    assert mail.findings == ()
    assert mail.text == make().text
    assert (mail.html == make().html) == (name == "standard")


def test_a_project_overrides_a_part_of_all_themes_or_of_one(
    make: Callable[..., Mail], tmp_path: Path
) -> None:
    for folder, text in (("parts", "Für alle"), ("themes/magazin/parts", "Für Magazin")):
        file = tmp_path / "templates" / folder / "brand.mjml.j2"
        file.parent.mkdir(parents=True)
        file.write_text(f'<p class="brand">{text}</p>', encoding="utf-8")
    shown = {name: make(letter={"theme": name}, project=tmp_path).html for name in THEMES}
    assert [name for name, html in shown.items() if "Für alle" in html] == ["depesche", "standard"]
    assert "Für Magazin" in shown["magazin"]
    assert "Das Wichtigste" in shown["magazin"]


OWN_THEME = """\
base = "magazin"
label_font = "verdana"

[light]
accent = "#7a1fa2"

[dark]
accent = "#e1bee7"
"""


@pytest.fixture
def own_theme(tmp_path: Path) -> Callable[[str], Path]:
    """Write the theme "hausfarbe" of a project with one part of its own; gives the project."""

    def write(text: str) -> Path:
        folder = tmp_path / "templates" / "themes" / "hausfarbe"
        (folder / "parts").mkdir(parents=True)
        (folder / "theme.toml").write_text(text, encoding="utf-8")
        (folder / "parts" / "brand.mjml.j2").write_text(
            '<p class="brand">Haus</p>', encoding="utf-8"
        )
        return tmp_path

    return write


def test_a_project_has_a_theme_of_its_own(
    make: Callable[..., Mail], own_theme: Callable[[str], Path]
) -> None:
    project = own_theme(OWN_THEME)
    html = make(letter={"theme": "hausfarbe"}, project=project).html
    assert "background: #7a1fa2" in html
    assert "Haus</p>" in html
    assert re.search(r"<h1[^>]*font-family: Georgia", html)  # of the theme it is based on
    theme = theme_of(Newsletter(theme="hausfarbe"), project)
    magazin = theme_of(Newsletter(theme="magazin"), None)
    assert (theme.folders, theme.light.card) == (("hausfarbe", "magazin"), magazin.light.card)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[light]\naccent = "#ffcc00"\n',
            'theme.toml:2: "light.accent": #ffcc00 has a contrast of 1.4 to 1',
        ),
        ('[dark]\ncard = "#888888"\n', 'theme.toml:1: "dark.text": #e6eaee has a contrast of'),
        (
            'base = "magazn"\n',
            'theme.toml:1: "base": "magazn" is none of depesche, magazin, standard.',
        ),
        (
            '[light]\nacent = "#000000"\n',
            'theme.toml:2: unknown key "light.acent". Did you mean "accent"?',
        ),
        ('font = "comic"\n', "theme.toml:1: \"font\": 'comic' is not one of the values allowed"),
    ],
)
def test_a_theme_that_cannot_be_used_is_refused_with_line_and_key(
    own_theme: Callable[[str], Path], text: str, message: str
) -> None:
    with pytest.raises(InputError) as refused:
        theme_of(Newsletter(theme="hausfarbe"), own_theme(text))
    assert message in str(refused.value)


@pytest.mark.parametrize("name", ["../hausfarbe", "themes/../hausfarbe", "", "."])
def test_the_name_of_a_theme_leads_nowhere_else(
    own_theme: Callable[[str], Path], name: str
) -> None:
    project = own_theme(OWN_THEME)
    folder = project / "templates" / "themes" / "hausfarbe"
    folder.rename(project / "templates" / "hausfarbe")
    (project / "templates" / "themes" / "theme.toml").write_text(OWN_THEME, encoding="utf-8")
    with pytest.raises(InputError, match="is none of depesche, magazin, standard"):
        theme_of(Newsletter(theme=name), project)


def test_the_corners_of_a_theme_are_given_in_pixels(own_theme: Callable[[str], Path]) -> None:
    with pytest.raises(InputError, match=r'theme.toml:1: "radius": expected a length such as 8px'):
        theme_of(Newsletter(theme="hausfarbe"), own_theme('radius = "1em"\n'))


def test_a_theme_that_does_not_exist_is_refused_with_the_nearest(
    own_theme: Callable[[str], Path],
) -> None:
    project = own_theme(OWN_THEME)
    (project / "briefing.toml").write_text('[newsletter]\ntheme = "hausfarben"\n', encoding="utf-8")
    with pytest.raises(InputError) as refused:
        theme_of(Newsletter(theme="hausfarben"), project)
    assert str(refused.value).endswith(
        'briefing.toml:2: "newsletter.theme": "hausfarben" is none of depesche, hausfarbe, magazin,'
        ' standard. Did you mean "hausfarbe"?'
    )
