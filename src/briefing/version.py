"""The version of Briefing, which outputs, requests and kept results carry."""

__version__ = "0.1.0"
