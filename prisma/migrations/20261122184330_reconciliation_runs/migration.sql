-- AlterTable
ALTER TABLE "reconciliation" ADD COLUMN     "leased_until" TIMESTAMPTZ(3);

-- One comparison of an account at a time, whichever worker has it in hand.
CREATE UNIQUE INDEX "reconciliation_running" ON "reconciliation" ((coalesce("stripe_account", ''))) WHERE "done_at" IS NULL;
-- Asked for on every page of an organiser.
CREATE INDEX "stripe_difference_of_organisation" ON "stripe_difference" ("organisation_id") WHERE "resolved_at" IS NULL;
