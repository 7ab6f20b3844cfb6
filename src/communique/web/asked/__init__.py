"""What an address asks: one model for each list and page, with the names and meanings of the command line's options.

``fields`` has the kinds of values, ``lists`` what is asked of lists (by pages, the API and files alike), ``pages`` what
is asked of pages alone.
"""
