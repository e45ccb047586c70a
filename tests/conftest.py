"""The profiles of Hypothesis; `--hypothesis-profile=ci` gives the same examples on every run."""

from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True, print_blob=True)
settings.load_profile("default")
