"""Texts on standard input -> bytes and seconds of each peer, one JSON object a line.

Started by extract_speed.py with the Python of the peers' own environment; knows nothing of ours.
None of them does what we do: they find numbers, or only words.
"""

import json
import sys
import time
import warnings


def spacy_tokenizer():
    import spacy

    return spacy.blank("en")


def recognizers_number():
    from recognizers_number import Culture, recognize_number

    return lambda text: recognize_number(text, Culture.English)


def quantulum3():
    from quantulum3 import parser

    return lambda text: parser.parse(text, classifier_path=None)


PEERS = {
    "spaCy's tokenizer (blank en)": spacy_tokenizer,
    "recognizers-text-number": recognizers_number,
    "quantulum3": quantulum3,
}


def timed(read, texts, patience):
    """Give bytes and seconds of the best of three passes; of one that takes too long, the start."""
    read(texts[0])
    passes = []
    for _ in range(3):
        size, start = 0, time.process_time()
        for text in texts:
            read(text)
            size += len(text.encode())
            if time.process_time() - start > patience:
                return size, time.process_time() - start
        passes.append((time.process_time() - start, size))
    took, size = min(passes)
    return size, took


def main():
    warnings.simplefilter("ignore")
    given = json.load(sys.stdin)
    for name, peer in PEERS.items():
        try:
            read = peer()
            row = {label: timed(read, texts, 5.0) for label, texts in given.items()}
        except Exception as error:
            row = {"missing": f"{type(error).__name__}: {error}"}
        print(json.dumps({"peer": name, **row}), flush=True)


if __name__ == "__main__":
    main()
