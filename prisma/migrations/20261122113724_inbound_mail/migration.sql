-- AlterTable
ALTER TABLE "calendar_object" ADD COLUMN     "answer" TEXT,
ADD COLUMN     "answer_sequence" INTEGER,
ADD COLUMN     "answer_stamp" TIMESTAMPTZ(3),
ADD COLUMN     "answered_at" TIMESTAMPTZ(3),
ADD COLUMN     "organizer" TEXT;

-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "returned_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "inbound_mail" (
    "id" UUID NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "message_id" TEXT,
    "door" TEXT NOT NULL,
    "raw" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "kind" TEXT,
    "finding" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "about_email" CITEXT,
    "organisation_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "organisation_id" UUID,
    "stream" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox_trouble" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mailbox_trouble_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "inbound_mail_fingerprint_key" ON "inbound_mail"("fingerprint");

-- CreateIndex
CREATE INDEX "inbound_mail_state_received_at_idx" ON "inbound_mail"("state", "received_at");

-- CreateIndex
CREATE INDEX "inbound_mail_received_at_idx" ON "inbound_mail"("received_at");

-- CreateIndex
CREATE INDEX "inbound_mail_organisation_id_about_email_idx" ON "inbound_mail"("organisation_id", "about_email");

-- CreateIndex
CREATE INDEX "suppression_organisation_id_since_idx" ON "suppression"("organisation_id", "since");

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What can be the case
ALTER TABLE "inbound_mail"
  ADD CONSTRAINT "inbound_mail_door" CHECK ("door" IN ('webhook', 'mailbox')),
  ADD CONSTRAINT "inbound_mail_state" CHECK ("state" IN ('waiting', 'done', 'ignored', 'failed')),
  ADD CONSTRAINT "inbound_mail_kind" CHECK ("kind" IN ('reply', 'bounce', 'delay', 'complaint', 'unsubscribe', 'automatic', 'unknown'));
ALTER TABLE "suppression"
  ADD CONSTRAINT "suppression_stream" CHECK ("stream" IN ('all', 'announcements', 'networking')),
  ADD CONSTRAINT "suppression_reason" CHECK ("reason" IN ('bounce', 'complaint', 'unsubscribe', 'organiser'));
ALTER TABLE "mailbox_trouble" ADD CONSTRAINT "mailbox_trouble_one_row" CHECK ("id" = 1);
ALTER TABLE "calendar_object" ADD CONSTRAINT "calendar_object_answer" CHECK ("answer" IN ('accepted', 'declined', 'tentative'));

-- One entry for an address, an organisation (or everywhere) and a stream
CREATE UNIQUE INDEX "suppression_once" ON "suppression" ("email", COALESCE("organisation_id", '00000000-0000-0000-0000-000000000000'::uuid), "stream");
