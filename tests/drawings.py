"""What a browser can tell of a drawing: whether its words can be read."""

CLASHES = """() => {
  const wrong = [];
  for (const plot of document.querySelectorAll('.plot svg')) {
    const edge = plot.getBoundingClientRect();
    const words = [...plot.querySelectorAll('text')]
      .map(t => [t.textContent, t.getBoundingClientRect()]);
    for (const [said, box] of words)
      if (box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1)
        wrong.push(said + ' leaves the drawing');
    words.forEach(([said, a], i) => words.slice(i + 1).forEach(([other, b]) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 4) wrong.push(said + ' lies on ' + other);
    }));
  }
  return wrong;
}"""
"""Words that leave their drawing or lie on one another, by the boxes of the words in pixels."""
