"""The proof of the repairs: models run in a simulation of the chip's quantization, before and after."""
