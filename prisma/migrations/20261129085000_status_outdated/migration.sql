-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "statusOutdated" BOOLEAN NOT NULL DEFAULT false;
