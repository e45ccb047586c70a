"""Draws the pieces of the kit: Typst in a process of its own, that can be stopped.

A design is BBL's, and can loop or take all memory; so it runs where nothing else is lost, with a
limit of time and memory, and sees only the files that it is given.
"""
