"""The web app: parses a request, asks the api, renders the answer. Nothing here knows how an answer is found.

Running it: ``serving`` (the server, the samples), ``settings``, ``app`` (guards, errors, pages and API put together),
``desk`` (what all requests share), ``finding/`` (a process of its own for what takes long), ``kept`` (such answers),
``packed`` (long lists among these), ``warming`` and ``tidying`` (so that nobody waits for what can be done before or
after), ``guard/`` (what keeps strangers out), ``asking`` (one request without a network).

Pages: ``page`` says what a page is made of, ``pages/`` has a module or package for each, ``streaming`` sends them section
by section, ``templating`` knows the templates and what these may use. What several pages need: ``relation/`` (two sides),
``charts``, ``sayings`` (statements), ``accounts`` (of exchanges), ``judging`` (judgements by hand), ``handed/`` (texts to
compare), ``attached`` (files), ``urls`` (the address of each thing), ``wording``; ``static`` hands out styles and scripts.

Lists: ``asked/`` has what an address can ask, ``questions/`` a question for each of the command line's lists; ``api`` gives
them as JSON under ``/api/v1``, ``files`` as CSV and JSON beside the pages.
"""
