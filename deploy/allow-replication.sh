#!/bin/sh
# Run once, by the image of PostgreSQL when it makes its database: a replica may connect.
set -e
echo "host replication obelus all scram-sha-256" >> "$PGDATA/pg_hba.conf"
