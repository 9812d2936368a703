-- A database and four roles for one service: what needs a superuser, before `SERVICE migrate`. Safe to repeat.
--   psql --set=service=dossiers --set=passwords=FOLDER --file=deploy/postgres/prepare.sql postgresql://postgres@HOST/postgres
-- FOLDER holds the password of each role in a file of the role's name. The local runner does the same in
-- arit_local.databases; a test compares what both leave behind.
\set ON_ERROR_STOP on
\set QUIET on
\set owner :service _owner
\set agency :service _agency
\set province :service _province
\set dump :service _dump
\set owner_password `cat :'passwords'/:'owner'`
\set agency_password `cat :'passwords'/:'agency'`
\set province_password `cat :'passwords'/:'province'`
\set dump_password `cat :'passwords'/:'dump'`

-- A password must not reach the server's log.
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';

SELECT format('CREATE ROLE %I', role)
FROM unnest(ARRAY[:'owner', :'agency', :'province', :'dump']) AS role
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role)
\gexec
\set rights 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION'
ALTER ROLE :"owner" WITH :rights NOBYPASSRLS PASSWORD :'owner_password';
ALTER ROLE :"agency" WITH :rights NOBYPASSRLS PASSWORD :'agency_password';
ALTER ROLE :"province" WITH :rights NOBYPASSRLS PASSWORD :'province_password';
ALTER ROLE :"dump" WITH :rights BYPASSRLS PASSWORD :'dump_password';
GRANT pg_read_all_data TO :"dump";

-- Order by code point, but know what a letter is; whatever the server's own locale.
SELECT format(
  'CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C'' %s',
  :'service',
  :'owner',
  CASE
    WHEN current_setting('server_version_num')::int >= 170000
    THEN 'LOCALE_PROVIDER builtin BUILTIN_LOCALE ''C.UTF-8'''
    ELSE 'LC_CTYPE ''C.UTF-8'''
  END
)
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'service')
\gexec
ALTER DATABASE :"service" OWNER TO :"owner";
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service" TO :"agency", :"province", :"dump";

\connect :"service"
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
