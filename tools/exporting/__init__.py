"""Plans as files: PDF, page, CSV, calendar, Liftoscript and wger's JSON."""
