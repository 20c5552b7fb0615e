"""Linear models over texts: learned once from data files, read without the library that learned them."""
