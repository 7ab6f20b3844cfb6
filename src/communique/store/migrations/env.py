"""Alembic's environment: it migrates the connection that the archive hands over."""

from alembic import context

from communique.store.schema import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
