"""The part of a search that the database does: leave out what surely does not fit."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, Decimal

from sqlalchemy import ColumnElement, Select, exists, or_, select

from bot.catalogue.dialects import Dialect
from bot.catalogue.distance import Box
from bot.catalogue.needs import nearly_the_same
from bot.catalogue.query import Search
from bot.catalogue.tables import activity, tag


def documents_of_candidates(
    dialect: Dialect, query: Search, today: date, box: Box | None
) -> Select[tuple[str]]:
    """The documents of every activity that may fit, as :class:`CatalogueReader` promises."""
    statement = select(activity.c.document).where(
        or_(activity.c.last_day.is_(None), activity.c.last_day >= today)
    )
    if box is not None:
        statement = statement.where(or_(dialect.inside(box), activity.c.lat.is_(None)))
    for condition in _conditions(query):
        statement = statement.where(condition)
    return statement


def _conditions(query: Search) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.categories:
        conditions.append(_in_categories(query.categories))
    if query.excluded.categories:
        conditions.append(~_tagged("categories", query.excluded.categories))
    if query.max_price is not None:
        pence = int((Decimal(str(query.max_price)) * 100).to_integral_value(ROUND_CEILING))
        conditions.append(or_(activity.c.price_pence.is_(None), activity.c.price_pence <= pence))
    for group in query.for_:
        silent = ~exists().where(tag.c.field == "for", tag.c.activity == activity.c.pk)
        conditions.append(or_(_tagged("for", (group, "everyone")), silent))
    return conditions


def _in_categories(wanted: tuple[str, ...]) -> ColumnElement[bool]:
    others = (other for id_ in wanted for other in nearly_the_same("categories", id_))
    tagged = _tagged("categories", tuple(dict.fromkeys((*wanted, *others))))
    return or_(tagged, activity.c.meal.is_(True)) if "lunch_club" in wanted else tagged


def _tagged(field: str, ids: tuple[str, ...]) -> ColumnElement[bool]:
    return activity.c.pk.in_(select(tag.c.activity).where(tag.c.field == field, tag.c.id.in_(ids)))
