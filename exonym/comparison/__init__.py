"""Systems compared: the same sources, translated by several engines, audited and set against one another.

>>> audited = [audit_all(auditor, article) for article in articles]
>>> compare(audited).systems[0].name
"""

from exonym.comparison.articles import article_from_dict, check_articles
from exonym.comparison.compare import audit_all, compare
from exonym.comparison.consensus import utility_named
from exonym.comparison.values import Article, Audited, Comparison, Resampling

__all__ = [
    "Article",
    "Audited",
    "Comparison",
    "Resampling",
    "article_from_dict",
    "audit_all",
    "check_articles",
    "compare",
    "utility_named",
]
