"""The pure core: trees, merge, checks, model and plan. It reads no files and knows no tool."""
