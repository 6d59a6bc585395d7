-- AlterTable
ALTER TABLE "order" ADD COLUMN     "called_off_at" TIMESTAMPTZ(3);
