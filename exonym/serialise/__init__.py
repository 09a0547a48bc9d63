"""Reports and pairs as plain JSON values, and the schema of a report."""

from exonym.serialise.pairs import pair_from_dict
from exonym.serialise.reports import report_from_dict, report_to_dict
from exonym.serialise.schema import report_schema

__all__ = ["pair_from_dict", "report_from_dict", "report_schema", "report_to_dict"]
