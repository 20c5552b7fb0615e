"""Work that nobody waits for: kept in the database, done by a worker, tried again, given up where one sees it."""
