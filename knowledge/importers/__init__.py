"""Importers: each brings one public data set into the data folder, whole, checked and resumable."""
