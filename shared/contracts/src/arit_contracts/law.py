"""How an answer cites the law that judged it."""

from typing import Annotated

from pydantic import Field

Status = Annotated[str, Field(description="How well the law is known: verified, secondary, memory, unknown.")]
Basis = Annotated[str, Field(description="The text of law with its article.", examples=["TT 28/2018/TT-BTC, Đ8 k4"])]
Rule = Annotated[
    str, Field(description="The block of law that judged it, by key and first day.", examples=["C04@2018-05-11"])
]
