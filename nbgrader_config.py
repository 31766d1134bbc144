"""nbgrader's settings for this course; what they do is in `saleslab.grading.settings`."""

from pathlib import Path

from saleslab.grading.settings import configure

configure(get_config(), Path(__file__).parent)  # noqa: F821  nbgrader gives get_config
