"""The local core: an InternVL checkpoint that runs in this process, for trying one without a server."""
