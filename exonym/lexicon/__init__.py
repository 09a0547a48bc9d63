"""What is known of a word, whoever asks."""
