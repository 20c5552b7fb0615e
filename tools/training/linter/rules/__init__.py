"""The rules, by what they look at: what could not be read, the week, the session, the single exercise, the weeks."""
