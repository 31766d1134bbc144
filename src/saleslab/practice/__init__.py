"""What a learner touches: question forms, reveals, live charts, submitting. Notebooks import from here."""

from saleslab.practice import ask
from saleslab.practice.session import my_org, start

__all__ = ["ask", "my_org", "start"]
