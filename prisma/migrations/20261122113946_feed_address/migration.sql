-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "feed_closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "feed_generation" INTEGER NOT NULL DEFAULT 0;
