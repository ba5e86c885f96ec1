"""The tables as SQLAlchemy sees them; :mod:`bot.catalogue.migrations` makes them.

``spot``, ``slot`` and ``word_use`` follow from the documents: :mod:`bot.catalogue.indexing`.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

metadata = MetaData()

source = Table(
    "source",
    metadata,
    Column("name", String, primary_key=True),
    Column("imported_at", String, nullable=False),
    Column("sample", Boolean, nullable=False),
)

imports = Table(
    "import",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("source", String, nullable=False),
    Column("imported_at", String, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("added", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("removed", Integer, nullable=False),
)

refresh = Table(
    "refresh",
    metadata,
    Column("source", String, primary_key=True),
    Column("tried_at", String, nullable=False),
    Column("succeeded_at", String),
    Column("failure", String, nullable=False),
)

gap = Table(
    "gap",
    metadata,
    Column("month", String, primary_key=True),
    Column("district", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("searches", Integer, nullable=False),
)

activity = Table(
    "activity",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("source", String, nullable=False),
    Column("name", String, nullable=False),
    Column("document", String, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)

word = Table(
    "word",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("word", String, nullable=False, unique=True),
    Column("uses", Integer, nullable=False),
)

derived = Table("derived", metadata, Column("version", Integer, nullable=False))
