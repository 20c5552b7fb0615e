"""The exercise catalogue and the motions that the animations are made of."""
