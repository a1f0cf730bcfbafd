-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "listed" BOOLEAN NOT NULL DEFAULT false;
