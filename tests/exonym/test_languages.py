"""Whatever the languages and letters are, an audit ends in a report that says what it could not check."""

from __future__ import annotations

import pytest

from exonym import Auditor, Pair, Report
from exonym.documents.validation import ISO_639_1
from exonym.report.findings import INTERNAL_RULE
from tests.exonym.test_auditor import auditor

SCRIPTS = {
    "Latin": "Minister Jan Kowalski spotkał się w Genewie z Tokajewem i Đokovićem. Agencja MSW podała 5 km.",
    "Cyrillic": "Министър Иван Петров се срещна в София с Ђоковић, Ќосев, Ғабит и Өмүрбек. МВР съобщи 5 км.",
    "Cyrillic in part": "Дошао је Кlifton, а Mинистар Petrов и Џlifton нису.",
    "Greek": "Ο υπουργός Γιάννης Παπαδόπουλος στην Αθήνα με τον Τζον Σμιθ. Το 2024 ήταν 5 χλμ.",
    "Arabic": "التقى الوزير محمد العلي في القاهرة مع جون سميث يوم ٥ مايو ٢٠٢٤.",
    "Hebrew": "השר דוד כהן נפגש בירושלים עם ג'ון סמית ב-5 במאי.",
    "Devanagari": "मंत्री नरेंद्र मोदी ने दिल्ली में जॉन स्मिथ से मुलाकात की। ५ मई २०२४।",
    "Thai": "นายกรัฐมนตรีสมชาย วงศ์สวัสดิ์ พบจอห์น สมิธ ที่กรุงเทพ 5 พฤษภาคม",
    "Georgian": "მინისტრი გიორგი კვირიკაშვილი თბილისში ჯონ სმიტს შეხვდა.",
    "Armenian": "Նախարար Արմեն Սարգսյանը Երևանում հանդիպեց Ջոն Սմիթի հետ։",
    "Han": "部长王毅在北京会见了约翰·史密斯。二〇二四年五月五日。",
    "Kana": "スミスさんはトウキョウでタナカさんにあった。",
    "Hangul": "김철수 장관은 서울에서 존 스미스를 만났다. 5킬로미터.",
    "emoji": "😀👩\u200d👧🏳️\u200d🌈 🎉🎉 5️⃣ 🤷🏽\u200d♀️!",
    "mixed": "Minister Министър Γιάννης محمد 王毅 スミス 김철수 😀 Kowalski Džon Смит Clifton Клифтон.",
}
EVERY = "\n".join(SCRIPTS.values())
ENGLISH = "Minister John Smith met Ivan Petrov in Sofia on 5 May 2024. Klifton ran 5 km."
LINES = "\n".join([ENGLISH] * len(SCRIPTS))
TAGS = [
    "pt-BR", "zh-Hant", "zh-Hant-TW", "sr-Latn", "sr-Cyrl", "de-CH-1996", "bg-BG", "ast", "fil", "yue", "crh", "sah",
    "und", "mul", "qaa", "pol", "bul",
]  # fmt: skip
AUDITOR = auditor()


def check_report(pair: Pair) -> Report:
    report = AUDITOR.audit(pair)
    assert not [f.message for f in report.findings if f.rule == INTERNAL_RULE]
    assert all(entry.why for entry in report.coverage.skipped)
    assert {*report.coverage.ran, *(entry.rule for entry in report.coverage.skipped)} >= {
        c.rule for c in AUDITOR.checks
    }
    return report


@pytest.mark.parametrize("code", [*sorted(ISO_639_1), *TAGS])
def test_every_language_ends_in_a_report(code: str) -> None:
    check_report(Pair(LINES, EVERY, source_lang=code, target_lang="en"))
    check_report(Pair(EVERY, ENGLISH, source_lang="en", target_lang=code))


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("code", ["bg", "mn", "el", "ar", "he", "hi", "ka", "zh", "pl", "ru", "fr"])
def test_every_script_ends_in_a_report(code: str, script: str) -> None:
    check_report(Pair(ENGLISH, SCRIPTS[script], source_lang=code, target_lang="en"))
    check_report(Pair(SCRIPTS[script], ENGLISH, source_lang="en", target_lang=code))
    check_report(Pair(SCRIPTS[script], source_lang=None, target_lang=code))


@pytest.mark.parametrize("code", ["bg", "sr", "mk", "ky", "mn", "tg", "sr-Cyrl", "bul"])
def test_what_a_language_has_no_data_for_is_listed(code: str) -> None:
    report = check_report(Pair(ENGLISH, SCRIPTS["Cyrillic"], source_lang=code))
    skipped = {entry.rule: entry.why for entry in report.coverage.skipped}
    assert skipped["name.copied"] == f"no data for source language {code}"
    assert "typography.spacing" in report.coverage.ran


@pytest.mark.parametrize("code", ["pl", "pol", "pl-PL"])
def test_every_code_of_a_language_has_its_rules(code: str) -> None:
    report = AUDITOR.audit(Pair("Minister Satkalijew was silent.", "Minister Satkalijew milczał.", source_lang=code))
    assert report.source_lang == code
    assert [f.text for f in report.findings if f.rule == "name.copied"] == ["Satkalijew"]


@pytest.mark.parametrize(
    ("code", "source", "target"),
    [
        ("bg", "Премиерът Кирил Петков замина за Брюксел.", "Prime Minister Kiril Petkov left for Brussels."),
        ("sr", "Александар Вучић је посетио Београд с Клифтоном.", "Aleksandar Vučić visited Belgrade with Klifton."),
        ("mn", "Ерөнхийлөгч Хүрэлсүх Улаанбаатарт уулзав.", "President Khurelsukh met them in Ulaanbaatar."),
        ("ar", SCRIPTS["Arabic"], "Minister Mohammed al-Ali met John Smith in Cairo on 5 May 2024."),
        ("zh-Hant", SCRIPTS["Han"], "Minister Wang Yi met John Smith in Beijing on 5 May 2024."),
    ],
)
def test_the_packaged_models_take_every_language(code: str, source: str, target: str) -> None:
    report = Auditor().audit(Pair(target, source, source_lang=code))
    assert not [f.message for f in report.findings if f.rule == INTERNAL_RULE]
    assert {"quality", "qe"} <= set(report.scores)
