"""What takes long, found in a process of its own, so that pages begin at once however much is being found.

``finder`` begins that process and asks it, ``process`` is what runs in it: the same app over the same archive, served to
this one alone and with lower priority. ``elsewhere`` has the sections of a page from it, ``passing`` hands whole requests on
to it. Without a finder (one request by ``--get``, the finder itself) an app finds all by itself: ``here``.
"""
