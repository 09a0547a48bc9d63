"""The model store: what is packaged, what can be fetched, and how the packaged model is assembled."""
