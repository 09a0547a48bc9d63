"""Speed and accuracy of Exonym, against peers in one run; README.md says what was measured."""
