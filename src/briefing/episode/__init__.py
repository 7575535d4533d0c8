"""Episode folders: contents, sources, state of the last build, publication record."""
