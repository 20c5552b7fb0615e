"""InternVL2 on a GPU host: quantize it, serve it with LMDeploy, check that what is served is what was meant.

Nothing here is needed to run Spotter without a GPU; LMDeploy itself is imported only by `launch` and `quantize`, in the
environment of requirements-serving.txt.
"""
