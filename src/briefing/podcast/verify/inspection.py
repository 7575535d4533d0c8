"""A published show and its files, each looked at once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from briefing.episode.folder import AUDIO_FILES
from briefing.podcast.lint import episode
from briefing.podcast.lint.feed import children, text
from briefing.podcast.lint.podcasting import CHAPTERS as CHAPTERS_TYPE
from briefing.podcast.lint.values import split_url
from briefing.podcast.verify.checks import AUDIO, CHAPTERS, PAGE, PICTURE, TRANSCRIPT, objection

if TYPE_CHECKING:
    from briefing.model.findings import Finding
    from briefing.podcast.verify.checks import FileKind
    from briefing.podcast.verify.served import Seen, Site

_MP3_STARTS = (b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")
"""Of the tag, or of a frame of Layer III."""
_Loaded = tuple[str, bytes | None]
"""The place of a file and its content."""
_NOTHING: _Loaded = ("", None)


@dataclass
class Inspection:
    """What was seen of a show, and what was found."""

    site: Site
    bases: tuple[str, ...] | None
    """The addresses below which the show says that it lies, the longest first.

    None if addresses are requested as they stand.
    """
    deep: bool
    findings: list[Finding] = field(default_factory=list)
    _seen: dict[str, Seen] = field(default_factory=dict)
    _audio: dict[bytes, str] = field(default_factory=dict)
    """SHA-256 of whole audio files, and the first place of each."""

    def look(self, address: str, kind: FileKind) -> Seen | None:
        """The file behind an address; None where it lies outside of the site."""
        if address in self._seen:
            return self._seen[address]
        if not split_url(address).netloc:  # the lint of the feed has said so
            return None
        place = self._place(address)
        if place is None:
            if kind is not PAGE:  # pages may be part of another web site
                self.findings.append(objection("verify.elsewhere", kind, address))
            return None
        return self.keep(address, self.site.look(place, kind, whole=self.deep))

    def keep(self, address: str, seen: Seen) -> Seen:
        """Take note of a file that was looked at."""
        self.findings += seen.findings
        self._seen[address] = seen
        return seen

    def size(self, address: str) -> int | None:
        """The bytes of a file that was looked at; None where they are not known."""
        return self._seen[address].size if address in self._seen else None

    def look_at_episode(self, item: Any) -> None:  # noqa: ANN401 - lxml has no types
        """The files of an episode, and its page."""
        sound, mp3 = self._files(item, "enclosure", AUDIO).get("audio/mpeg", _NOTHING)
        captions, vtt = self._files(item, "podcast:transcript", TRANSCRIPT).get(
            "text/vtt", _NOTHING
        )
        chapters, listed = self._files(item, "podcast:chapters", CHAPTERS).get(
            CHAPTERS_TYPE, _NOTHING
        )
        self.look_at_pictures(item)
        if page := text(item, "link"):
            self.look(page, PAGE)
        if mp3 is not None:
            self._hear(sound, mp3)
        places = dict(zip(AUDIO_FILES, (sound, captions, chapters), strict=True))
        found = episode.lint_episode(mp3 if self.deep else None, vtt, listed)
        self.findings += (replace(finding, file=places[finding.file]) for finding in found)

    def look_at_pictures(self, part: Any) -> None:  # noqa: ANN401 - lxml has no types
        """The pictures of the show or of an episode."""
        for image in children(part, "itunes:image"):
            place, picture = self._load(image.get("href", ""), PICTURE)
            if picture is not None:
                self.findings += (
                    replace(finding, file=place) for finding in episode.lint_cover(picture)
                )

    def _files(
        self,
        item: Any,  # noqa: ANN401 - lxml has no types
        name: str,
        kind: FileKind,
    ) -> dict[str, _Loaded]:
        """What lies behind the elements of a name, by the type that they give."""
        types = ((element, element.get("type", "")) for element in children(item, name))
        return {
            said: self._load(element.get("url", ""), kind.said(said)) for element, said in types
        }

    def _load(self, address: str, kind: FileKind) -> _Loaded:
        """Place and content of a file; none where it cannot be had or was looked at before."""
        if not address or address in self._seen:
            return _NOTHING
        seen = self.look(address, kind)
        if seen is None:
            return _NOTHING
        self._seen[address] = replace(seen, data=None)  # many whole files would fill the memory
        return self._place(address) or address, seen.data

    def _hear(self, place: str, mp3: bytes) -> None:
        if not mp3.startswith(_MP3_STARTS):
            self.findings.append(objection("verify.audio", AUDIO, place, repr(mp3[:16])))
        if (
            self.deep
            and (first := self._audio.setdefault(hashlib.sha256(mp3).digest(), place)) != place
        ):
            self.findings.append(objection("verify.same", AUDIO, place, first))

    def _place(self, address: str) -> str | None:
        """Where `site` has it."""
        if self.bases is None:
            return address
        below = (address.removeprefix(base) for base in self.bases if address.startswith(base))
        return next(map(self.site.place, below), None)
