"""What is known of German, each thing once."""
