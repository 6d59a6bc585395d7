-- DropIndex
DROP INDEX "waitlist_entry_order_id_key";

-- AlterTable
ALTER TABLE "company" ADD COLUMN     "dissolved_on" DATE,
ADD COLUMN     "legal_form" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "register_read_at" TIMESTAMPTZ(3),
ADD COLUMN     "sole_trader" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "cancel_until" TIMESTAMPTZ(3),
ADD COLUMN     "changes_until" TIMESTAMPTZ(3),
ADD COLUMN     "offer_hours" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN     "offer_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "registration_until" TIMESTAMPTZ(3),
ADD COLUMN     "smaller_first" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "code_id" UUID,
ADD COLUMN     "currency" TEXT NOT NULL DEFAULT 'NOK',
ADD COLUMN     "decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "decision_message" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "import_id" UUID,
ADD COLUMN     "net_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "payment_state" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "reference" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'web',
ADD COLUMN     "total_minor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "vat_minor" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "country" TEXT NOT NULL DEFAULT 'NO',
ADD COLUMN     "vat_registered" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "again" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "places" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "registration_session" ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'taken';

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "sign_up" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ticket_type" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "early_price_minor" INTEGER,
ADD COLUMN     "early_until" TIMESTAMPTZ(3),
ADD COLUMN     "hidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "max_per_order" INTEGER,
ADD COLUMN     "member_network_id" UUID,
ADD COLUMN     "member_price_minor" INTEGER,
ADD COLUMN     "min_per_order" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "only_network_id" UUID,
ADD COLUMN     "sale_from" TIMESTAMPTZ(3),
ADD COLUMN     "sale_until" TIMESTAMPTZ(3),
ADD COLUMN     "vat_category" TEXT NOT NULL DEFAULT 'general';

-- AlterTable
ALTER TABLE "waitlist_entry" ADD COLUMN     "add_on_id" UUID,
ADD COLUMN     "offer_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "offered_at" TIMESTAMPTZ(3),
ADD COLUMN     "reason" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "registration_id" UUID,
ADD COLUMN     "session_id" UUID,
ADD COLUMN     "waits_at" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "register_answer" (
    "country" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "register_answer_pkey" PRIMARY KEY ("country","number")
);

-- CreateTable
CREATE TABLE "quota" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seat_pool_id" UUID NOT NULL,

    CONSTRAINT "quota_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quota_ticket_type" (
    "quota_id" UUID NOT NULL,
    "ticket_type_id" UUID NOT NULL,

    CONSTRAINT "quota_ticket_type_pkey" PRIMARY KEY ("quota_id","ticket_type_id")
);

-- CreateTable
CREATE TABLE "add_on" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "price_minor" INTEGER NOT NULL DEFAULT 0,
    "vat_category" TEXT NOT NULL DEFAULT 'general',
    "shared_by" INTEGER NOT NULL DEFAULT 1,
    "date" DATE,
    "session_id" UUID,
    "ticket_type_ids" UUID[],
    "sale_until" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "seat_pool_id" UUID,

    CONSTRAINT "add_on_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_add_on" (
    "registration_id" UUID NOT NULL,
    "add_on_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'taken',
    "room_mate" TEXT NOT NULL DEFAULT '',
    "room_mate_id" UUID,

    CONSTRAINT "registration_add_on_pkey" PRIMARY KEY ("registration_id","add_on_id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "hint" TEXT NOT NULL DEFAULT '',
    "options" TEXT[],
    "required" BOOLEAN NOT NULL DEFAULT false,
    "ticket_type_ids" UUID[],
    "depends_on_id" UUID,
    "depends_on_values" TEXT[],
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "registration_id" UUID,
    "values" TEXT[],
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "code" CITEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "percent" INTEGER,
    "amount_minor" INTEGER,
    "ticket_type_ids" UUID[],
    "valid_from" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),
    "max_uses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "company_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "archived_at" TIMESTAMPTZ(3),
    "seat_pool_id" UUID,
    "places" UUID[],

    CONSTRAINT "code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hold" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "submission_key" TEXT NOT NULL,
    "visitor" BYTEA NOT NULL,
    "places" JSONB NOT NULL DEFAULT '{}',
    "seats" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "renewed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "registration_id" UUID,
    "kind" TEXT NOT NULL,
    "item_id" UUID,
    "label" TEXT NOT NULL,
    "net_minor" INTEGER NOT NULL,
    "vat_category" TEXT NOT NULL,
    "vat_rate" INTEGER,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_import" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "rows" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "registration_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shared_list" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "add_on_ids" UUID[],
    "session_ids" UUID[],
    "recipient" TEXT NOT NULL,
    "token_generation" INTEGER NOT NULL DEFAULT 0,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "shared_list_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "quota_seat_pool_id_key" ON "quota"("seat_pool_id");

-- CreateIndex
CREATE UNIQUE INDEX "quota_event_id_name_key" ON "quota"("event_id", "name");

-- CreateIndex
CREATE INDEX "quota_ticket_type_ticket_type_id_idx" ON "quota_ticket_type"("ticket_type_id");

-- CreateIndex
CREATE UNIQUE INDEX "add_on_seat_pool_id_key" ON "add_on"("seat_pool_id");

-- CreateIndex
CREATE INDEX "add_on_session_id_idx" ON "add_on"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "add_on_event_id_name_key" ON "add_on"("event_id", "name");

-- CreateIndex
CREATE INDEX "registration_add_on_add_on_id_idx" ON "registration_add_on"("add_on_id");

-- CreateIndex
CREATE INDEX "registration_add_on_room_mate_id_idx" ON "registration_add_on"("room_mate_id");

-- CreateIndex
CREATE INDEX "question_event_id_position_idx" ON "question"("event_id", "position");

-- CreateIndex
CREATE INDEX "answer_order_id_idx" ON "answer"("order_id");

-- CreateIndex
CREATE INDEX "answer_registration_id_idx" ON "answer"("registration_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_question_id_registration_id_key" ON "answer"("question_id", "registration_id");

-- CreateIndex
CREATE UNIQUE INDEX "code_seat_pool_id_key" ON "code"("seat_pool_id");

-- CreateIndex
CREATE INDEX "code_company_id_idx" ON "code"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "code_event_id_code_key" ON "code"("event_id", "code");

-- CreateIndex
CREATE INDEX "hold_visitor_idx" ON "hold"("visitor");

-- CreateIndex
CREATE UNIQUE INDEX "hold_event_id_submission_key_key" ON "hold"("event_id", "submission_key");

-- CreateIndex
CREATE INDEX "order_line_order_id_idx" ON "order_line"("order_id");

-- CreateIndex
CREATE INDEX "order_line_registration_id_idx" ON "order_line"("registration_id");

-- CreateIndex
CREATE INDEX "registration_import_event_id_idx" ON "registration_import"("event_id");

-- CreateIndex
CREATE INDEX "shared_list_event_id_idx" ON "shared_list"("event_id");

-- CreateIndex
CREATE INDEX "waitlist_entry_order_id_idx" ON "waitlist_entry"("order_id");

-- CreateIndex
CREATE INDEX "waitlist_entry_registration_id_idx" ON "waitlist_entry"("registration_id");

-- AddForeignKey
ALTER TABLE "ticket_type" ADD CONSTRAINT "ticket_type_member_network_id_fkey" FOREIGN KEY ("member_network_id") REFERENCES "network"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_type" ADD CONSTRAINT "ticket_type_only_network_id_fkey" FOREIGN KEY ("only_network_id") REFERENCES "network"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota" ADD CONSTRAINT "quota_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota" ADD CONSTRAINT "quota_seat_pool_id_fkey" FOREIGN KEY ("seat_pool_id") REFERENCES "seat_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_ticket_type" ADD CONSTRAINT "quota_ticket_type_quota_id_fkey" FOREIGN KEY ("quota_id") REFERENCES "quota"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_ticket_type" ADD CONSTRAINT "quota_ticket_type_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "add_on" ADD CONSTRAINT "add_on_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "add_on" ADD CONSTRAINT "add_on_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "add_on" ADD CONSTRAINT "add_on_seat_pool_id_fkey" FOREIGN KEY ("seat_pool_id") REFERENCES "seat_pool"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_add_on" ADD CONSTRAINT "registration_add_on_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_add_on" ADD CONSTRAINT "registration_add_on_add_on_id_fkey" FOREIGN KEY ("add_on_id") REFERENCES "add_on"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_add_on" ADD CONSTRAINT "registration_add_on_room_mate_id_fkey" FOREIGN KEY ("room_mate_id") REFERENCES "registration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_depends_on_id_fkey" FOREIGN KEY ("depends_on_id") REFERENCES "question"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code" ADD CONSTRAINT "code_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code" ADD CONSTRAINT "code_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code" ADD CONSTRAINT "code_seat_pool_id_fkey" FOREIGN KEY ("seat_pool_id") REFERENCES "seat_pool"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_import" ADD CONSTRAINT "registration_import_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_list" ADD CONSTRAINT "shared_list_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "registration_import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_code_id_fkey" FOREIGN KEY ("code_id") REFERENCES "code"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_add_on_id_fkey" FOREIGN KEY ("add_on_id") REFERENCES "add_on"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand: Prisma's schema has no words for it.

ALTER TABLE "ticket_type"
  ADD CONSTRAINT "ticket_type_prices" CHECK ("early_price_minor" >= 0 AND "member_price_minor" >= 0),
  ADD CONSTRAINT "ticket_type_per_order" CHECK ("min_per_order" >= 1 AND "max_per_order" >= "min_per_order");
ALTER TABLE "add_on"
  ADD CONSTRAINT "add_on_kind" CHECK ("kind" IN ('lodging', 'meal', 'transport', 'other')),
  ADD CONSTRAINT "add_on_price" CHECK ("price_minor" >= 0),
  ADD CONSTRAINT "add_on_shared_by" CHECK ("shared_by" BETWEEN 1 AND 8);
ALTER TABLE "registration_add_on"
  ADD CONSTRAINT "registration_add_on_status" CHECK ("status" IN ('taken', 'waitlisted')),
  ADD CONSTRAINT "registration_add_on_room_mate" CHECK ("room_mate_id" <> "registration_id");
ALTER TABLE "registration_session"
  ADD CONSTRAINT "registration_session_status" CHECK ("status" IN ('taken', 'waitlisted'));
ALTER TABLE "question"
  ADD CONSTRAINT "question_scope" CHECK ("scope" IN ('order', 'seat')),
  ADD CONSTRAINT "question_kind" CHECK ("kind" IN ('text', 'long-text', 'choice', 'choices', 'number', 'date', 'file', 'yes')),
  ADD CONSTRAINT "question_follows_another" CHECK ("depends_on_id" <> "id");
ALTER TABLE "code"
  ADD CONSTRAINT "code_kind" CHECK (
    "kind" = 'percentage' AND "percent" BETWEEN 1 AND 100
    OR "kind" = 'amount' AND "amount_minor" > 0
    OR "kind" = 'unlock'
    OR "kind" = 'reserved' AND "seat_pool_id" IS NOT NULL),
  ADD CONSTRAINT "code_never_overused" CHECK ("uses" >= 0 AND ("max_uses" IS NULL OR "uses" <= "max_uses"));
ALTER TABLE "hold" ADD CONSTRAINT "hold_seats" CHECK ("seats" > 0);
ALTER TABLE "order"
  ADD CONSTRAINT "order_source" CHECK ("source" IN ('web', 'api', 'organiser', 'import')),
  ADD CONSTRAINT "order_payment_state" CHECK ("payment_state" IN ('none', 'to-be-invoiced')),
  ADD CONSTRAINT "order_sum" CHECK ("total_minor" = "net_minor" + "vat_minor" AND "net_minor" >= 0 AND "vat_minor" >= 0);
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_kind" CHECK ("kind" IN ('ticket', 'add-on', 'discount'));
ALTER TABLE "shared_list" ADD CONSTRAINT "shared_list_kind" CHECK ("kind" IN ('rooming', 'transport', 'diets', 'attendance'));
ALTER TABLE "register_answer" ADD CONSTRAINT "register_answer_outcome" CHECK ("outcome" IN ('found', 'not-found', 'removed'));
ALTER TABLE "event" ADD CONSTRAINT "event_offer_hours" CHECK ("offer_hours" BETWEEN 1 AND 720);

ALTER TABLE "registration" DROP CONSTRAINT "registration_status";
ALTER TABLE "registration" ADD CONSTRAINT "registration_status"
  CHECK ("status" IN ('confirmed', 'offered', 'waitlisted', 'awaiting-approval', 'declined', 'cancelled')),
  -- Who is seated has places, and nobody else has.
  ADD CONSTRAINT "registration_places" CHECK (
    ("status" IN ('confirmed', 'offered')) = (cardinality("places") > 0)) NOT VALID;
ALTER TABLE "waitlist_entry" DROP CONSTRAINT "waitlist_entry_status";
ALTER TABLE "waitlist_entry"
  ADD CONSTRAINT "waitlist_entry_status" CHECK ("status" IN ('waiting', 'offered', 'promoted', 'left', 'expired')),
  ADD CONSTRAINT "waitlist_entry_for" CHECK (
    ("add_on_id" IS NULL AND "session_id" IS NULL) = ("registration_id" IS NULL)
    AND NOT ("add_on_id" IS NOT NULL AND "session_id" IS NOT NULL));

-- Of what was there before: a seat stood in the event's counter alone, and so did whoever waited.
UPDATE "registration" SET "places" = ARRAY ["event"."seat_pool_id"]
FROM "event" WHERE "event"."id" = "registration"."event_id" AND "registration"."status" = 'confirmed';
UPDATE "waitlist_entry" SET "waits_at" = ARRAY ["seat_pool_id"] WHERE "status" = 'waiting';
ALTER TABLE "registration" VALIDATE CONSTRAINT "registration_places";

-- A person is registered once with an event, unless somebody said that another seat is meant.
DROP INDEX "registration_person_once";
CREATE UNIQUE INDEX "registration_person_once" ON "registration" ("event_id", "person_id")
  WHERE "status" IN ('confirmed', 'offered', 'waitlisted', 'awaiting-approval') AND NOT "again";

-- In a queue once.
CREATE UNIQUE INDEX "waitlist_entry_order_once" ON "waitlist_entry" ("order_id")
  WHERE "registration_id" IS NULL AND "status" IN ('waiting', 'offered');
CREATE UNIQUE INDEX "waitlist_entry_add_on_once" ON "waitlist_entry" ("registration_id", "add_on_id")
  WHERE "add_on_id" IS NOT NULL AND "status" IN ('waiting', 'offered');
CREATE UNIQUE INDEX "waitlist_entry_session_once" ON "waitlist_entry" ("registration_id", "session_id")
  WHERE "session_id" IS NOT NULL AND "status" IN ('waiting', 'offered');
CREATE UNIQUE INDEX "answer_of_order" ON "answer" ("question_id", "order_id") WHERE "registration_id" IS NULL;

-- What the jobs look for, and nothing else.
CREATE INDEX "hold_due" ON "hold" ("expires_at") WHERE "ended_at" IS NULL;
CREATE INDEX "waitlist_offer_due" ON "waitlist_entry" ("offer_expires_at") WHERE "status" = 'offered';

-- Moves places between counters: gives `back` and takes `wanted`, both counter → number, all of it or nothing. Every
-- change of a counter goes through here, and counters are locked in the order of their ids: nobody waits in a circle.
--
-- `short` are the counters that had too few, or at which others wait (who is served from the queue is `ahead` of them):
-- none when it was done. When it was not and `dispenser` names a counter, the wanted places are queued: counted as
-- waiting where they were short, under the next number of the dispenser.
CREATE FUNCTION move_places(
  back jsonb, wanted jsonb, ahead boolean, dispenser uuid, OUT short uuid[], OUT queue_number bigint
) LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[] := ARRAY (SELECT key::uuid FROM jsonb_object_keys(back || wanted) AS key);
BEGIN
  PERFORM FROM seat_pool WHERE id = ANY (ids || dispenser) ORDER BY id FOR UPDATE;
  SELECT COALESCE(array_agg(id ORDER BY id), '{}') INTO short
  FROM (
    SELECT id, taken, size, waiting,
           COALESCE((wanted ->> id::text)::int, 0) - COALESCE((back ->> id::text)::int, 0) AS more
    FROM seat_pool WHERE id = ANY (ids)
  ) AS pool
  WHERE more > 0 AND (taken + more > size OR waiting > 0 AND NOT ahead);
  IF short = '{}' THEN
    UPDATE seat_pool
    SET taken = taken + COALESCE((wanted ->> id::text)::int, 0) - COALESCE((back ->> id::text)::int, 0)
    WHERE id = ANY (ids)
      AND COALESCE((wanted ->> id::text)::int, 0) <> COALESCE((back ->> id::text)::int, 0);
  ELSIF dispenser IS NOT NULL THEN
    UPDATE seat_pool SET waiting = waiting + (wanted ->> id::text)::int WHERE id = ANY (short);
    UPDATE seat_pool SET next_queue_number = next_queue_number + 1 WHERE id = dispenser
    RETURNING next_queue_number - 1 INTO queue_number;
  END IF;
END $$;

-- What is offered stands on public pages, and so does how much is left of it.
CREATE OR REPLACE FUNCTION public_notice_of_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  pools uuid[] := ARRAY (SELECT id FROM changed LIMIT 51);
  told bigint;
BEGIN
  IF cardinality(pools) > 50 THEN
    PERFORM pg_notify('treff_public', 'all');
  ELSE
    PERFORM pg_notify('treff_public', 'places ' || id || ' ' || organisation_id)
    FROM event WHERE seat_pool_id = ANY (pools);
    -- Nearly always it was the event's own.
    GET DIAGNOSTICS told = ROW_COUNT;
    IF told < cardinality(pools) THEN
      PERFORM public_notice_events('places', ARRAY (
        SELECT event_id FROM ticket_type WHERE seat_pool_id = ANY (pools)
        UNION SELECT event_id FROM quota WHERE seat_pool_id = ANY (pools)
        UNION SELECT event_id FROM add_on WHERE seat_pool_id = ANY (pools)
        UNION SELECT event_id FROM session WHERE seat_pool_id = ANY (pools)));
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER public_notice_insert AFTER INSERT ON quota
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_update AFTER UPDATE ON quota
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_delete AFTER DELETE ON quota
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();

CREATE TRIGGER public_notice_insert AFTER INSERT ON add_on
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_update AFTER UPDATE ON add_on
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_delete AFTER DELETE ON add_on
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();

CREATE TRIGGER public_notice_insert AFTER INSERT ON question
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_update AFTER UPDATE ON question
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
CREATE TRIGGER public_notice_delete AFTER DELETE ON question
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public_notice_of_part();
