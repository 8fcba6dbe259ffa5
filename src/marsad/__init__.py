"""Marsad: who expanded more, the coalition or the organization?"""

__version__ = "0.1.0"
