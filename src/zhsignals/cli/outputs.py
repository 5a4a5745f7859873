"""Commands on records: report, validate, panel, sql, export, import."""
