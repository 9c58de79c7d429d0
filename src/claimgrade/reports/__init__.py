"""Assessments to pages: readings, views, Jinja templates, formats.

One ledger, several readings. ``catalogue.READINGS`` names them; ``catalogue.render(edition)``
returns every file of those asked for, as names below the folder of reports and what is in them, and
``writing.write(root, files, check=False)`` writes those that differ and returns their names
(``check=True``: only returns them).

A reading is a module of ``readings``: ``build`` decides and words what is shown (``views``),
without markup, and a function a format turns that into files with the templates.
"""
