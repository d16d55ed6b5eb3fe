"""Experts added, replaced and removed while they serve. Knows engine, router and store by their public doors; no HTTP."""
