"""Which expert fits a request, and why. Knows texts and samples; neither models that generate nor HTTP."""
