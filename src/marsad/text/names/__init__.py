"""Names in three languages: states, nationalities, capitals, places, bodies, armed groups, persons, offices."""

from marsad.text.names.match import Name, names

__all__ = ["Name", "names"]
