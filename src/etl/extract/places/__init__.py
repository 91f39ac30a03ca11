"""Tokens -> the places and peoples that a sentence names, and how it names them.

Which number a place belongs to is decided by `sentence.binding`, what part it plays by `discourse`.
"""

from etl.extract.places.gazetteer import Gazetteer
from etl.extract.places.mentioned import Form, Place
from etl.extract.places.reading import read_places

__all__ = ["Form", "Gazetteer", "Place", "read_places"]
