"""Amounts and shares as the course writes them."""


def dollars(amount: float) -> str:
    """An amount in US dollars, short: "$1.45m", "$870k"."""
    return f"${amount / 1e6:.2f}m" if amount >= 1e6 else f"${amount / 1e3:.0f}k"


def gained(amount: float) -> str:
    """An amount in US dollars, won or lost: "$1.3m", "−$124k"."""
    sign, size = "−" if amount < 0 else "", abs(amount)
    return f"{sign}${size / 1e6:.1f}m" if size >= 950e3 else f"{sign}${size / 1e3:.0f}k"


def signed_percent(share: float, digits: int = 1) -> str:
    """A share with its sign, to a tenth of a percent if not told otherwise: "+5.6 %"."""
    return f"{100 * share:+.{digits}f} %".replace("-", "−")


def exercise_title(module: str, what: str) -> str:
    """The title of a module's exercise, ``what`` being what it is called there: "Tools: exercise", "Who? Exercise"."""
    return f"{module} {what.capitalize()}" if module.endswith("?") else f"{module}: {what}"
