"""The running service that these tests change."""

from tests.house import house, make_house, shelf

__all__ = ["house", "make_house", "shelf"]
