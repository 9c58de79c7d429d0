"""Assessments to pages: views, Jinja templates, HTML and Markdown.

``publish.render_reports(workspace, review, as_of=None)`` returns every file of every report, as
names below the folder of reports and their text; ``writing.write(root, files, check=False)``
writes those that differ and returns their names (``check=True``: only returns them). In steps:

- ``views.build(workspace, review, article_id, as_of=None)`` decides and words everything that
  is shown of one article; ``views.build_listing(workspace, review, as_of=None)`` lists them.
- ``html.render(view)`` and ``markdown.render(view)`` turn a view into files;
  ``html.render_listing(view)`` and ``markdown.render_listing(view)`` do so for the list.
"""
