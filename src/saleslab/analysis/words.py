"""Amounts as the course writes them."""


def dollars(amount: float) -> str:
    """An amount in US dollars, short: "$1.45m", "$870k"."""
    return f"${amount / 1e6:.2f}m" if amount >= 1e6 else f"${amount / 1e3:.0f}k"
