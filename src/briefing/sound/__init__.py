"""Audio samples: clips in memory, spools on disk, FFmpeg filters, MP3 encoding."""
