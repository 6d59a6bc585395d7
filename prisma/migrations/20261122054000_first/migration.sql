-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateTable
CREATE TABLE "calendar_object" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "method" TEXT NOT NULL,
    "time_hash" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "revised_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_object_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'NO',
    "organisation_number" TEXT,
    "municipality" TEXT NOT NULL DEFAULT '',
    "industry" TEXT NOT NULL DEFAULT '',
    "match_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'nb',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_pool" (
    "id" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "next_queue_number" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "seat_pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "venue" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "municipality" TEXT NOT NULL DEFAULT '',
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,

    CONSTRAINT "venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "series_id" UUID,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'nb',
    "time_zone" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "venue_id" UUID,
    "online_url" TEXT,
    "host_company_id" UUID,
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "requires_approval" BOOLEAN NOT NULL DEFAULT false,
    "seat_pool_id" UUID NOT NULL,
    "calendar_uid" TEXT NOT NULL,
    "calendar_sequence" INTEGER NOT NULL DEFAULT 0,
    "calendar_revised_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change" (
    "id" BIGSERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "session_id" UUID,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "account_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'nb',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_challenge" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "account_id" UUID,
    "code_hash" BYTEA NOT NULL,
    "source" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "organisation_id" UUID,
    "event_id" UUID,
    "order_id" UUID,
    "registration_id" UUID,
    "kind" TEXT NOT NULL,
    "recipient_name" TEXT NOT NULL DEFAULT '',
    "recipient_email" CITEXT NOT NULL,
    "language" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "thread" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "snapshot" JSONB NOT NULL DEFAULT '{}',
    "priority" INTEGER NOT NULL DEFAULT 10,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "lease" UUID,
    "last_response" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "captured_mail" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "calendar" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "captured_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "days_before" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'nb',
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Oslo',
    "accent_hue" INTEGER NOT NULL DEFAULT 250,
    "reply_email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_pause" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_pause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "network" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "network_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "network_person" (
    "network_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "network_person_pkey" PRIMARY KEY ("network_id","person_id")
);

-- CreateTable
CREATE TABLE "network_company" (
    "network_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,

    CONSTRAINT "network_company_pkey" PRIMARY KEY ("network_id","company_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "account_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_day" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "event_day_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "track" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "network_id" UUID,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "track_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "day_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "speakers" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "start_zone" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "end_zone" TEXT NOT NULL,
    "venue_id" UUID,
    "room_id" UUID,
    "place" TEXT NOT NULL DEFAULT '',
    "to_place" TEXT NOT NULL DEFAULT '',
    "track_id" UUID,
    "network_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'scheduled',
    "seat_pool_id" UUID,
    "calendar_uid" TEXT NOT NULL,
    "calendar_sequence" INTEGER NOT NULL DEFAULT 0,
    "calendar_revised_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_type" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "price_minor" INTEGER NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL DEFAULT 'NOK',
    "position" INTEGER NOT NULL DEFAULT 0,
    "seat_pool_id" UUID,

    CONSTRAINT "ticket_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "company_id" UUID,
    "contact_name" TEXT NOT NULL,
    "contact_email" CITEXT NOT NULL,
    "language" TEXT NOT NULL,
    "submission_key" TEXT,
    "submission_hash" BYTEA,
    "token_generation" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "seat_number" INTEGER NOT NULL,
    "ticket_type_id" UUID,
    "person_id" UUID,
    "attendee_name" TEXT,
    "attendee_email" CITEXT,
    "network_id" UUID,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "token_generation" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_session" (
    "registration_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,

    CONSTRAINT "registration_session_pkey" PRIMARY KEY ("registration_id","session_id")
);

-- CreateTable
CREATE TABLE "waitlist_entry" (
    "id" UUID NOT NULL,
    "seat_pool_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "queue_number" BIGINT NOT NULL,
    "seats" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "waitlist_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_object_uid_key" ON "calendar_object"("uid");

-- CreateIndex
CREATE INDEX "calendar_object_registration_id_date_idx" ON "calendar_object"("registration_id", "date");

-- CreateIndex
CREATE INDEX "calendar_object_event_id_idx" ON "calendar_object"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "company_organisation_id_match_key_key" ON "company"("organisation_id", "match_key");

-- CreateIndex
CREATE INDEX "person_company_id_idx" ON "person"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_organisation_id_email_key" ON "person"("organisation_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "venue_organisation_id_name_key" ON "venue"("organisation_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "room_venue_id_name_key" ON "room"("venue_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "series_slug_key" ON "series"("slug");

-- CreateIndex
CREATE INDEX "series_organisation_id_idx" ON "series"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_slug_key" ON "event"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "event_seat_pool_id_key" ON "event"("seat_pool_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_calendar_uid_key" ON "event"("calendar_uid");

-- CreateIndex
CREATE INDEX "event_organisation_id_starts_at_idx" ON "event"("organisation_id", "starts_at");

-- CreateIndex
CREATE INDEX "event_status_visibility_starts_at_idx" ON "event"("status", "visibility", "starts_at");

-- CreateIndex
CREATE INDEX "event_series_id_idx" ON "event"("series_id");

-- CreateIndex
CREATE INDEX "change_event_id_idx" ON "change"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "sign_in_challenge_email_created_at_idx" ON "sign_in_challenge"("email", "created_at");

-- CreateIndex
CREATE INDEX "sign_in_challenge_source_created_at_idx" ON "sign_in_challenge"("source", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_session_token_hash_key" ON "sign_in_session"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_session_account_id_idx" ON "sign_in_session"("account_id");

-- CreateIndex
CREATE INDEX "outbox_message_event_id_created_at_idx" ON "outbox_message"("event_id", "created_at");

-- CreateIndex
CREATE INDEX "outbox_message_organisation_id_created_at_idx" ON "outbox_message"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "outbox_message_order_id_idx" ON "outbox_message"("order_id");

-- CreateIndex
CREATE INDEX "outbox_message_registration_id_idx" ON "outbox_message"("registration_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_recipient_email_cause_kind_sequence_key" ON "outbox_message"("recipient_email", "cause", "kind", "sequence");

-- CreateIndex
CREATE INDEX "captured_mail_at_idx" ON "captured_mail"("at");

-- CreateIndex
CREATE INDEX "reminder_state_due_at_idx" ON "reminder"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_event_id_days_before_key" ON "reminder"("event_id", "days_before");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_slug_key" ON "organisation"("slug");

-- CreateIndex
CREATE INDEX "member_account_id_idx" ON "member"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_organisation_id_account_id_key" ON "member"("organisation_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "network_organisation_id_name_key" ON "network"("organisation_id", "name");

-- CreateIndex
CREATE INDEX "network_person_person_id_idx" ON "network_person"("person_id");

-- CreateIndex
CREATE INDEX "network_company_company_id_idx" ON "network_company"("company_id");

-- CreateIndex
CREATE INDEX "audit_entry_organisation_id_at_idx" ON "audit_entry"("organisation_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_idx" ON "audit_entry"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_day_event_id_date_key" ON "event_day"("event_id", "date");

-- CreateIndex
CREATE UNIQUE INDEX "track_event_id_name_key" ON "track"("event_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "session_seat_pool_id_key" ON "session"("seat_pool_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_calendar_uid_key" ON "session"("calendar_uid");

-- CreateIndex
CREATE INDEX "session_event_id_starts_at_idx" ON "session"("event_id", "starts_at");

-- CreateIndex
CREATE INDEX "session_day_id_idx" ON "session"("day_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_type_seat_pool_id_key" ON "ticket_type"("seat_pool_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_type_event_id_name_key" ON "ticket_type"("event_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "order_code_key" ON "order"("code");

-- CreateIndex
CREATE INDEX "order_organisation_id_idx" ON "order"("organisation_id");

-- CreateIndex
CREATE INDEX "order_company_id_idx" ON "order"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_event_id_submission_key_key" ON "order"("event_id", "submission_key");

-- CreateIndex
CREATE INDEX "registration_event_id_status_idx" ON "registration"("event_id", "status");

-- CreateIndex
CREATE INDEX "registration_organisation_id_idx" ON "registration"("organisation_id");

-- CreateIndex
CREATE INDEX "registration_person_id_idx" ON "registration"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_order_id_seat_number_key" ON "registration"("order_id", "seat_number");

-- CreateIndex
CREATE INDEX "registration_session_session_id_idx" ON "registration_session"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "waitlist_entry_order_id_key" ON "waitlist_entry"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "waitlist_entry_seat_pool_id_queue_number_key" ON "waitlist_entry"("seat_pool_id", "queue_number");

-- AddForeignKey
ALTER TABLE "calendar_object" ADD CONSTRAINT "calendar_object_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_object" ADD CONSTRAINT "calendar_object_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue" ADD CONSTRAINT "venue_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_host_company_id_fkey" FOREIGN KEY ("host_company_id") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_seat_pool_id_fkey" FOREIGN KEY ("seat_pool_id") REFERENCES "seat_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change" ADD CONSTRAINT "change_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change" ADD CONSTRAINT "change_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_challenge" ADD CONSTRAINT "sign_in_challenge_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "captured_mail" ADD CONSTRAINT "captured_mail_id_fkey" FOREIGN KEY ("id") REFERENCES "outbox_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network" ADD CONSTRAINT "network_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_person" ADD CONSTRAINT "network_person_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_person" ADD CONSTRAINT "network_person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_company" ADD CONSTRAINT "network_company_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "network_company" ADD CONSTRAINT "network_company_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_day" ADD CONSTRAINT "event_day_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track" ADD CONSTRAINT "track_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track" ADD CONSTRAINT "track_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_day_id_fkey" FOREIGN KEY ("day_id") REFERENCES "event_day"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_track_id_fkey" FOREIGN KEY ("track_id") REFERENCES "track"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_seat_pool_id_fkey" FOREIGN KEY ("seat_pool_id") REFERENCES "seat_pool"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_type" ADD CONSTRAINT "ticket_type_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_type" ADD CONSTRAINT "ticket_type_seat_pool_id_fkey" FOREIGN KEY ("seat_pool_id") REFERENCES "seat_pool"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_ticket_type_id_fkey" FOREIGN KEY ("ticket_type_id") REFERENCES "ticket_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "network"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_session" ADD CONSTRAINT "registration_session_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_session" ADD CONSTRAINT "registration_session_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_seat_pool_id_fkey" FOREIGN KEY ("seat_pool_id") REFERENCES "seat_pool"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- What follows is written by hand: Prisma's schema has no words for it.

-- Nothing can be sold twice, whatever code runs.
ALTER TABLE "seat_pool"
  ADD CONSTRAINT "seat_pool_never_oversold" CHECK ("taken" BETWEEN 0 AND "size"),
  ADD CONSTRAINT "seat_pool_waiting_counted" CHECK ("waiting" >= 0),
  -- The counter is one hot row: free room on its page keeps every update in place (HOT).
  SET (fillfactor = 20);
ALTER TABLE "waitlist_entry"
  ADD CONSTRAINT "waitlist_entry_seats" CHECK ("seats" > 0 OR "status" <> 'waiting'),
  ADD CONSTRAINT "waitlist_entry_status" CHECK ("status" IN ('waiting', 'promoted', 'left'));

-- States and kinds are closed lists.
ALTER TABLE "member" ADD CONSTRAINT "member_role" CHECK ("role" IN ('owner', 'organiser', 'door-staff', 'viewer'));
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_hue" CHECK ("accent_hue" BETWEEN 0 AND 359);
ALTER TABLE "network" ADD CONSTRAINT "network_kind" CHECK ("kind" IN ('specialist-group', 'cohort', 'members'));
ALTER TABLE "event"
  ADD CONSTRAINT "event_kind" CHECK ("kind" IN ('breakfast-seminar', 'investor-forum', 'study-trip', 'webinar', 'group-meeting', 'accelerator', 'member-meeting', 'job-fair')),
  ADD CONSTRAINT "event_status" CHECK ("status" IN ('draft', 'published', 'cancelled', 'archived')),
  ADD CONSTRAINT "event_visibility" CHECK ("visibility" IN ('public', 'unlisted', 'members')),
  ADD CONSTRAINT "event_ends_after_start" CHECK ("ends_at" > "starts_at");
ALTER TABLE "session"
  ADD CONSTRAINT "session_kind" CHECK ("kind" IN ('talk', 'workshop', 'discussion', 'meal', 'transport', 'lodging', 'mingling', 'break')),
  ADD CONSTRAINT "session_status" CHECK ("status" IN ('scheduled', 'cancelled')),
  ADD CONSTRAINT "session_ends_after_start" CHECK ("ends_at" > "starts_at");
ALTER TABLE "ticket_type" ADD CONSTRAINT "ticket_type_price" CHECK ("price_minor" >= 0);
ALTER TABLE "registration"
  ADD CONSTRAINT "registration_status" CHECK ("status" IN ('confirmed', 'waitlisted', 'awaiting-approval', 'declined', 'cancelled'));
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_state" CHECK ("state" IN ('queued', 'sent', 'superseded', 'failed'));
ALTER TABLE "mail_pause" ADD CONSTRAINT "mail_pause_one_row" CHECK ("id" = 1);
ALTER TABLE "calendar_object" ADD CONSTRAINT "calendar_object_method" CHECK ("method" IN ('REQUEST', 'CANCEL'));
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_state" CHECK ("state" IN ('planned', 'sent', 'dropped'));

-- A person is registered once with an event, however many browsers ask at once.
CREATE UNIQUE INDEX "registration_person_once" ON "registration" ("event_id", "person_id")
  WHERE "status" IN ('confirmed', 'waitlisted', 'awaiting-approval');

-- One living calendar object for each person and day; a cancelled one never comes back.
CREATE UNIQUE INDEX "calendar_object_living" ON "calendar_object" ("registration_id", "date") WHERE "method" = 'REQUEST';

-- What the worker looks for, and nothing else.
CREATE INDEX "outbox_message_due" ON "outbox_message" ("priority", "created_at", "id") WHERE "state" = 'queued';
CREATE INDEX "outbox_message_thread" ON "outbox_message" ("recipient_email", "thread", "sequence") WHERE "thread" IS NOT NULL;
CREATE INDEX "change_unhandled" ON "change" ("id") WHERE "handled_at" IS NULL;
CREATE INDEX "waitlist_entry_queue" ON "waitlist_entry" ("seat_pool_id", "queue_number") WHERE "status" = 'waiting';
