"""Abbreviations whose full stop does not end a sentence, by language: those that ``sentencex`` 1.0.32 stops at.

Listed are words that something always follows (titles, "about", "street"), in lower case and without their stop. What
may well end a sentence ("r.", "и др.") is left to the case of the letter that follows.
"""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS: Mapping[str, frozenset[str]] = {
    "cs": _words("bc dr gen ing kpt mgr mjr mudr např plk por prof resp rtn sv tj tzv tzn"),
    "de": _words("bzw ca dipl dr etwa fr gen hr inkl ing mag nr prof st str vgl"),
    "en": _words("capt col dr gen gov hon lt messrs mr mrs ms mt prof rep rev sen sgt st vs"),
    "pl": _words(
        "al bp bł dr gen godz hab im inż kard kpt ks lek mec mgr mjr nr np o ok os pl płk pkt por prof red rtm "
        "sierż sp ś śp św tj tzn tzw ul ur wg woj zob zm"
    ),
    "ru": _words("акад ген гр им кап о пл пр проф просп св см ср стр тов ул"),
    "uk": _words("акад вул ген гр див ім кап о пл пр просп проф св стор тов"),
}

ORDINAL_STOP: frozenset[str] = _words("cs da de et fi hr hu lv no pl sk sl sr")
"""Languages that write an ordinal number with a full stop: "am 3. Oktober", "19. století"."""

MAY_GO_ON: frozenset[str] = _words(
    "al approx apt assoc bros ca cf ch cm co corp dept ed eds ep eps esp est etc ext fig figs ft hr hrs ibid incl kg "
    "km lb lbs ltd max mi min misc mm mph nos op oz para pp pt pts pvt resp sec secs sq tel univ vol vols vs wt yd yds "
    "yr yrs"
)
"""English abbreviations in small letters after whose stop a sentence may end or go on."""
