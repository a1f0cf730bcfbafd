-- What a speaker's record is called, each name as `obelus_fold` compares it: its own name, alone and
-- with the role, and its aliases. The index finds the records of a name however many there are.
CREATE FUNCTION obelus_called(name TEXT, role TEXT, aliases TEXT[]) RETURNS TEXT[]
IMMUTABLE PARALLEL SAFE
RETURN (SELECT array_agg(obelus_fold(own)) FROM unnest(aliases || name || (name || ', ' || role)) own);

CREATE INDEX "Speaker_called_idx" ON "Speaker" USING GIN (obelus_called("name", "role", "aliases"));
