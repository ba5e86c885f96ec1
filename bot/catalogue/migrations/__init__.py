"""The numbered migrations of the catalogue, one folder a database: ``sqlite/0001_activities.sql``.

They are applied in order by :func:`bot.catalogue.schema.migrate` and never changed once released.
"""
