"""Commitment (cam kết chi): money held for an agreement before it is promised; its id is the agreement's."""
