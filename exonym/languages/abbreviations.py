"""Abbreviations whose full stop does not end a sentence, by language: those that ``sentencex`` 1.0.32 stops at.

Listed are words that something always follows (titles, "about", "street"), in lower case and without their last stop.
What may well end a sentence ("r.", "и др.") is left to what follows: a small letter or, for ``BEFORE_NUMBERS``, a
number.
"""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS: Mapping[str, frozenset[str]] = {
    "be": _words("акад вобл вул ген гл ім праф пр просп рэд св ст стар т.зв"),
    "cs": _words(
        "bc čís čl dr gen ing kpt mgr mj mjr mudr např npor odst plk por popř prap prof příp př resp rtn sv tj tř tzv "
        "tzn v vs"
    ),
    "de": _words(
        "abs abt bd bspw bzw ca dipl dr ehem etwa exkl fr geb gebr gegr gen hr ing inkl insb jur mag max nat nr phil "
        "prof rer st str verh vgl"
    ),
    "en": _words("approx capt col dr est gen gov hon lt messrs mr mrs ms mt p.s prof rep rev sen sgt st v vs"),
    "kk": _words("акад ат ауд д-р көш обл проф"),
    "pl": _words(
        "abp al art bł bm bp br dot dr ds dyr dz ew gen gm godz hab im inż j.w kard kom kpt ks lek m.in mec mgr mjr nr "
        "np o ok oprac os pkt pl płk płn płd pow por poz ppłk ppor prof pt red reż rtm rys sierż sp str sygn ś śp św "
        "tab tel tj tłum tyt tzn tzw ub ul ur ust v vs vol w.w wg woj wsch wyd zach zm zob"
    ),
    "ru": _words(
        "абз акад ген гл гр д-р доц зав зам им кап корп наб напр нач о обл ок пл пос пр полк проф просп прим р-н рис "
        "св ср ст стр табл т.е т.н тов ул"
    ),
    "uk": _words(
        "акад вул ген гл гр див заст зав ім кап корп наб нач о ок пл полк пр приб прибл просп проф рис св смт ст стор "
        "табл тел тов"
    ),
}

BEFORE_NUMBERS: Mapping[str, frozenset[str]] = {
    "be": _words("г гг п пп с ч"),
    "en": _words("ch ed no para pt vol"),
    "pl": _words("r s"),
    "ru": _words("п пп с ч"),
    "uk": _words("п пп р с ч"),
}
"""Abbreviations after which a number goes on with the sentence, and a capital letter may begin another."""

ORDINAL_STOP: frozenset[str] = _words("cs da de et fi hr hu lv no pl sk sl sr")
"""Languages that write an ordinal number with a full stop: "am 3. Oktober", "19. století"."""

MAY_GO_ON: frozenset[str] = _words(
    "al approx apt assoc bros ca cf ch cm co corp dept ed eds ep eps esp est etc ext fig figs ft hr hrs ibid incl kg "
    "km lb lbs ltd max mi min misc mm mph nos op oz para pp pt pts pvt resp sec secs sq tel univ vol vols vs wt yd yds "
    "yr yrs"
)
"""English abbreviations in small letters after whose stop a sentence may end or go on."""
