"""Systems compared: the same sources, translated by several engines, audited and set against one another.

>>> audited = [audit_all(auditor, article) for article in articles]
>>> compare_systems(audited).systems[0].name
"""

from exonym.comparison.articles import article_from_dict, check_articles
from exonym.comparison.compare import audit_all, compare_systems
from exonym.comparison.consensus import find_utility
from exonym.comparison.values import AuditedArticle, ComparedArticle, Comparison, Resampling

__all__ = [
    "AuditedArticle",
    "ComparedArticle",
    "Comparison",
    "Resampling",
    "article_from_dict",
    "audit_all",
    "check_articles",
    "compare_systems",
    "find_utility",
]
