"""The words at the start of a key point that are set in bold: its topic.

German puts the topic before the finite verb. Without a parser it is found by its form: the first
noun group with its genitives and attributes, or a short first clause.
"""

from __future__ import annotations

import re

from briefing.german.quotations import ALL, DOUBLE_CLOSING
from briefing.german.terms import STOP_WORDS

_TOKEN = re.compile(r"\S+")
_MOST_WORDS = 8
_ATTRIBUTE = frozenset(
    """der des den dem die das von vom im in am an aus für und zu zur zum mit bei sowie einer eines
    seiner seines ihrer ihres""".split()
)
"""Words that join a second noun to the first: "Die Zahl der Fahrten", "Peking und Moskau"."""
_CLAUSE = frozenset(
    "was wer wenn weil als da obwohl nachdem bevor ob wie wo während sobald solange falls um "
    "dass".split()
)
"""Words that open a sentence with a clause."""
_NO_NOUN = re.compile(
    r"(?:lich|weise|ig|isch|mals|ends|tags|dings|nachts|sam|bar|wärts|heute|gestern|morgen)\Z"
)
_MODIFIER = re.compile(r"(?:[a-zäöüß-]+(?:e|en|er|es|em)|\d[\d.,]*)\Z")
_STOPS = ",;:–—.!?…"
_MARKS = ALL + "()"


def lead_in(text: str) -> str:
    """The opening of `text` to set in bold; never empty, and never more than _MOST_WORDS words."""
    words = [*_TOKEN.finditer(text)][: _MOST_WORDS + 1]
    opens_clause = words[0][0].lower().strip(_MARKS) in _CLAUSE or words[0][0][0] in _MARKS
    end = (_clause(words) if opens_clause else 0) or _noun_group(words) or min(len(words), 2)
    return text[: words[end - 1].end()].rstrip(_STOPS)


def _clause(words: list[re.Match[str]]) -> int:
    """Return the number of words in the first clause; 0 where it is too long."""
    for count, word in enumerate(words[:_MOST_WORDS], 1):
        if word[0].rstrip(_MARKS)[-1:] in _STOPS or word[0][-1] in DOUBLE_CLOSING:
            return count
    return 0


def _noun_group(words: list[re.Match[str]]) -> int:
    """Return the number of words to the end of the first noun group; 0 where there is none."""
    end = 0
    for count, word in enumerate(words[:_MOST_WORDS], 1):
        bare = word[0].strip(_MARKS + _STOPS)
        if _is_noun(bare, first=count == 1) or (
            bare.isdigit() and _is_year(words[count:], joined=end == count - 1 > 0)
        ):
            end = count
        elif end and not _goes_on(bare, words[count:], joined=end == count - 1):
            break
        if end == count and word[0].rstrip(_MARKS)[-1:] in _STOPS:
            break
    return end


def _is_noun(word: str, *, first: bool) -> bool:
    if not word[:1].isupper():
        return False
    return not (first and (word.lower() in STOP_WORDS or _NO_NOUN.search(word.lower())))


def _is_year(following: list[re.Match[str]], *, joined: bool) -> bool:
    """Whether a number is used as a noun.

    So in "Mai 2026" and "Für 2027 rechnet …", but not in "48 Sitze" and "12 neue Sitze".
    """
    after = following[0][0] if following else ""
    return joined or not (after[:1].isupper() or _MODIFIER.match(after.strip(_MARKS)))


def _goes_on(word: str, following: list[re.Match[str]], *, joined: bool) -> bool:
    """Whether `word` behind a noun leads to another noun of the same group."""
    if not (word in _ATTRIBUTE if joined else _MODIFIER.match(word) or word in _ATTRIBUTE):
        return False
    for found in following:
        bare = found[0].strip(_MARKS)
        if bare[:1].isupper():
            return True
        if not (_MODIFIER.match(bare) or bare in _ATTRIBUTE):
            return False
    return False
