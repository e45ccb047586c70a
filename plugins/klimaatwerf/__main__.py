"""`python -m klimaatwerf`."""

from klimaatwerf.cli import main

if __name__ == "__main__":
    main()
