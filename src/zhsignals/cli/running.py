"""Commands on many files: run, retry, verify."""
