"""What the editor sets: briefing.toml, notes.md, the command line."""
