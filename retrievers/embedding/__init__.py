"""Sentence embedding: all-MiniLM-L6-v2 on onnxruntime, exported once from the weights in its package."""
