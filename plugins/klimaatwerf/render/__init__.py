"""From plan to HTML: Markdown, the template language, the frame."""
