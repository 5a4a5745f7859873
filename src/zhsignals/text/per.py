"""Money for each of something, as a mark says it: `2060元/吨`."""

MEASURE = r"[^\W\d_]{1,3}"
"""What is counted or weighed one by one: 吨, 公斤, 平方米."""
PER = "/"
PER_MEASURE = PER + MEASURE
