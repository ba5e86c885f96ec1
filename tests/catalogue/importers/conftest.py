"""What the importers' tests share."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalogue.importers.findings import Findings
from bot.catalogue.importers.reading import Context

TODAY = date(2026, 11, 23)
POSTCODES = {"DT4 7AB": (50.613, -2.453), "BH19 1AA": (50.609, -1.958)}
TERMS = {"esdservicetypes:art groups": "arts_and_crafts", "local:wheelchairs": "wheelchair"}


@pytest.fixture
def context() -> Context:
    return Context("council", TODAY, POSTCODES.get, TERMS)


@pytest.fixture
def findings() -> Findings:
    return Findings(record="Painting (1)")
