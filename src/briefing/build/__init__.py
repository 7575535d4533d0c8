"""Build an episode: stages, outputs, result and check."""
