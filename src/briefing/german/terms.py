"""Stems of the content words of German text, for comparing sentences and finding phrases."""

from __future__ import annotations

import re
import threading
from functools import lru_cache

import snowballstemmer

from briefing.german.quotations import ALL

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_SHORTEST_STEMMED = 4
"""Fewest letters of a stemmed word: Snowball distorts shorter ones."""

STOP_WORDS = frozenset(
    """
    ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus
    außer außerdem bei beide beiden beim bereits bis bisher bzw da dabei dadurch dafür dagegen daher
    dahin damals damit danach dann daran darauf daraus darf darin darüber darum das dass davon davor
    dazu dein deine dem demnach den denen denn dennoch der deren derzeit des deshalb dessen deswegen
    die dies diese diesem diesen dieser dieses dir doch dort du durch dürfen eben ebenfalls ebenso
    ein eine einem einen einer eines einige einigen einmal er erst es etwa etwas euch euer für ganz
    gar gegen gegenüber gemeinsam gerade gilt hat hatte hatten hätte hätten haben heute hier hin
    hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in innerhalb ins inzwischen
    ist ja je jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes jetzt kam kann kaum
    kein keine keinem keinen keiner können könnte könnten laut lediglich lassen macht machen man
    manche mehr mein meine mindestens mit möglich muss musste müssen müssten nach nachdem neben
    nicht nichts noch nun nur ob obwohl oder ohne per rund sagt sagte schließlich schon sehr sei
    seien sein seine seinem seinen seiner seines seit seitdem selbst sich sie sind so sogar solche
    solchen soll sollen sollte sollten somit sondern sonst soweit sowie sowohl statt trotz trotzdem
    über um und uns unser unsere unserem unseren unter viel viele vielen vom von vor wann war waren
    warum was wegen weil weit weiter weitere weiteren weiterhin welche welchem welchen welcher wenn
    wer werde werden wessen wie wieder will wir wird wo wobei wohl wollen wollte wollten worden
    wurde wurden würde würden während zu zuletzt zum zunächst zur zusammen zwar zwischen
    """.split(),
)

_lock = threading.Lock()
_stemmer = snowballstemmer.stemmer("german")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a token's stem: lower case, ß as ss, Snowball's German stem from four letters on."""
    folded = word.lower().replace("ß", "ss")
    if len(folded) < _SHORTEST_STEMMED or folded[0].isdigit():
        return folded
    with _lock:  # the stemmer keeps its word in attributes and is not thread-safe
        stemmed: str = _stemmer.stemWord(folded)
    return stemmed


@lru_cache(maxsize=100_000)
def _content(word: str) -> str:
    return "" if word.lower() in STOP_WORDS else stem(word)


def stems(text: str) -> list[str]:
    """Return every word and number of `text` in order, stemmed; hyphens separate words."""
    return [stem(token) for token in _TOKEN.findall(text)]


def content(text: str) -> list[str]:
    """Return the stems of `text` without function words."""
    return [term for token in _TOKEN.findall(text) if (term := _content(token))]


def contains(text: str, phrase: str) -> bool:
    """Whether `text` contains the words of `phrase` in sequence, in any inflection."""
    words, wanted = stems(text), stems(phrase)
    if not wanted:  # a phrase of signs alone
        return phrase.strip() in text
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def folded(text: str) -> str:
    """Return `text` with one kind of blank, dash, apostrophe and quotation mark, for comparison."""
    text = re.sub(r"[‐‑–—]", "-", re.sub(f"[{ALL}]", "'", text))
    return " ".join(text.split())
