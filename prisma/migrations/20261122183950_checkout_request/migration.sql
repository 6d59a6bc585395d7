-- AlterTable
ALTER TABLE "checkout" ADD COLUMN     "request" JSONB;
