"""What Spotter knows: exercises, foods and articles, and how they are read."""
