"""Reads one sentence: each number with the people, places, measure, hedge and date said with it."""

from etl.extract.sentence.clause import Known
from etl.extract.sentence.hedging import read_hedge
from etl.extract.sentence.mentions import HELD, Head, Mention, Sentence
from etl.extract.sentence.reading import read_sentence

__all__ = ["HELD", "Head", "Known", "Mention", "Sentence", "read_hedge", "read_sentence"]
