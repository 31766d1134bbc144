"""Worth Buying From: the package behind the course."""
