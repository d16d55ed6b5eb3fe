"""The embedded default: the packaged base model and, in a wheel, its experts and routing samples."""
