"""Honest analyses of a sales organisation's tables: pure functions from frames to numbers."""
