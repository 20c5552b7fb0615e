"""Plans that a person keeps."""
