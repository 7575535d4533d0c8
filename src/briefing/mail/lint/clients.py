"""What the big mail programs do not support, of that which newsletters use.

Facts come from the public test results of caniemail.com (as of 2026) and the years are those of its tests; "T-Online"
was tested for few features and is reported elsewhere to drop style elements. Webmail stands for GMX and WEB.DE where
their apps support what their pages do not. No result means not tested, not supported everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CLIENTS = (
    "Apple Mail", "Gmail", "Outlook (Windows)", "Outlook.com", "GMX", "WEB.DE", "T-Online", "IONOS", "Yahoo",
    "Thunderbird", "Samsung",
)  # fmt: skip
"""The big ones in Germany; Outlook.com is also the new Outlook."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of HTML or CSS and who lacks it."""

    lacks: Mapping[str, int]
    """The programs that lack it or support it only in part, with the year of the test."""
    effect: str
    """What their readers see."""
    fallback: str = ""
    """Why that is fine; "" if it is not, and then its use is a finding."""


def _of(names: str, year: int) -> dict[str, int]:
    return dict.fromkeys(names.split(", "), year)


_WORD = _of("Outlook (Windows)", 2019)
_WEBMAIL = _of("GMX, WEB.DE", 2022)

FEATURES: Mapping[str, Feature] = {
    # elements and attributes
    "<style>": Feature(
        _of("Gmail", 2019) | _of("GMX", 2023) | _of("WEB.DE", 2025) | _of("T-Online", 2023),
        "rules of style elements are dropped (Gmail: for other accounts in its app)",
        "all that reading needs stands in the elements",
    ),
    "role": Feature(_of("Yahoo", 2019) | _WEBMAIL, "tables may be read out as data", "the order of reading is right"),
    "lang": Feature(
        _WEBMAIL | _of("IONOS", 2022) | _of("Yahoo", 2020), "a screen reader takes its own language", "readers have German set"
    ),
    "aria-hidden": Feature(_of("Yahoo, Thunderbird", 2019), "decoration is read out", "it is one sign"),
    "aria-label": Feature(_of("Yahoo, Thunderbird", 2019), "the label is dropped", "the visible text says the same"),
    "srcset": Feature(
        _of("Gmail, Outlook.com, Yahoo", 2019) | _WORD, "the picture of `src` is shown", "`src` has the full resolution"
    ),
    # rules
    "@media": Feature(
        _WORD | _of("Gmail", 2020) | _of("Thunderbird", 2020) | _of("GMX", 2023) | _of("WEB.DE", 2025) | _of("Yahoo", 2020),
        "rules inside are dropped, or some conditions not known", "one column fits any width",
    ),
    "@media prefers-color-scheme": Feature(
        _WORD | _of("Gmail, Yahoo", 2020) | _of("Thunderbird", 2020) | _of("GMX, WEB.DE", 2023),
        "the light scheme stays, or the program inverts it", "it is legible in both",
    ),
    "@font-face": Feature(
        _WORD | _of("Gmail, Outlook.com, Yahoo", 2019), "another font, in Outlook Times New Roman"
    ),
    "@import": Feature(_of("Gmail, Outlook.com, Yahoo", 2019) | _WORD, "the rules are dropped"),
    "!important": Feature(_WORD | _of("Gmail, Yahoo", 2021) | _WEBMAIL, "the style attribute wins", "only phone and dark rules use it"),
    ">": Feature(_WORD | _WEBMAIL | _of("Gmail", 2019), "the rule is dropped", "only phone and dark rules use it"),
    "[attribute]": Feature(
        _WORD | _WEBMAIL | _of("IONOS", 2022) | _of("Yahoo", 2020) | _of("Gmail", 2023) | _of("Outlook.com", 2024),
        "the rule is dropped", "it is for Outlook.com, which sets data-ogsc itself",
    ),
    "::marker": Feature(_of("Gmail, Outlook (Windows)", 2022), "signs of lists have the colour of the text", "they are as legible"),
    ":hover": Feature(_WORD | _of("GMX, WEB.DE", 2022), "nothing changes under the mouse", "nothing has to"),
    # properties
    "border-radius": Feature(_of("Outlook (Windows)", 2019) | _WEBMAIL, "corners are square", "they are decoration"),
    "box-shadow": Feature(_WORD | _of("Gmail, Yahoo", 2023) | _WEBMAIL, "no shadow", "it is decoration"),
    "letter-spacing": Feature(_of("Outlook (Windows)", 2020), "large negative values differ", "ours are tenths of a pixel"),
    "line-height": Feature(_of("Outlook (Windows)", 2021), "lines are somewhat higher", "the text stays legible"),
    "hyphens": Feature(
        _of("Gmail, Outlook (Windows), Outlook.com, Yahoo", 2022), "words are not hyphenated by the program",
        "soft hyphens and word-break do it",
    ),
    "overflow-wrap": Feature(
        _of("Apple Mail, Gmail, Outlook (Windows), Yahoo", 2022) | _of("Outlook.com", 2024), "long words stick out",
        "word-break stands beside it",
    ),
    "word-break": Feature(_of("Yahoo, GMX, WEB.DE", 2022), "long words stick out", "overflow is rare with soft hyphens"),
    "max-width": Feature(_WORD, "the full width of the window", "tables for Outlook have fixed widths"),
    "max-height": Feature(_WORD, "the hidden preheader keeps its height", "mso-hide takes it away"),
    "opacity": Feature(_WORD | _WEBMAIL | _of("Yahoo", 2019), "full colour", "it only hides the preheader once more"),
    "overflow": Feature(_WORD, "what is too long shows", "it only hides the preheader once more"),
    "padding": Feature(_WORD, "only cells have it", "the templates set it on cells; on links it is decoration"),
    "margin": Feature(_WORD, "no `auto`", "tables for Outlook are centred by align"),
    "margin: negative": Feature(_WORD | _of("Gmail", 2020) | _of("Outlook.com", 2023), "boxes do not overlap"),
    "display": Feature(_of("Outlook (Windows)", 2021), "only `none` is known", "blocks are blocks without it"),
    "display: flex": Feature(_WORD | _WEBMAIL, "boxes stand below each other"),
    "display: inline-flex": Feature(_WORD | _WEBMAIL | _of("Yahoo", 2020), "boxes stand below each other"),
    "display: grid": Feature(_WORD | _WEBMAIL | _of("Gmail, Yahoo", 2019), "boxes stand below each other"),
    "position": Feature(
        _WORD | _of("Gmail, Outlook (Windows), Outlook.com, Yahoo, Apple Mail, Samsung", 2021), "the box stands in the flow"
    ),
    "float": Feature(_WORD, "boxes stand below each other"),
    "object-fit": Feature(_WORD | _of("Gmail, Yahoo", 2021) | _WEBMAIL, "the picture is squeezed"),
    "background-image": Feature(_WORD | _of("Yahoo", 2019), "no picture behind the text"),
    "color-scheme": Feature(
        _of("Gmail, Outlook (Windows), Outlook.com, Yahoo, GMX, WEB.DE, T-Online", 2023), "the program decides on dark colours",
        "they are legible either way",
    ),
    # values
    "var()": Feature(_WORD | _of("Gmail, Outlook.com, Yahoo", 2020) | _WEBMAIL, "the declaration is dropped"),
    "calc()": Feature(_WORD | _of("Outlook.com, Yahoo", 2020), "the declaration is dropped"),
    "linear-gradient()": Feature(
        _WORD | _of("Yahoo", 2021) | _of("Outlook.com", 2023) | _WEBMAIL, "no colour behind the text"
    ),
    "url()": Feature(_WORD | _of("Gmail", 2023), "no picture; Gmail may drop all styles of the element"),
    "rgba()": Feature(_of("Outlook (Windows)", 2019), "the declaration is dropped"),
}  # fmt: skip
"""By the name under which `briefing.mail.lint.support` finds it in a mail."""
