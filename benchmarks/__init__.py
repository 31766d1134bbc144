"""Speed, measured apart from the tests: `make bench` writes `latest.json`."""
