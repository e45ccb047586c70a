"""One branded climate-campaign site per gemeente, from shared templates and short YAML."""

__version__ = "0.1.0"
