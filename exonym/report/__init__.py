"""Reports and pairs as plain JSON values, and the schema of a report."""

from exonym.report.as_dict import report_from_dict, report_to_dict
from exonym.report.pairs import pair_from_dict
from exonym.report.schema import write_report_schema

__all__ = ["pair_from_dict", "report_from_dict", "report_to_dict", "write_report_schema"]
