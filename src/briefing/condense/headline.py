"""A headline where neither the editor nor the article gives one: the first sentence, shortened."""

from __future__ import annotations

import re

LONGEST = 70
"""Characters; what inboxes show of a subject line."""

_CLAUSE_END = re.compile(r"\s[–-]\s|[,;:]\s")
_HANGING = frozenset(
    """
    aber als am an auch auf aus bei beim bis da das dass dem den der des die diese dieser doch durch ein eine einem einen
    einer eines für gar gegen im in ins ist jedoch kein keine mit nach nicht noch nur ob oder ohne rund sehr sein seine
    seinen seiner seit sich so sowie über um und unter vom von vor wegen weil wie wird wurde zu zum zur zwischen
    """.split(),
)
"""Words after which a reader waits for more."""


def made(article, lead):
    return shortened(article.sentences[lead[0].origin.sentence].text)


def shortened(sentence: str) -> str:
    """`sentence` as a headline of at most LONGEST characters: whole, else its first clause, else cut with "…"."""
    text = sentence.rstrip(" .")
    if len(text) <= LONGEST:
        return text
    clauses = [text[: end.start()] for end in _CLAUSE_END.finditer(text)]
    whole = [
        clause
        for clause in clauses
        if LONGEST // 2 <= len(clause) <= LONGEST and clause.count("„") == clause.count("“")
    ]
    return whole[-1].rstrip() if whole else _cut(text)


def _cut(text: str) -> str:
    words: list[str] = []
    for word in text.split():
        if len(" ".join([*words, word])) > LONGEST - 2:
            break
        words.append(word)
    while len(words) > 1 and words[-1].lower().strip(",;:–-") in _HANGING:
        words.pop()
    return " ".join(words).rstrip(",;:–- ")[: LONGEST - 2] + " …"
