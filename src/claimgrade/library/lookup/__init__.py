"""Looking a work up by an identifier at public services, on request and politely.

What the services send is told in the module of each, with the documentation that it was written
by. None of them could be reached when this was written: the tests speak to a server on the same
machine that answers in their formats.
"""
