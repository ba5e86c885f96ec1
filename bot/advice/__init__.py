"""Advice pages: what the council says about care and support, in plain and in easy words."""

from bot.advice.page import AdvicePage, AdviceSource
from bot.advice.pages import AdviceError, AdvicePages

__all__ = ["AdviceError", "AdvicePage", "AdvicePages", "AdviceSource"]
