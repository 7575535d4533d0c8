from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PIL import Image as Pillow

from briefing.config.notes import Image, Link, Rules
from briefing.config.settings import Newsletter, Settings, Show
from briefing.episode.folder import Episode
from briefing.mail import Listening, compose
from briefing.mail.issue import prepare
from briefing.model.briefing import Briefing, Origin, Statement
from newsletters import ARTICLES, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.build.result import Result
    from briefing.mail import Mail
    from briefing.mail.issue import Issue
    from briefing.model.briefing import Paragraph

SITE = "https://bote-test.de"


def paragraph(*texts: str) -> Paragraph:
    return tuple(Statement(text, Origin("article", 0, 0, 1)) for text in texts)


BRIEFING = Briefing(
    headline="Lindenau heizt künftig mit Abwasser",
    kicker="Energie",
    lead=paragraph(
        "Die Stadtwerke Lindenau wollen ab 2028 rund 4.200 Wohnungen mit Wärme aus der Kläranlage versorgen.",
        "Der Rat stimmte am Dienstag zu.",
    ),
    greeting=(paragraph("Guten Morgen!", "Hier ist Ihr Briefing."),),
    points=(
        paragraph("Eine Wärmepumpe mit 12 MW Leistung kühlt das Wasser um bis zu 6 °C."),
        paragraph(
            "Der Umbau kostet 38,5 Millionen Euro.", "Knapp 40 Prozent davon trägt der Bund."
        ),
        paragraph(
            "Die Fernwärmeleitungsgenehmigungsverfahrensbeschleunigung soll z. B. Monate sparen."
        ),
    ),
    quote=paragraph(
        "„Wir waren überrascht, wie viel Wärme im Fluss landet“, sagt Werkleiterin Jana Petzold."
    ),
    commentary=(paragraph("Ohne eine Preisbremse dürfte das schwierig werden."),),
    farewell=(paragraph("Bis morgen – Ihre Redaktion"),),
)
RULES = Rules(
    date=dt.date(2026, 11, 23),
    links=(
        Link(text="Zum ganzen Artikel", url=f"{SITE}/abwasser#mehr"),
        Link(text="Zum Rat", url="https://rat-test.de"),
    ),
    image=Image(file="leitung.png", alt="Rohre am Klärwerk", credit="Foto: Mara Lentz"),
)
SETTINGS = Settings(
    show=Show(title="Bote am Morgen", media_url=f"{SITE}/audio/{{slug}}"),
    newsletter=Newsletter(
        sender="Bote, Köln <morgen@bote-test.de>",
        unsubscribe_url=f"{SITE}/abmelden?id={{{{person}}}}",
        imprint_url=f"{SITE}/impressum",
        privacy_url=f"{SITE}/datenschutz",
        address="Bote Verlag\nMarktstraße 4\n04177 Lindenau",
        view_url=f"{SITE}/briefing/{{slug}}",
    ),
)


LISTENING = Listening(151.2, 1_812_345)


@pytest.fixture(name="paragraph")
def paragraph_maker() -> Callable[..., Paragraph]:
    return paragraph


@pytest.fixture
def sample() -> Briefing:
    """The briefing that `make` composes unless told otherwise."""
    return BRIEFING


@pytest.fixture
def issue() -> Issue:
    """The sample as the lint gets it."""
    return prepare(BRIEFING, rules=RULES, settings=SETTINGS, slug="s", listening=None)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Mail]:
    """Composes the sample newsletter with the values given in place of its own."""
    folder = tmp_path / "2026-11-23-wärme"
    folder.mkdir()
    Pillow.new("RGB", (1072, 603), "#39627a").save(folder / "leitung.png")

    def made(
        *,
        briefing: dict[str, Any] | None = None,
        rules: dict[str, Any] | None = None,
        show: dict[str, Any] | None = None,
        letter: dict[str, Any] | None = None,
        listening: Listening | None = LISTENING,
        mp3: bytes | None = None,
        project: Path | None = None,
    ) -> Mail:
        replace = msgspec.structs.replace
        settings = replace(
            SETTINGS,
            show=replace(SETTINGS.show, **(show or {})),
            newsletter=replace(SETTINGS.newsletter, **(letter or {})),
        )
        return compose(
            Briefing(
                **{
                    **{f: getattr(BRIEFING, f) for f in BRIEFING.__dataclass_fields__},
                    **(briefing or {}),
                }
            ),
            rules=replace(RULES, **(rules or {})),
            settings=settings,
            episode=Episode(folder, folder / "article.txt", None, project),
            listening=listening,
            mp3=mp3,
        )

    return made


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Result]:
    """Builds the e-mail of an article of tests/newsletters.py in a theme, each once."""

    @functools.cache
    def result(article: str, theme: str) -> Result:
        return build(ARTICLES[article], theme, tmp_path_factory.mktemp(article))

    return result


@pytest.fixture(scope="session")
def newsletters(built: Callable[[str, str], Result]) -> Callable[[str, str], str]:
    """The HTML of what `built` builds."""
    return lambda article, theme: built(article, theme).files["newsletter.html"].decode()
