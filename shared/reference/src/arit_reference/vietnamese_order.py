"""Orders names as a Vietnamese dictionary does: ă after a, đ after d, tones only between equal letters."""

import re
import unicodedata

_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_WEIGHT = {letter: chr(ord("0") + place) for place, letter in enumerate(_LETTERS)}
_MARKS_OF_LETTERS = "\u0302\u0306\u031b"  # circumflex, breve, horn
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}  # huyền hỏi ngã sắc nặng
_LEVEL_TONE = "0"
_FOREIGN = "~"  # after z


def sort_key(name: str) -> str:
    """A string whose plain (byte) order is the Vietnamese order of names, case and spelling of tones aside.

    Syllable by syllable: first the letters (a ă â b c d đ e ê …), then the tone (ngang, huyền, hỏi, ngã, sắc,
    nặng). Store it, or sort by it: the database has no Vietnamese collation.
    """
    syllables = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name.casefold()))
    return " ".join(_syllable_key(syllable) for syllable in syllables)


def _syllable_key(syllable: str) -> str:
    letters: list[str] = []
    tone = _LEVEL_TONE
    for character in unicodedata.normalize("NFD", syllable):
        if character in _TONES:
            tone = _TONES[character]
        elif character in _MARKS_OF_LETTERS and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + character)
        elif not unicodedata.combining(character):
            letters.append(character)
    return "".join(_WEIGHT.get(letter, _FOREIGN) for letter in letters) + " " + tone
