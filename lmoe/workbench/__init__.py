"""The workbench: what a change of samples or settings does, before and after it is live. One noun per file."""
