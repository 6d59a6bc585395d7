-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "goodwill_id" UUID;

-- What stands now was granted so.
UPDATE "order_line" SET "goodwill_id" = "id" WHERE "kind" = 'adjustment' AND "cancelled_at" IS NULL;
