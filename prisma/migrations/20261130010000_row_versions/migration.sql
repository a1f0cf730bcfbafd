-- CreateTable
CREATE TABLE "RowVersion" (
    "tableName" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6),
    "projectId" UUID NOT NULL,
    "id" UUID,
    "documentId" UUID,
    "annotationId" UUID,
    "claimId" UUID,
    "start" INTEGER,
    "state" JSONB NOT NULL,

    CONSTRAINT "RowVersion_pkey" PRIMARY KEY ("tableName","key","since")
);

-- CreateIndex
CREATE INDEX "RowVersion_projectId_tableName_id_idx" ON "RowVersion"("projectId", "tableName", "id");

-- CreateIndex
CREATE INDEX "Change_feedId_lane_at_idx" ON "Change"("feedId", "lane", "at");

-- By the documents, annotations and claims that rows belong to, and annotations in reading order.
CREATE INDEX "RowVersion_id_idx" ON "RowVersion"("id", "tableName") WHERE "id" IS NOT NULL;
CREATE INDEX "RowVersion_documentId_idx" ON "RowVersion"("documentId", "tableName", "start", "id")
  WHERE "documentId" IS NOT NULL;
CREATE INDEX "RowVersion_annotationId_idx" ON "RowVersion"("annotationId", "tableName")
  WHERE "annotationId" IS NOT NULL;
CREATE INDEX "RowVersion_claimId_idx" ON "RowVersion"("claimId", "tableName")
  WHERE "claimId" IS NOT NULL;

-- What the API answers of documents, annotations, notes and claims is made of these.
CREATE FUNCTION obelus_versioned_tables() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['Document', 'Label', 'DocumentLabel', 'Annotation', 'AnchorEvent', 'Note', 'Review',
    'Source', 'Reference', 'Tag', 'Claim', 'ClaimOccurrence', 'Evidence', 'Speaker', 'Attribution',
    'QuotationCheck'];
$$;

CREATE FUNCTION obelus_row_key(name text, r jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE name
    WHEN 'Review' THEN (r->>'annotationId') || '/' || (r->>'userId')
    WHEN 'DocumentLabel' THEN (r->>'documentId') || '/' || (r->>'labelId')
    ELSE r->>'id' END;
$$;

-- Without what is derived, what no answer names, and what the numbered changes say as well.
CREATE FUNCTION obelus_row_state(name text, r jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE name
    WHEN 'Document' THEN r - '{lastChange,indexedRevision}'::text[]
    WHEN 'Claim' THEN r - 'compared'
    WHEN 'QuotationCheck' THEN r - 'pieces'
    ELSE r END;
$$;

-- Keeps how rows stand from now on. All that a transaction writes has one moment: when it first wrote
-- any of these rows, or later where another has written one of them since.
CREATE FUNCTION obelus_keep_versions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moment timestamptz := nullif(current_setting('obelus.moment', true), '')::timestamptz;
  forgetting text := coalesce(current_setting('obelus.forget', true), '');
  keys text[];
  latest timestamptz;
BEGIN
  -- A backup brings its versions along.
  IF current_setting('obelus.unrecorded', true) = 'on' THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;
  ELSE
    SELECT array_agg(obelus_row_key(TG_TABLE_NAME, to_jsonb(o))) INTO keys FROM old_rows o;
    IF keys IS NULL THEN RETURN NULL; END IF;
  END IF;

  IF TG_OP = 'DELETE' AND forgetting <> '' THEN
    DELETE FROM "RowVersion" v WHERE v."tableName" = TG_TABLE_NAME AND v.key = ANY(keys);
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND forgetting = 'all' THEN
    UPDATE "RowVersion" v SET state = obelus_row_state(TG_TABLE_NAME, to_jsonb(n)) FROM new_rows n
    WHERE v."tableName" = TG_TABLE_NAME AND v.key = obelus_row_key(TG_TABLE_NAME, to_jsonb(n));
    RETURN NULL;
  END IF;

  moment := coalesce(moment, clock_timestamp());
  IF TG_OP <> 'INSERT' OR TG_TABLE_NAME IN ('Review', 'DocumentLabel') THEN
    IF TG_OP = 'INSERT' THEN
      SELECT array_agg(obelus_row_key(TG_TABLE_NAME, to_jsonb(n))) INTO keys FROM new_rows n;
    END IF;
    SELECT max(greatest(v.since, v.until)) INTO latest FROM "RowVersion" v
    WHERE v."tableName" = TG_TABLE_NAME AND v.key = ANY(keys);
    IF latest > moment THEN moment := latest + interval '1 microsecond'; END IF;
  END IF;
  PERFORM set_config('obelus.moment', moment::text, true);

  IF TG_OP = 'INSERT' THEN
    INSERT INTO "RowVersion" ("tableName", key, since, "projectId", id, "documentId", "annotationId",
      "claimId", start, state)
    SELECT TG_TABLE_NAME, obelus_row_key(TG_TABLE_NAME, r), moment, (r->>'projectId')::uuid,
      (r->>'id')::uuid, (r->>'documentId')::uuid,
      coalesce(r->>'annotationId', r->>'contentAnnotationId')::uuid, (r->>'claimId')::uuid,
      (r->>'start')::int, obelus_row_state(TG_TABLE_NAME, r)
    FROM (SELECT to_jsonb(n) AS r FROM new_rows n) AS fresh
    ON CONFLICT ("tableName", key, since) DO UPDATE SET until = NULL, "documentId" = excluded."documentId",
      "annotationId" = excluded."annotationId", "claimId" = excluded."claimId",
      start = excluded.start, state = excluded.state;
  ELSIF TG_OP = 'DELETE' THEN
    DELETE FROM "RowVersion" v
    WHERE v."tableName" = TG_TABLE_NAME AND v.key = ANY(keys) AND v.since = moment;
    UPDATE "RowVersion" v SET until = moment
    WHERE v."tableName" = TG_TABLE_NAME AND v.key = ANY(keys) AND v.until IS NULL;
  ELSE
    WITH o AS MATERIALIZED (
      SELECT obelus_row_key(TG_TABLE_NAME, to_jsonb(r)) AS key,
        obelus_row_state(TG_TABLE_NAME, to_jsonb(r)) AS state FROM old_rows r
    ), n AS MATERIALIZED (
      SELECT obelus_row_key(TG_TABLE_NAME, to_jsonb(r)) AS key,
        obelus_row_state(TG_TABLE_NAME, to_jsonb(r)) AS state FROM new_rows r
    ), changed AS MATERIALIZED (
      SELECT coalesce(o.key, n.key) AS key, n.state FROM o FULL JOIN n ON n.key = o.key
      WHERE n.state IS DISTINCT FROM o.state
    ), gone AS (
      DELETE FROM "RowVersion" v USING changed c
      WHERE v."tableName" = TG_TABLE_NAME AND v.key = c.key AND c.state IS NULL AND v.since = moment
    ), closed AS (
      UPDATE "RowVersion" v SET until = moment FROM changed c
      WHERE v."tableName" = TG_TABLE_NAME AND v.key = c.key AND v.until IS NULL AND v.since < moment
    )
    INSERT INTO "RowVersion" ("tableName", key, since, "projectId", id, "documentId", "annotationId",
      "claimId", start, state)
    SELECT TG_TABLE_NAME, c.key, moment, (c.state->>'projectId')::uuid, (c.state->>'id')::uuid,
      (c.state->>'documentId')::uuid,
      coalesce(c.state->>'annotationId', c.state->>'contentAnnotationId')::uuid,
      (c.state->>'claimId')::uuid, (c.state->>'start')::int, c.state
    FROM changed c WHERE c.state IS NOT NULL
    ON CONFLICT ("tableName", key, since) DO UPDATE SET until = NULL, "documentId" = excluded."documentId",
      "annotationId" = excluded."annotationId", "claimId" = excluded."claimId",
      start = excluded.start, state = excluded.state;
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY obelus_versioned_tables() LOOP
    EXECUTE format('CREATE TRIGGER obelus_versions_inserted AFTER INSERT ON %I
      REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION obelus_keep_versions()', name);
    EXECUTE format('CREATE TRIGGER obelus_versions_updated AFTER UPDATE ON %I
      REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION obelus_keep_versions()', name);
    EXECUTE format('CREATE TRIGGER obelus_versions_deleted AFTER DELETE ON %I
      REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION obelus_keep_versions()', name);
    -- What is there stands so from now on; how it stood before was not recorded.
    EXECUTE format('INSERT INTO "RowVersion" ("tableName", key, since, "projectId", id, "documentId",
        "annotationId", "claimId", start, state)
      SELECT %1$L, obelus_row_key(%1$L, r), now(), (r->>''projectId'')::uuid, (r->>''id'')::uuid,
        (r->>''documentId'')::uuid, coalesce(r->>''annotationId'', r->>''contentAnnotationId'')::uuid,
        (r->>''claimId'')::uuid, (r->>''start'')::int, obelus_row_state(%1$L, r)
      FROM (SELECT to_jsonb(t) AS r FROM %1$I t) AS present', name);
  END LOOP;
END $$;

-- Since when it is recorded, where there was anything before.
INSERT INTO "Setting" ("name", "value")
SELECT 'recorded-since', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
WHERE EXISTS (SELECT FROM "Project");

-- Makes the views that show the tables as they stood at the moment that `obelus.at` names, for whom
-- `obelus.viewer` names: what is private by now is hidden, and a document that was taken away has none
-- of its parts. Called after every migration, since the views have the columns of the tables.
CREATE FUNCTION obelus_make_past_views() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
  shown text;
  defined text;
  among text;
BEGIN
  FOREACH name IN ARRAY obelus_versioned_tables() LOOP
    SELECT
      string_agg(CASE
        WHEN name = 'Document' AND a.attname = 'lastChange' THEN
          'coalesce((SELECT c.number FROM "Change" c WHERE c."feedId" = v.id
             AND c.lane = ''00000000-0000-0000-0000-000000000000''
             AND c.at <= current_setting(''obelus.at'')::timestamptz
             ORDER BY c.at DESC, c.number DESC LIMIT 1), 0) AS "lastChange"'
        WHEN a.attname IN ('id', 'projectId', 'documentId', 'annotationId', 'claimId', 'start')
          THEN format('v.%I', a.attname)
        WHEN a.attname = 'contentAnnotationId' THEN 'v."annotationId" AS "contentAnnotationId"'
        -- A column that was added later has its default in rows of before.
        WHEN a.attnotnull AND d.adbin IS NOT NULL
          THEN format('coalesce(r.%1$I, %2$s) AS %1$I', a.attname, pg_get_expr(d.adbin, d.adrelid))
        ELSE format('r.%I', a.attname) END, ', ' ORDER BY a.attnum),
      string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', '
        ORDER BY a.attnum)
    INTO shown, defined
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = to_regclass(format('%I', name)) AND a.attnum > 0 AND NOT a.attisdropped;
    among := CASE name
      WHEN 'Annotation' THEN 'AND EXISTS (SELECT FROM "Annotation" n WHERE n.id = v.id
        AND (n.visibility = ''project''
          OR n."createdById" = nullif(current_setting(''obelus.viewer''), '''')::uuid))'
      WHEN 'Document' THEN 'AND EXISTS (SELECT FROM "Document" n WHERE n.id = v.id
        AND n."deletedAt" IS NULL)'
      ELSE '' END;
    EXECUTE format('CREATE VIEW %I AS SELECT %s
      FROM "RowVersion" v, LATERAL jsonb_to_record(v.state) AS r(%s)
      WHERE v."tableName" = %L AND v.since <= current_setting(''obelus.at'')::timestamptz
        AND (v.until IS NULL OR v.until > current_setting(''obelus.at'')::timestamptz) %s',
      'past_' || name, shown, defined, name, among);
  END LOOP;
  CREATE VIEW "past_Change" AS SELECT c.* FROM "Change" c
    WHERE c.at <= current_setting('obelus.at')::timestamptz;
  CREATE VIEW "past_Revision" AS SELECT r.* FROM "Revision" r
    JOIN "past_Document" d ON d.id = r."documentId" AND r.number <= d."revisionNumber";
END $$;

-- Takes the views away, which a migration of their tables would meet.
CREATE FUNCTION obelus_drop_past_views() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relkind = 'v' AND relname LIKE 'past\_%'
      AND relnamespace = current_schema()::regnamespace LOOP
    EXECUTE format('DROP VIEW IF EXISTS %I CASCADE', name);
  END LOOP;
END $$;
