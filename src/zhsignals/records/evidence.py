"""Where something stands in the text as read."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

RawSpan = tuple[int, int]


class Shape(BaseModel):
    """Base of every public model: frozen, strict, no unknown field."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Evidence(Shape):
    """One mention: `text` is the concatenation of `raw[s:e]` over `spans`, white space left out."""

    spans: tuple[RawSpan, ...] = Field(description="half-open code-point ranges of the text as read")
    text: str = Field(description="what stands there, white space and line breaks left out")
    section: int | None = Field(default=None, description="index into `sections`")
