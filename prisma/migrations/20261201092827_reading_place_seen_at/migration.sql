-- AlterTable
ALTER TABLE "ReadingPlace" ADD COLUMN     "seenAt" TIMESTAMPTZ(3);
