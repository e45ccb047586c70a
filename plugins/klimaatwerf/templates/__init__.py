"""The life of BBL's templates: what another pack does to the municipalities, before it does."""
