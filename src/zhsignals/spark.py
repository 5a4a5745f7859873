"""`extract(df)`: a Spark DataFrame of articles in, one of records out."""

from zhsignals.ext.spark import extract, local_session

__all__ = ["extract", "local_session"]
