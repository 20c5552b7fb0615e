"""`python -m bootstrap`: prepare everything that is built once."""

from bootstrap.preparing import main

if __name__ == "__main__":
    main()
