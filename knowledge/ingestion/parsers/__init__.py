"""One kind of document a file: each parser gives a title and blocks in reading order."""
