#!/bin/sh
# The first start of the compose file's PostgreSQL: a database whose owner may do nothing else on the server.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$POSTGRES_PASSWORD" --username postgres <<'SQL'
CREATE ROLE abtesting LOGIN PASSWORD :'password';
CREATE DATABASE abtesting OWNER abtesting;
SQL
