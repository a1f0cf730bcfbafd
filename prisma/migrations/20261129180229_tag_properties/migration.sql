-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "properties" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Tag" ADD COLUMN     "properties" JSONB NOT NULL DEFAULT '[]';
