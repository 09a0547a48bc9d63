"""The commonest words of each language that are not also common in its neighbours': for telling languages apart.

Chosen by hand from the closed classes (articles, prepositions, conjunctions, pronouns, auxiliaries), in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": _words(
        "a about after against all also an and any are as at be because been before being between both but by "
        "can could did do does during each few for from had has have he her his how i if in into is it its "
        "just more most no nor not of on only or other our out over own said same she should so some such "
        "than that the their them then there these they this those through to too under until up very was we "
        "were what when where which while who why will with would you"
    ),
    "pl": _words(
        "aby ale albo bez był była było były być co czy dla dlatego do gdy gdzie go ich ile im jak jako "
        "jednak jego jej jest jeszcze już każdy kiedy która które którego której którzy który którym lub ma "
        "mają może na nad nie niż o od oraz po pod ponieważ przed przez przy są się tak także tego tej ten to "
        "tym tylko u w we wśród z za ze że został została"
    ),
    "cs": _words(
        "aby ale ani až bez být byl byla bylo byly co do ho jak jako je jeho její jejich jen ještě již jsem "
        "jsou k kde která které kteří který ke když má mezi může na nad nebo nejsou není než o od pak po pod "
        "podle pokud pro proto protože před při s se si svůj tak také tato tedy tento toho u už v ve však z "
        "za ze že"
    ),
    "de": _words(
        "aber als am auch auf aus bei bis dass das dem den der des die doch durch ein eine einem einen einer "
        "eines er es für gegen habe haben hat hatte ich ihr im ist ja kann kein keine mehr mit nach nicht "
        "noch nur oder ohne sei sein sich sie sind so soll über um und unter vom von vor war waren was wegen "
        "wenn werden wie wird wir wurde zu zum zur zwischen"
    ),
    "et": _words(
        "aga ei ehk et ja kas kes kui kuid ka mis ning nii oli on ole oma pole see seda selle ta tema või üle"
    ),
    "ro": _words(
        "a acest această ai al ale am ar au care ca că ce cu către cel dacă de din dintre după este fi fost "
        "în într la lui mai nu o pe pentru prin sa sau se și sunt un unei unui"
    ),
    "ru": _words(
        "а без более был была были было быть в вас во все вы где да для до его ее если есть еще же за и из "
        "или им их к как когда который которые которая кто ли мы на над не него нее них но о об от по под "
        "после при с со так также то только у что чтобы эта эти это этот я"
    ),
    "uk": _words(
        "а але без більше був була були було бути в вже ви від він вона вони для до його її є з за зі й і із "
        "їх її коли кого має ми на над не неї них о об однак по під після при про та так також те тільки то у "
        "хто це цей ці що щоб як яка які який я"
    ),
}


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they stand, numbers left out."""
    return tuple(_WORD.findall(text))


def function_word_share(text: str, lang: str) -> float:
    """Share (0 to 1) of a text's words that are function words of ``lang``; 0 for no words or an unknown language."""
    found = words(text)
    known = FUNCTION_WORDS.get(lang, frozenset())
    return sum(word.lower() in known for word in found) / len(found) if found else 0.0
