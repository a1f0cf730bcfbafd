-- AlterTable
ALTER TABLE "QuotationCheck" ADD COLUMN     "warnings" JSONB;
