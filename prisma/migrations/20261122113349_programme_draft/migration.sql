-- AlterTable
ALTER TABLE "change" ADD COLUMN     "hurried_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "programme_draft" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "session_id" UUID,
    "action" TEXT NOT NULL,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "based_on" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "programme_draft_session_id_key" ON "programme_draft"("session_id");

-- CreateIndex
CREATE INDEX "programme_draft_event_id_idx" ON "programme_draft"("event_id");

-- AddForeignKey
ALTER TABLE "programme_draft" ADD CONSTRAINT "programme_draft_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_draft" ADD CONSTRAINT "programme_draft_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what adds a session has none yet, everything else is about one.
ALTER TABLE "programme_draft" ADD CONSTRAINT "programme_draft_action_known"
  CHECK ("action" IN ('add', 'change', 'cancel') AND ("action" = 'add') = ("session_id" IS NULL));
