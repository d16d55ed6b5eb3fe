"""The step on a CPU in compiled code, for the architectures that are shaped like Llama. Everything else runs in the model's own code."""
