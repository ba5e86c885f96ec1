"""Postcodes and towns, held here: no outside service ever sees where people live."""
