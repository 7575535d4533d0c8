"""Settings of the editor: briefing.toml, notes.md, the command line."""
