"""The simulated sales organisation whose true causes are known."""

from saleslab.org.world import World, world
from saleslab.org.worlds import WORLDS

__all__ = ["WORLDS", "World", "world"]
