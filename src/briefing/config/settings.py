"""briefing.toml: the show, its newsletter, its voice.

Every key has a default; docs/settings.md describes each.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from briefing.config.tools import Tool  # noqa: TC001 - msgspec reads it
from briefing.model.briefing import Form  # noqa: TC001 - msgspec reads it

FILE = "briefing.toml"
VOICES = "briefing.voices"
"""The group of entry points by which packages bring voice engines."""
EPISODES = "episodes"
"""The folder of a project that holds its episodes."""
Url = Annotated[str, msgspec.Meta(pattern=r"^(https?://\S+|mailto:\S+)?$")]
UrlOrPlaceholder = Annotated[
    str, msgspec.Meta(pattern=r"^(https?://\S+|mailto:\S+|[{\[*%$].+[}\]*%])?$")
]
"""An address, or what a mail tool replaces by one."""
Server = Annotated[
    str,
    msgspec.Meta(pattern=r"^(https://\S+|http://(localhost|127(\.\d+){3}|\[::1\])(:\d+)?(/\S*)?)$"),
]
"""Where texts and keys are sent: encrypted, unless they stay on this machine."""
KeyVariable = Annotated[
    str,
    msgspec.Meta(
        pattern="^(BRIEFING_[A-Z0-9_]+_KEY|(ANTHROPIC|AZURE_OPENAI|DEEPINFRA|DEEPSEEK|FIREWORKS|"
        "GEMINI|GROQ|MISTRAL|NEBIUS|OPENAI|OPENROUTER|TOGETHER|XAI)_API_KEY)$"
    ),
]
"""The environment variable that holds a key; no other one is ever sent anywhere."""
Colour = Annotated[str, msgspec.Meta(pattern=r"^(#[0-9a-fA-F]{6})?$")]
Font = Literal["", "system", "arial", "verdana", "georgia", "times", "courier"]

GenderPolicy = Literal["pause", "both", "neutral"]
AddressPolicy = Literal["read", "short", "notes"]
Quotations = Literal["voice", "announced", "plain"]
NoticePlace = Literal["start", "end"]
Pause = Annotated[float, msgspec.Meta(ge=0, le=2.5)]
"""Seconds of a pause; a longer silence sounds like a fault."""


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of briefing.toml."""


class Show(_Table, frozen=True):
    """[show]: what the episodes have in common."""

    title: str = "Briefing"
    language: Annotated[str, msgspec.Meta(pattern=r"^de(-[A-Z]{2})?$")] = "de"
    author: str = ""
    email: str = ""
    link: Url = ""
    feed_url: Url = ""
    media_url: Url = ""
    """Address of the files of an episode; `read_settings` adds {slug} where it is missing."""
    category: str = "News"
    """One of Apple's for the feed, perhaps with its part: "News > Daily News"."""
    cover: str = ""
    description: str = ""
    explicit: bool = False
    guid: str = ""
    license: str = ""
    """An SPDX identifier, in small letters."""
    update_frequency: Literal["", "daily", "weekdays", "weekly", "monthly"] = ""
    locked: bool = True
    """Whether other hosts may take the feed over."""
    feed_episodes: Annotated[int, msgspec.Meta(ge=1)] = 500
    """How many episodes the feed lists at least before older ones move to archives (RFC 5005)."""
    greeting: str = ""
    farewell: str = ""
    """These and the notices may hold placeholders, see briefing.config.show_texts."""
    notice: str = (
        "Diese Folge spricht eine künstliche Stimme, "
        "der Text ist automatisch erstellt und noch von niemandem gegengelesen."
    )
    """Notice in the audio and the e-mail of an episode that nobody has reviewed."""
    notice_reviewed: str = (
        "Diese Folge spricht eine künstliche Stimme, den Text hat die Redaktion geprüft."
    )
    """The same for an episode whose notes name a reviewer."""
    notice_place: NoticePlace = "start"
    """Where it is said."""


class Colours(_Table, frozen=True):
    """[newsletter.colours]: the accent in each scheme; "" is that of the theme."""

    accent: Colour = ""
    accent_dark: Colour = ""


class Newsletter(_Table, frozen=True):
    """[newsletter]: sender, duties of the footer, look."""

    sender: str = ""
    reply_to: str = ""
    tool: str = "none"
    """Whose placeholders go in: one of briefing.config.tools, or of `tools`."""
    tools: dict[str, Tool] = {}
    """[newsletter.tools.NAME]: mail tools of the newsroom's own, by name."""
    salutation: Annotated[str, msgspec.Meta(pattern=r"^$|\{name\}")] = ""
    unsubscribe_url: UrlOrPlaceholder = ""
    imprint_url: UrlOrPlaceholder = ""
    privacy_url: UrlOrPlaceholder = ""
    one_click: bool = False
    """Whether `unsubscribe_url` takes the POST of RFC 8058."""
    address: str = ""
    view_url: UrlOrPlaceholder = ""
    theme: str = "standard"
    """The look: a folder of templates/themes/, see briefing.look.themes."""
    colours: Colours = Colours()
    font: Font = ""
    heading_font: Font = ""
    """"" is the theme's own."""
    logo: Url = ""
    logo_dark: Url = ""
    """For the dark scheme; else `logo` is shown there, too."""
    utm: bool = False
    list_id: Annotated[str, msgspec.Meta(pattern=r"^([\w-]+(\.[\w-]+)+)?$")] = ""
    """RFC 2919."""
    embed_images: bool = True
    """Whether newsletter.eml carries its picture or loads it from `media_url` of [show]."""
    attach_mp3: bool = False
    """To newsletter.eml."""


class Espeak(_Table, frozen=True):
    """[voice.espeak]."""

    pitch: Annotated[int, msgspec.Meta(ge=0, le=99)] = 45


class Gtts(_Table, frozen=True):
    """[voice.gtts]."""

    tld: Annotated[str, msgspec.Meta(pattern=r"^[a-z.]+$")] = "com"
    timeout: Annotated[float, msgspec.Meta(gt=0, le=120)] = 20.0
    """Seconds for one request."""


class Piper(_Table, frozen=True):
    """[voice.piper]."""

    folder: str = ""
    """Where voices are installed; "" is the user's data folder."""
    repository: Server = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
    """Where `briefing voices install` finds voices.json."""
    speaker: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Of a voice with several."""


class Edge(_Table, frozen=True):
    """[voice.edge]."""

    timeout: Annotated[float, msgspec.Meta(gt=0, le=120)] = 30.0
    """Seconds for one request."""


class OpenaiVoice(_Table, frozen=True):
    """[voice.openai]: a server with OpenAI's interface for speech."""

    base_url: Server = "http://localhost:8000/v1"
    model: str = ""
    key_variable: KeyVariable = "OPENAI_API_KEY"
    """The key itself belongs in no file."""
    instructions: str = ""
    """How to speak, for models that take it."""
    timeout: Annotated[float, msgspec.Meta(gt=0, le=3600)] = 120.0
    """Seconds for one request."""


class VoiceSettings(_Table, frozen=True):
    """[voice]: engine, voice, speed and loudness."""

    engine: str = "espeak"
    name: str = ""
    """A voice of the engine; "" is its default."""
    rate: Annotated[float, msgspec.Meta(ge=0.5, le=2.0)] = 1.0
    """Relative to the engine's normal speed."""
    quote_voice: str = ""
    """A second voice of the engine for quotations; "" is none."""
    quotations: Quotations = "voice"
    """How a listener knows them: by another voice, by „Zitat“ and „Zitat Ende“, or not at all."""
    loudness: Annotated[float, msgspec.Meta(ge=-30, le=-10)] = -16.0
    """LUFS, integrated."""
    true_peak: Annotated[float, msgspec.Meta(ge=-9, le=0)] = -1.5
    """dBTP that the MP3 does not exceed."""
    bitrate: Literal[64, 96, 128] = 96
    """kbit/s."""
    cache: Annotated[int, msgspec.Meta(ge=0)] = 500
    """Most megabytes of sentences and episodes in the user's cache; 0 keeps none."""
    espeak: Espeak = Espeak()
    piper: Piper = Piper()
    gtts: Gtts = Gtts()
    edge: Edge = Edge()
    openai: OpenaiVoice = OpenaiVoice()
    others: dict[str, dict[str, Any]] = {}
    """[voice.NAME] of engines that other packages bring, as it is written."""


class Openai(_Table, frozen=True):
    """[condense.openai]: the drafting server, with OpenAI's chat completions API."""

    base_url: Server = "http://localhost:11434/v1"
    model: str = ""
    key_variable: KeyVariable = "OPENAI_API_KEY"
    """The key itself belongs in no file."""
    timeout: Annotated[float, msgspec.Meta(gt=0, le=3600)] = 120.0
    """Seconds for one request."""
    retries: Annotated[int, msgspec.Meta(ge=0, le=10)] = 3
    max_tokens: Annotated[int, msgspec.Meta(ge=1)] = 4096
    """Upper bound for one answer."""


class Pauses(_Table, frozen=True):
    """[audio.pauses]: silences in seconds, by what stands before or after them."""

    head: Pause = 0.5
    """Before the first word."""
    sentence: Pause = 0.4
    paragraph: Pause = 0.8
    after_heading: Pause = 0.7
    before_heading: Pause = 1.3
    section: Pause = 1.5
    tail: Pause = 1.0
    """After the last word."""


class Audio(_Table, frozen=True):
    """[audio]: what an episode sounds like beside its voice."""

    bridges: bool = True
    """Short words between the points."""
    srt: bool = False
    """Captions as episode.srt, too."""
    intro: str = ""
    outro: str = ""
    """Sound files of the project."""
    intro_seconds: Annotated[float, msgspec.Meta(ge=0.5, le=60)] = 8.0
    outro_seconds: Annotated[float, msgspec.Meta(ge=0.5, le=60)] = 12.0
    """Lengths at the most."""
    fade: Annotated[float, msgspec.Meta(ge=0, le=10)] = 1.5
    """Seconds."""
    level: Annotated[float, msgspec.Meta(ge=-20, le=6)] = -2.0
    """LU relative to the voice."""
    under: Annotated[float, msgspec.Meta(ge=0, le=20)] = 0.0
    """Seconds that the intro goes on, lowered, under the first words."""
    pauses: Pauses = Pauses()


class Condense(_Table, frozen=True):
    """[condense]: defaults for what notes may set."""

    words: Annotated[int, msgspec.Meta(ge=1)] = 150
    form: Form = "points"
    drafter: Literal["extractive", "openai"] = "extractive"
    openai: Openai = Openai()


class Speech(_Table, frozen=True):
    """[speech]: how German is read."""

    gender: GenderPolicy = "pause"
    addresses: AddressPolicy = "read"
    lexicon: str = "lexicon.toml"


class Settings(_Table, frozen=True):
    """briefing.toml as a whole."""

    show: Show = Show()
    newsletter: Newsletter = Newsletter()
    voice: VoiceSettings = VoiceSettings()
    audio: Audio = Audio()
    condense: Condense = Condense()
    speech: Speech = Speech()

    @property
    def own_addresses(self) -> tuple[str, ...]:
        """Addresses whose hosts are the newsroom's own; "" for those that are not set."""
        return self.show.link, self.show.media_url, self.newsletter.view_url
