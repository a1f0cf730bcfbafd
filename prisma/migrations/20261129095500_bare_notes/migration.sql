-- A bare highlight or note: an annotation of no other kind. A codebook has no tags of it.
ALTER TYPE "Kind" ADD VALUE 'note';

ALTER TABLE "Tag" ADD CONSTRAINT "Tag_kind_check" CHECK ("kind"::text <> 'note');
