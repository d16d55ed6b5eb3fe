"""Ollama's API over the same service, for clients that speak nothing else: `/api/chat`, `/api/generate`, `/api/tags` and kin."""
