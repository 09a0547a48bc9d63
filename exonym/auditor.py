"""The way of a pair: segment, align, score, name, check, decide."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from importlib.metadata import version

from exonym.alignment import Embed
from exonym.alignment.pairing import add_reference, find_segments
from exonym.alignment.words import WordReader, link_segment_words, make_word_reader
from exonym.article import Article, WordLinks
from exonym.config import AuditConfig
from exonym.discovery import discover
from exonym.documents import read_pair
from exonym.documents.offsets import place_in_received
from exonym.documents.validation import refuse_bad_pair
from exonym.languages.tags import primary
from exonym.lexicon.identification import language_name, other_language, with_source_lang
from exonym.model import Coverage, Engine, Finding, Ledger, NameEntry, Pair, Report, Segment, Skipped
from exonym.names.identity.ledger import build_ledger
from exonym.names.identity.listing import list_names
from exonym.names.namebook import Namebook, packaged_namebook, read_own, using
from exonym.names.namebook.loading import load_facts
from exonym.plugins import Check, Need, Scorer, load_checks
from exonym.report.coverage import find_data_lack, find_lack, find_missing_needs
from exonym.report.echoes import drop_echoes
from exonym.report.faults import CRASHED, Faults
from exonym.report.findings import finish_findings, make_findings
from exonym.scoring.segments import Scoring, score_segments
from exonym.verdict import decision as verdict
from exonym.verdict.quality import QUALITY, Rater, Rating


class Auditor:
    """Audits pairs under one configuration. Holds loaded models, so make one a process and keep it.

    ``embed`` turns n texts into n unit vectors, for alignment; by default the packaged encoder, loaded when needed.
    ``namebook`` takes the place of the configuration's namebooks. Raises InvalidConfig when one of those is malformed.
    """

    def __init__(
        self, config: AuditConfig | None = None, embed: Embed | None = None, namebook: Namebook | None = None
    ) -> None:
        self.config = config or AuditConfig()
        self.namebook = namebook or (read_own(self.config.namebooks) if self.config.namebooks else None)
        self.embed = embed or _make_packaged_encoder()
        self.checks = load_checks()
        self.scorers: tuple[Scorer, ...] = discover("exonym.scorers", "SCORER")

    def audit(self, pair: Pair) -> Report:
        """Audit one pair.

        Raises InvalidPair when a text or language is not acceptable, ModelMissing when a checkpoint is not here.
        """
        refuse_bad_pair(pair)
        readings = read_pair(pair)
        with using(self.namebook):
            return place_in_received(self._audit_plain(readings.pair, readings.notes), readings)

    def _audit_plain(self, given: Pair, read: tuple[str, ...]) -> Report:
        faults = Faults()
        as_given: tuple[Pair, tuple[str, ...]] = given, ()
        identify = partial(with_source_lang, given)
        pair, notes = faults.attempt("The source's language could not be identified", identify, as_given)
        article, scoring, missing = self._read_article(pair, faults)
        findings, coverage = self._run_checks(article, missing, faults)
        rate = partial(Rater(self.config.weights, self.checks).rate_article, article, scoring.scores, findings)
        rating = faults.attempt("The quality could not be rated", rate, None)
        unrated = () if rating else (Skipped(QUALITY, CRASHED),)
        rating = rating or Rating(article.segments, (), dict(scoring.scores))
        listing = partial(list_names, article.ledger, pair, article.segments)
        names: tuple[NameEntry, ...] = ()
        names = faults.attempt("The list of names could not be made", listing, names)
        findings = (*finish_findings(faults.findings), *findings)
        return Report(
            id=pair.id,
            source_lang=pair.source_lang,
            target_lang=pair.target_lang,
            verdict=verdict.decide_verdict(self.config, findings, rating.scores, rating.segments),
            scores=rating.scores,
            segments=rating.segments,
            paragraphs=rating.paragraphs,
            findings=findings,
            names=names,
            coverage=Coverage((*scoring.scores, *coverage.ran), (*coverage.skipped, *scoring.skipped, *unrated)),
            metadata=pair.metadata,
            engine=self.describe_engine(),
            notes=(*read, *notes, *scoring.notes),
        )

    def _read_article(self, pair: Pair, faults: Faults) -> tuple[Article, Scoring, Mapping[Need, str]]:
        """What the checks look at: by the models, while what is known of names is loaded, then the names themselves.

        The last are the needs that cannot be met.
        """
        with ThreadPoolExecutor(1) as beside:
            facts = beside.submit(copy_context().run, load_facts, _list_languages(pair))
            reader = make_word_reader(self.embed)
            embed = reader or self.embed
            pair, segments = add_reference(pair, find_segments(pair, embed, faults), embed, faults)
            links = _link_words(pair, segments, reader, faults)
            scoring = score_segments(self.scorers, pair, segments, self.config, faults)
            faults.attempt("What is known of names could not be loaded", facts.result, None)
        ledger = faults.attempt("The names could not be read", partial(build_ledger, pair, scoring.segments), None)
        article = Article(pair, scoring.segments, ledger or Ledger(), self.config, scoring.doubts, links)
        return article, scoring, find_missing_needs(pair, scoring.scores, names=ledger is not None)

    def describe_engine(self) -> Engine:
        """Versions of all that can change a report."""
        rules = "\n".join(f"{c.code} {c.rule} {c.severity}" for c in self.checks)
        return Engine(
            version=version("exonym"),
            rules=hashlib.sha256(rules.encode()).hexdigest()[:12],
            namebook=(self.namebook or packaged_namebook()).version,
            segmenter=f"sentencex {version('sentencex')}",
        )

    def _run_checks(
        self, article: Article, missing: Mapping[Need, str], faults: Faults
    ) -> tuple[tuple[Finding, ...], Coverage]:
        findings: list[Finding] = []
        ran: list[str] = []
        skipped: list[Skipped] = []
        unreadable = self._find_why_unreadable(article.pair, faults)
        for check in self.checks:
            why = self._find_why_not(check, article.pair, missing) or (check.needs_readable and unreadable)
            found = None if why else run_check(check, article, faults)
            if found is None:
                skipped.append(Skipped(check.rule, why or CRASHED))
            else:
                ran.append(check.rule)
                findings += found
        return finish_findings(drop_echoes(findings, self.checks)), Coverage(tuple(ran), tuple(skipped))

    def _find_why_not(self, check: Check, pair: Pair, missing: Mapping[Need, str]) -> str | None:
        if check.rule in self.config.rules_off:
            return "switched off"
        return find_lack(check.needs, missing) or find_data_lack(check, pair)

    def _find_why_unreadable(self, pair: Pair, faults: Faults) -> str | None:
        """Why rules that need a readable translation cannot judge one in another language; None where they can.

        Where the rule that reports such a translation is switched off, they judge it all the same.
        """
        reporting = {check.rule for check in self.checks if not check.needs_readable}
        if reporting <= self.config.rules_off:
            return None
        identify = partial(other_language, pair.target, pair.target_lang)
        found = faults.attempt("The translation's language could not be identified", identify, None)
        return f"the translation is in {language_name(found)}" if found else None


def _make_packaged_encoder() -> Embed:
    """Texts to unit vectors, loaded when it is first asked."""
    from exonym.checkpoints.embedding import SentenceEncoder

    return SentenceEncoder()


def _link_words(
    pair: Pair, segments: tuple[Segment, ...], reader: WordReader | None, faults: Faults
) -> Mapping[int, WordLinks]:
    if reader is None:
        return {}
    return faults.attempt("The words could not be linked", partial(link_segment_words, pair, segments, reader), {})


def run_check(check: Check, article: Article, faults: Faults) -> list[Finding] | None:
    """What a check finds, None when it crashes."""
    failure = f"The rule {check.rule} could not be applied to this article"
    return faults.attempt(failure, lambda: make_findings(article, check, check.find(article)), None)


def _list_languages(pair: Pair) -> list[str]:
    return [primary(lang) for lang in (pair.source_lang, pair.target_lang) if lang]
