"""`make bench`: what the services cost beside the plainest way to do the same work; ratios only."""
