"""What people do with conversations: edit, answer again, switch branches, search, name, take away, delete."""
