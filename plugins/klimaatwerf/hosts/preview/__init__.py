"""The preview of `klimaatwerf serve`: a server that makes what is asked from what lies there now.

Whether something changed is looked at when a page is asked, so what is served is never older than
the request. What watches the files only wakes up the pages that are open.
"""
