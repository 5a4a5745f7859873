"""`extract_batches`: Arrow record batches in, Arrow record batches out."""

from zhsignals.ext.arrow import extract_batches, extract_table, result_schema

__all__ = ["extract_batches", "extract_table", "result_schema"]
