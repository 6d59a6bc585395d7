-- AlterTable
ALTER TABLE "calendar_object" ADD COLUMN     "session_id" UUID;

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "calendar_objects" TEXT NOT NULL DEFAULT 'day';

-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "calendar_channel" TEXT NOT NULL DEFAULT 'invitations',
ADD COLUMN     "handed_over_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "calendar_object_session_id_idx" ON "calendar_object"("session_id");

-- AddForeignKey
ALTER TABLE "calendar_object" ADD CONSTRAINT "calendar_object_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "registration"
  ADD CONSTRAINT "registration_calendar_channel" CHECK ("calendar_channel" IN ('invitations', 'feed', 'by-hand')),
  ADD CONSTRAINT "registration_handed_over" CHECK ("handed_over_at" IS NULL OR "status" = 'cancelled');
ALTER TABLE "event" ADD CONSTRAINT "event_calendar_objects" CHECK ("calendar_objects" IN ('day', 'session'));

-- One living invitation for a person and day, or for a person and session, whatever code runs.
DROP INDEX "calendar_object_living";
CREATE UNIQUE INDEX "calendar_object_living" ON "calendar_object" ("registration_id", "date")
  WHERE "method" = 'REQUEST' AND "session_id" IS NULL;
CREATE UNIQUE INDEX "calendar_object_session_once" ON "calendar_object" ("registration_id", "session_id")
  WHERE "method" = 'REQUEST' AND "session_id" IS NOT NULL;
