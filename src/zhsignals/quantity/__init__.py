"""Numbers, units and periods: what a text counts and when."""

from zhsignals.quantity.api import BareReader, periods, quantities
from zhsignals.quantity.reader import QuantityReader, Reading, find_periods, find_quantities

__all__ = ["BareReader", "QuantityReader", "Reading", "find_periods", "find_quantities", "periods", "quantities"]
