-- A pair whose claims differ in a number, a negation or the like keeps a tenth of its likeness, where
-- it kept a fifth: it stands below every pair that may say the same.
UPDATE "ClaimLikeness" SET likeness = likeness / 2 WHERE differs <> '[]'::jsonb;
