-- CreateTable
CREATE TABLE "letter_text" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID,
    "moment" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "submission_key" TEXT NOT NULL,
    "main_language" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "selection" JSONB NOT NULL,
    "messages" INTEGER NOT NULL,
    "left_out" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "letter_text_organisation_id_moment_idx" ON "letter_text"("organisation_id", "moment");

-- CreateIndex
CREATE INDEX "letter_text_event_id_idx" ON "letter_text"("event_id");

-- CreateIndex
CREATE INDEX "announcement_event_id_created_at_idx" ON "announcement"("event_id", "created_at");

-- CreateIndex
CREATE INDEX "announcement_organisation_id_idx" ON "announcement"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "announcement_event_id_submission_key_key" ON "announcement"("event_id", "submission_key");

-- AddForeignKey
ALTER TABLE "letter_text" ADD CONSTRAINT "letter_text_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_text" ADD CONSTRAINT "letter_text_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One text for each moment and language: the organisation's own, and one for each event that differs.
CREATE UNIQUE INDEX "letter_text_once" ON "letter_text" ("organisation_id", COALESCE("event_id", "organisation_id"), "moment", "language");

ALTER TABLE "letter_text" ADD CONSTRAINT "letter_text_language" CHECK ("language" IN ('nb', 'sv', 'en'));
ALTER TABLE "announcement"
  ADD CONSTRAINT "announcement_main_language" CHECK ("main_language" IN ('nb', 'sv', 'en')),
  ADD CONSTRAINT "announcement_counts" CHECK ("messages" >= 0 AND "left_out" >= 0);

-- What has become of an announcement's messages is counted while they leave.
CREATE INDEX "outbox_message_announcement" ON "outbox_message" ("cause", "state") WHERE "kind" = 'announcement';
