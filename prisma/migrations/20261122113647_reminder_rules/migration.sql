-- CreateTable
CREATE TABLE "reminder_rule" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID,
    "replaces_id" UUID,
    "built_in" TEXT,
    "anchor" TEXT NOT NULL,
    "session_id" UUID,
    "amount" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "at_minute" INTEGER,
    "quiet_from" INTEGER,
    "quiet_to" INTEGER,
    "audience" TEXT NOT NULL DEFAULT 'attendees',
    "statuses" TEXT[] DEFAULT ARRAY['confirmed']::TEXT[],
    "ticket_type_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "network_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "words" JSONB NOT NULL DEFAULT '{}',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revised_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminder_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reminder_rule_session_id_idx" ON "reminder_rule"("session_id");

-- CreateIndex
CREATE INDEX "reminder_rule_replaces_id_idx" ON "reminder_rule"("replaces_id");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_rule_organisation_id_built_in_key" ON "reminder_rule"("organisation_id", "built_in");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_rule_event_id_replaces_id_key" ON "reminder_rule"("event_id", "replaces_id");

-- CreateIndex
CREATE INDEX "order_event_id_created_at_idx" ON "order"("event_id", "created_at");

-- AddForeignKey
ALTER TABLE "reminder_rule" ADD CONSTRAINT "reminder_rule_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_rule" ADD CONSTRAINT "reminder_rule_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_rule" ADD CONSTRAINT "reminder_rule_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "reminder_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_rule" ADD CONSTRAINT "reminder_rule_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand.

ALTER TABLE "reminder_rule"
  ADD CONSTRAINT "reminder_rule_anchor" CHECK ("anchor" IN ('event-start', 'event-end', 'session-start', 'session-end', 'order')),
  ADD CONSTRAINT "reminder_rule_unit" CHECK ("unit" IN ('minutes', 'hours', 'days')),
  ADD CONSTRAINT "reminder_rule_direction" CHECK ("direction" = 'after' OR ("direction" = 'before' AND "anchor" <> 'order')),
  ADD CONSTRAINT "reminder_rule_amount" CHECK ("amount" > 0),
  ADD CONSTRAINT "reminder_rule_audience" CHECK ("audience" IN ('attendees', 'contacts')),
  ADD CONSTRAINT "reminder_rule_clock" CHECK ("at_minute" BETWEEN 0 AND 1439 AND "unit" = 'days' OR "at_minute" IS NULL),
  ADD CONSTRAINT "reminder_rule_quiet" CHECK (("quiet_from" IS NULL) = ("quiet_to" IS NULL)
    AND coalesce("quiet_from", 0) BETWEEN 0 AND 1439 AND coalesce("quiet_to", 0) BETWEEN 0 AND 1439),
  -- Only what is for one event hangs on its session or stands in for the organisation's.
  ADD CONSTRAINT "reminder_rule_scope" CHECK ("event_id" IS NOT NULL OR ("session_id" IS NULL AND "replaces_id" IS NULL)),
  ADD CONSTRAINT "reminder_rule_built_in" CHECK ("built_in" IN ('week-before', 'day-before') AND "event_id" IS NULL OR "built_in" IS NULL);

-- Whoever makes an organisation: it begins with a reminder a week before and one the day before.
CREATE FUNCTION reminder_rules_to_begin_with() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reminder_rule (id, organisation_id, built_in, anchor, amount, unit, direction, quiet_from, quiet_to, created_at, revised_at)
  SELECT gen_random_uuid(), NEW.id, built_in, 'event-start', amount, 'days', 'before', 21 * 60, 7 * 60, NEW.created_at, NEW.created_at
  FROM (VALUES ('week-before', 7), ('day-before', 1)) AS begin_with (built_in, amount);
  RETURN NULL;
END $$;
CREATE TRIGGER reminder_rules_to_begin_with AFTER INSERT ON "organisation"
  FOR EACH ROW EXECUTE FUNCTION reminder_rules_to_begin_with();

INSERT INTO reminder_rule (id, organisation_id, built_in, anchor, amount, unit, direction, quiet_from, quiet_to, created_at, revised_at)
SELECT gen_random_uuid(), o.id, built_in, 'event-start', amount, 'days', 'before', 21 * 60, 7 * 60, o.created_at, o.created_at
FROM organisation o, (VALUES ('week-before', 7), ('day-before', 1)) AS begin_with (built_in, amount);

-- Every reminder there is was planned by one of those two.
DROP INDEX "reminder_event_id_days_before_key";
ALTER TABLE "reminder"
  ADD COLUMN "rule_id" UUID,
  ADD COLUMN "anchor_key" TEXT,
  ADD COLUMN "anchor_at" TIMESTAMPTZ(3),
  ADD COLUMN "planned_from" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "recipients" INTEGER NOT NULL DEFAULT 0;
UPDATE reminder m
SET rule_id = r.id, anchor_key = 'event', anchor_at = e.starts_at, planned_from = 'carried over',
    recipients = (SELECT count(*) FROM outbox_message o
                  WHERE o.event_id = m.event_id AND o.kind = 'reminder' AND o.cause LIKE 'reminder:' || m.id || ':%')
FROM event e, reminder_rule r
WHERE e.id = m.event_id AND r.organisation_id = e.organisation_id
  AND r.built_in = CASE m.days_before WHEN 7 THEN 'week-before' WHEN 1 THEN 'day-before' END;
DELETE FROM reminder WHERE rule_id IS NULL;
-- What waits in the outbox says which rule it comes from.
UPDATE outbox_message o
SET snapshot = jsonb_build_object('ruleId', m.rule_id, 'key', m.anchor_key,
                                  'dueAt', substring(o.cause FROM '^reminder:[^:]+:(.*):[^:]+$'))
FROM reminder m
WHERE o.kind = 'reminder' AND o.state = 'queued' AND o.cause LIKE 'reminder:' || m.id || ':%';
ALTER TABLE "reminder"
  ALTER COLUMN "rule_id" SET NOT NULL,
  ALTER COLUMN "anchor_key" SET NOT NULL,
  ALTER COLUMN "anchor_at" SET NOT NULL,
  DROP COLUMN "days_before";

-- CreateIndex
CREATE INDEX "reminder_event_id_idx" ON "reminder"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_rule_id_event_id_anchor_key_key" ON "reminder"("rule_id", "event_id", "anchor_key");

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "reminder_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;
