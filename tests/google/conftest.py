from tests.google.fixtures import gc, google, google_key

__all__ = ["gc", "google", "google_key"]
