"""Reports and pairs as plain JSON values."""

from exonym.serialise.pairs import pair_from_dict
from exonym.serialise.reports import report_from_dict, report_to_dict

__all__ = ["pair_from_dict", "report_from_dict", "report_to_dict"]
