"""What keeps strangers out: nothing reaches a page that did not pass here, and nothing leaves without its headers.

``guard.py`` is the order of the checks; ``hosts.py`` under which names the app may be asked for; ``visitors.py`` the
token that visitors from elsewhere show; ``bounds.py`` how much may be sent; ``forms.py`` that a form is one of ours;
``headers.py`` what browsers are told. ``binding.py`` is asked once, before the app begins.
"""
