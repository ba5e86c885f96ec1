"""Measuring: how fast Daywise is as its catalogue grows. ``./daywise bench`` runs it."""
