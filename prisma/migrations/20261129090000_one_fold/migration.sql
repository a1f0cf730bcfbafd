-- Words as they are compared wherever something is looked for: the function `fold` of
-- lib/text/fold.ts, which says what makes no difference. A test compares the two.
-- Lower case is that of a collation that never changes, where the server has it (PostgreSQL 17 and
-- later); else that of the database.
DO $migration$
DECLARE
  letters TEXT := CASE WHEN EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'pg_c_utf8')
    THEN 'COLLATE "pg_c_utf8"' ELSE '' END;
BEGIN
  EXECUTE format($function$
    CREATE OR REPLACE FUNCTION obelus_fold(words TEXT) RETURNS TEXT IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN octet_length(words) = length(words)
      THEN regexp_replace(translate(lower(words), '`', ''''), '[\t\n\v\f\r ]+', ' ', 'g')
      ELSE regexp_replace(
        replace(replace(replace(replace(
          translate(
            lower(normalize(regexp_replace(normalize(translate(words, '´΄', ''''''), NFKD),
              '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+', '', 'g'), NFC) %s),
            'øłđðħıςٱکیى`‘’‚‛′ʼʹ׳“”„‟«»״‐‒–—―−־',
            'olddhiσاكيي''''''''''''''''''"""""""-------'),
          'ß', 'ss'), 'þ', 'th'), 'æ', 'ae'), 'œ', 'oe'),
        '[\t\n\v\f\r \u0085\u1680\u2028\u2029]+', ' ', 'g')
      END
  $function$, letters);
END
$migration$;

-- What the indexes hold was folded otherwise.
REINDEX INDEX "Passage_words_idx";
REINDEX INDEX "Document_words_idx";
REINDEX INDEX "Annotation_words_idx";
REINDEX INDEX "Note_words_idx";
REINDEX INDEX "Source_words_idx";
REINDEX INDEX "Reference_words_idx";
REINDEX INDEX "Claim_words_idx";
REINDEX INDEX "Speaker_name_idx";
REINDEX INDEX "Speaker_words_idx";
REINDEX INDEX "Document_parts_idx";
REINDEX INDEX "Annotation_parts_idx";
REINDEX INDEX "Note_parts_idx";
REINDEX INDEX "Source_parts_idx";
REINDEX INDEX "Reference_parts_idx";
REINDEX INDEX "Claim_parts_idx";
REINDEX INDEX "Speaker_parts_idx";
