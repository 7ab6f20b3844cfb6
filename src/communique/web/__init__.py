"""The web app: parses a request, asks the api, renders the answer. Nothing here knows how an answer is found.

``app.py`` puts it together, ``page.py`` says what a page is made of, ``pages/`` has a module a page, ``api/`` the same
questions as JSON, ``guard/`` what keeps strangers out.
"""
