"""Function words that open sentences and clauses."""

from __future__ import annotations

CLAUSE_OPENERS = frozenset(
    """
    ab alle allen als am an auf aus bei beim bereits bevor bis bisher bislang da das dem den der
    derzeit des die durch ein eine einem einen einer einige erst es etwa fast für gegen gerade
    gestern heute hinter ich im in insgesamt inzwischen jede jeder jedes jetzt kaum kein keine
    keinem keiner künftig laut man manche mehr mehrere mit mittlerweile morgen nach nachdem
    neben nicht niemand noch nun nur ob obwohl ohne rund schon seit selbst sobald sogar trotz um
    unter viele vielen vom von vor was wegen weil weniger wenn wer wie wir wo während zu zuletzt
    zum zunächst zur zwischen über
    """.split()
)
"""First words of a clause that do not refer to earlier text."""
SENTENCE_OPENERS = CLAUSE_OPENERS | frozenset(
    """
    aber allerdings also andere anders angesichts anschließend auch außerdem außerhalb beide
    beiden dabei dadurch dafür dagegen daher damals damit danach dank dann daran darauf daraus
    darin darum darunter darüber dass davon davor dazu denn dennoch deshalb deswegen dies diese
    diesem diesen dieser dieses doch dort du ebenso eines er experten falls ferner gemeinsam
    gleichzeitig gut haben hat hatte hier hierfür hierzu hinzu ihr ihre ihrem ihren ihrer immer
    immerhin indem innerhalb ins ist jedoch jemand jene jener jenes kann kritiker können mein
    meine nichts oder schließlich sein seine seinem seinen seiner sie sind so sodass solange
    sollte sollten somit sondern später statt trotzdem und unser unsere vielmehr wann war waren
    warum weiter weitere weiterhin wem wen werden weshalb wieder wieso wird wurde zudem zuerst
    zusammen zuvor zwar
    """.split()
)
"""These, and others that are capitalised almost only at the start of a sentence."""
