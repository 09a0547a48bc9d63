"""Facts of each language: orthography to sounds, number words, case endings, standards."""
