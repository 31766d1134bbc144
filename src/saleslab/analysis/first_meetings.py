"""What buyers say brought them to a first meeting, all of which the dashboard books under "social".

Written by hand. A kind word about posts stands where something else brought the buyer, and the other way round: what
counts is what had to happen for the meeting.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from saleslab.org import World

Brought = Literal["post", "question", "neither"]

SAID: dict[Brought, tuple[str, ...]] = {
    "post": (
        "“He told how his own alarm had slept through a defrost. I sent it to our technician, who rang you.”",
        "“That list of what an inspector asks for at the door. I printed it, then wrote to whoever had made it.”",
        "“I had never spoken to her. But a door seal that lies to you, that was our March. I wrote the same evening.”",
        "“My porter’s wife read something on who gets woken. She showed him, he showed me. I asked whose it was.”",
    ),
    "question": (
        "“Posts? I see hers every morning and couldn’t name one. She wanted to know, under mine, who had to stay up.”",
        "“Nine people agreed with me about our auditor. One wanted to know at which line he had stopped.”",
        "“I had boasted of our new cold room. He asked who hears it at three at night. I didn’t know.”",
        "“I wrote about our trainee’s first night. Your colleague asked what she did first. We wrote for an hour.”",
    ),
    "neither": (
        "“Lovely posts. I rang because nobody repairs our old alarm any more, and your name was on the box.”",
        "“Yes, he asked under my post, and it was a good question. By then I had booked a demo on your page.”",
        "“My neighbour has your alarms. So I looked for your seller there, and said hello under a post of his.”",
        "“She asked the right things over coffee, at the pharmacists’ day. Her invitation there came afterwards.”",
    ),
}
"""What brought a buyer, and how buyers say it."""
_MIXES: tuple[tuple[int, int, int], ...] = ((3, 3, 2), (2, 3, 3), (3, 2, 3), (2, 4, 2), (4, 2, 2), (2, 2, 4))
"""How many of each stand on a company's list: posts, questions, neither."""


def first_meetings(world: World) -> pd.DataFrame:
    """Eight buyers of this company. Index: "Buyer 1" to "Buyer 8". Columns: said, brought (a key of `SAID`)."""
    dice = np.random.default_rng([6, world.index])
    mix = _MIXES[world.index % len(_MIXES)]
    rows = [
        (SAID[brought][at], brought)
        for brought, count in zip(SAID, mix, strict=True)
        for at in dice.permutation(len(SAID[brought]))[:count]
    ]
    drawn = [rows[at] for at in dice.permutation(len(rows))]
    names = pd.Index([f"Buyer {number}" for number in range(1, len(rows) + 1)], name="Buyer")
    return pd.DataFrame(drawn, columns=["said", "brought"], index=names)
