from tests.google.fixtures import gc, google, google_key, google_stage

__all__ = ["gc", "google", "google_key", "google_stage"]
