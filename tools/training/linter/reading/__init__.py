"""From a pasted text to days and exercises: words, tokens, amounts, names, tables and headings."""
