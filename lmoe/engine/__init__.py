"""Generation on one resident base: the adapter bank, the cache, the scheduler, the sampler. torch models live here only."""
