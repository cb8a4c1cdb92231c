#!/bin/sh
# The role that the apps of the compose file log in as: it reads and writes rows, and changes no schema. Runs at the first start
# after create-database.sh, and may run again: a database that has tables already gets the same rights.
set -eu
psql -v ON_ERROR_STOP=1 -v password="${APP_PASSWORD:-$POSTGRES_PASSWORD}" --username postgres --dbname abtesting <<'SQL'
SELECT 'CREATE ROLE abtesting_app LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'abtesting_app') \gexec
ALTER ROLE abtesting_app PASSWORD :'password';
GRANT CONNECT ON DATABASE abtesting TO abtesting_app;
SET ROLE abtesting;
GRANT USAGE ON SCHEMA public TO abtesting_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO abtesting_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO abtesting_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO abtesting_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO abtesting_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO abtesting_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO abtesting_app;
SQL
