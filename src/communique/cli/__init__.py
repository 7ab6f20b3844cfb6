"""The command line: parse the request, call the API, render the answer."""
