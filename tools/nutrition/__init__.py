"""Energy needs, food figures and solved meal plans."""
