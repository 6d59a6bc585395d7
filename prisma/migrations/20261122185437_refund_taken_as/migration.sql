-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "taken_as" TEXT;
