"""Features of HTML and CSS that the big mail programs lack, as far as newsletters use them.

The facts are public test results of caniemail.com, each with the year of its test, for Outlook
with the newest version that was tested; those on style elements in GMX (2023) and WEB.DE (2025)
stand in the issues of its repository. GMX, WEB.DE, T-Online, IONOS and Yahoo mean the web pages;
the apps of the first two support style elements and dark colours. T-Online was tested for few
features and is said to drop style elements as well. A program that is not named has the feature or
was not tested.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CLIENTS = (
    "Apple Mail", "Gmail", "Outlook", "Outlook.com", "GMX", "WEB.DE", "T-Online", "IONOS", "Yahoo",
    "Thunderbird", "Samsung",
)  # fmt: skip
"""The most used mail programs in Germany.

Outlook is the one for Windows that lays out with Word; Outlook.com includes the new Outlook.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A feature of HTML or CSS, the programs that lack it, and the effect."""

    lacks: Mapping[str, int]
    """Programs with the year of the test, Outlook with its version."""
    partly: Mapping[str, int] = field(default_factory=dict)
    """Programs that have it only in some versions or for some values."""
    effect: str
    """The effect that readers of these programs see."""
    fallback: str = ""
    """Why that is acceptable; "" if it is not: its use is then a finding."""


def _in(year: int, *names: str) -> dict[str, int]:
    return dict.fromkeys(names, year)


_OUTLOOK = _in(2019, "Outlook")
_WEB = _in(2022, "GMX", "WEB.DE")

FEATURES: Mapping[str, Feature] = {
    # elements and attributes
    "<style>": Feature(
        lacks={"GMX": 2023, "WEB.DE": 2025}, partly=_in(2019, "Gmail"),
        effect="its rules are dropped, in Gmail's app for accounts elsewhere",
        fallback="all that reading needs stands in the elements",
    ),
    "role": Feature(
        lacks={"GMX": 2023, "WEB.DE": 2025}, partly=_in(2020, "Yahoo"),
        effect="a screen reader may announce tables",
        fallback="the order of reading is right",
    ),
    "lang": Feature(
        lacks=_WEB | _in(2022, "IONOS"), partly=_in(2020, "Yahoo"),
        effect="a screen reader takes the language of the page",
        fallback="that is German for most",
    ),
    "aria-hidden": Feature(
        lacks=_in(2019, "Yahoo", "Thunderbird"), effect="decoration is read out",
        fallback="it is a sign or two"
    ),
    "aria-label": Feature(
        lacks=_in(2019, "Yahoo", "Thunderbird"), effect="no label",
        fallback="the text that is seen says the same"
    ),
    "srcset": Feature(
        lacks=_OUTLOOK | _in(2019, "Gmail", "Outlook.com", "Yahoo"), effect="the picture of src",
        fallback="that has the full resolution",
    ),
    # rules
    "@media": Feature(
        lacks=_OUTLOOK | _in(2023, "Thunderbird"),
        partly=_in(2022, "Gmail") | _in(2023, "Outlook.com") | _in(2020, "Yahoo"),
        effect="rules inside are dropped; Gmail and Yahoo know widths only",
        fallback="one column fits any width",
    ),
    "@media prefers-color-scheme": Feature(
        lacks=_OUTLOOK | _WEB | _in(2022, "Gmail", "Yahoo", "T-Online", "Thunderbird"),
        effect="light colours, or those of the program", fallback="they are as legible",
    ),
    "@font-face": Feature(
        lacks=_in(2019, "Gmail", "Outlook.com", "Yahoo"), partly=_OUTLOOK,
        effect="another font, in Outlook Times New Roman"
    ),
    "!important": Feature(
        lacks=_WEB, partly=_OUTLOOK | _in(2021, "Gmail", "Yahoo"),
        effect="the style attribute wins",
        fallback="it says all that reading needs",
    ),
    ">": Feature(
        lacks=_OUTLOOK | _WEB, partly=_in(2019, "Gmail"), effect="the rule is dropped",
        fallback="style elements hold nothing that reading needs",
    ),
    "[attribute]": Feature(
        lacks=_OUTLOOK | _WEB | _in(2022, "IONOS"),
        partly=_in(2023, "Gmail") | _in(2024, "Outlook.com") | _in(2020, "Yahoo"),
        effect="the rule is dropped",
        fallback="data-ogsc and data-ogsb are Outlook.com's own, which knows them",
    ),
    "::marker": Feature(
        lacks=_OUTLOOK | _in(2022, "Gmail"), effect="signs of a list in the colour of its text",
        fallback="they are as legible"
    ),
    ":hover": Feature(
        lacks=_OUTLOOK | _WEB, partly=_in(2019, "Gmail") | _in(2024, "Outlook.com"),
        effect="no change under the mouse",
        fallback="a link is underlined anyway",
    ),
    # properties
    "border-radius": Feature(
        lacks=_OUTLOOK | _WEB, partly=_in(2021, "Yahoo"), effect="square corners",
        fallback="they are as good"
    ),
    "box-shadow": Feature(
        lacks=_OUTLOOK | _in(2023, "Gmail", "Yahoo") | _WEB, effect="no shadow",
        fallback="it is decoration"
    ),
    "letter-spacing": Feature(
        lacks={}, partly=_OUTLOOK, effect="large negative values differ",
        fallback="small ones look alike"
    ),
    "line-height": Feature(
        lacks={}, partly=_OUTLOOK, effect="lines somewhat higher", fallback="the text stays legible"
    ),
    "hyphens": Feature(
        lacks=_in(2021, "Outlook") | _in(2022, "Gmail", "Yahoo") | _in(2023, "Outlook.com"),
        effect="no hyphens by the program",
        fallback="words break at soft hyphens or anywhere",
    ),
    "overflow-wrap": Feature(
        lacks=_in(2021, "Outlook") | _in(2022, "Apple Mail", "Gmail", "Yahoo")
        | _in(2024, "Outlook.com"),
        effect="long words stick out",
        fallback="word-break stands beside it",
    ),
    "word-break": Feature(
        lacks=_in(2022, "Yahoo") | _WEB, effect="long words stick out",
        fallback="only words without a soft hyphen"
    ),
    "max-width": Feature(
        lacks={}, partly=_OUTLOOK, effect="boxes of full width",
        fallback="its tables have fixed widths"
    ),
    "max-height": Feature(
        lacks=_OUTLOOK, effect="full height", fallback="mso-hide hides what is hidden by it"
    ),
    "opacity": Feature(
        lacks=_OUTLOOK | _in(2019, "Yahoo") | _WEB, effect="full colour",
        fallback="display: none hides what is hidden by it"
    ),
    "overflow": Feature(
        lacks=_OUTLOOK, partly=_in(2019, "Yahoo"), effect="all is shown",
        fallback="display: none hides what is hidden by it"
    ),
    "padding": Feature(
        lacks={}, partly=_OUTLOOK, effect="only cells have it",
        fallback="the padding that counts is on cells"
    ),
    "margin": Feature(
        lacks={}, partly=_OUTLOOK, effect="no auto", fallback="its tables are centred by align"
    ),
    "margin: negative": Feature(
        lacks=_OUTLOOK | _in(2019, "Gmail") | _in(2023, "Outlook.com"),
        effect="boxes do not overlap"
    ),
    "display": Feature(
        lacks={}, partly=_OUTLOOK, effect="only none is known",
        fallback="cells hold boxes beside each other"
    ),
    "display: flex": Feature(
        lacks=_OUTLOOK | _WEB, partly=_in(2020, "Gmail"), effect="boxes stand below each other"
    ),
    "display: inline-flex": Feature(
        lacks=_OUTLOOK | _in(2020, "Yahoo") | _WEB, effect="boxes stand below each other"
    ),
    "display: grid": Feature(
        lacks=_OUTLOOK | _in(2019, "Gmail", "Yahoo") | _WEB, effect="boxes stand below each other"
    ),
    "position": Feature(
        lacks=_OUTLOOK | _in(2021, "Gmail"),
        partly=_in(2021, "Apple Mail", "Outlook.com", "Yahoo", "Samsung"),
        effect="the box stands where it is written",
    ),
    "float": Feature(lacks=_OUTLOOK, effect="boxes stand below each other"),
    "object-fit": Feature(
        lacks=_OUTLOOK | _in(2021, "Yahoo") | _WEB, partly=_in(2021, "Gmail"),
        effect="the picture is squeezed"
    ),
    "background-image": Feature(
        lacks=_OUTLOOK, partly=_in(2019, "Yahoo"), effect="no picture behind the text"
    ),
    "color-scheme": Feature(
        lacks=_OUTLOOK | _in(2023, "Gmail", "Outlook.com", "GMX", "WEB.DE", "T-Online", "Yahoo"),
        effect="the program decides on dark colours", fallback="they are legible either way",
    ),
    # values
    "var()": Feature(
        lacks=_OUTLOOK | _in(2020, "Gmail", "Outlook.com", "Yahoo") | _WEB,
        effect="the declaration is dropped"
    ),
    "calc()": Feature(
        lacks=_OUTLOOK | _in(2020, "Outlook.com", "Yahoo"), partly=_in(2020, "Gmail"),
        effect="the declaration is dropped"
    ),
    "linear-gradient()": Feature(
        lacks=_OUTLOOK | _in(2021, "Yahoo") | _in(2023, "Outlook.com") | _WEB,
        partly=_in(2021, "Samsung"),
        effect="no colour behind the text",
    ),
    "url()": Feature(
        lacks=_OUTLOOK, partly=_in(2023, "Gmail"),
        effect="no picture; Gmail dropped all styles beside it"
    ),
    "rgba()": Feature(lacks=_OUTLOOK, effect="the declaration is dropped"),
}  # fmt: skip
"""By the name under which `briefing.mail.lint.support` finds it in a mail."""
