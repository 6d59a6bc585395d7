-- DropIndex
DROP INDEX "order_organisation_id_idx";

-- DropIndex
DROP INDEX "registration_organisation_id_idx";

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "anonymised_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "answers_kept_days" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "persons_kept_months" INTEGER NOT NULL DEFAULT 24;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "anonymised_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "anonymised_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "own_data_request" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "own_data_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sensitive_question" (
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sensitive_question_pkey" PRIMARY KEY ("event_id","kind")
);

-- CreateTable
CREATE TABLE "sensitive_answer" (
    "registration_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "choices" TEXT[],
    "note" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sensitive_answer_pkey" PRIMARY KEY ("registration_id","kind")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "wording" TEXT NOT NULL DEFAULT '',
    "wording_version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_run" (
    "organisation_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "answers" INTEGER NOT NULL DEFAULT 0,
    "persons" INTEGER NOT NULL DEFAULT 0,
    "mails" INTEGER NOT NULL DEFAULT 0,
    "calendars" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("organisation_id","date")
);

-- CreateIndex
CREATE INDEX "own_data_request_email_created_at_idx" ON "own_data_request"("email", "created_at");

-- CreateIndex
CREATE INDEX "own_data_request_source_created_at_idx" ON "own_data_request"("source", "created_at");

-- CreateIndex
CREATE INDEX "consent_registration_id_at_idx" ON "consent"("registration_id", "at");

-- CreateIndex
CREATE INDEX "order_organisation_id_contact_email_idx" ON "order"("organisation_id", "contact_email");

-- CreateIndex
CREATE INDEX "registration_organisation_id_attendee_email_idx" ON "registration"("organisation_id", "attendee_email");

-- AddForeignKey
ALTER TABLE "sensitive_question" ADD CONSTRAINT "sensitive_question_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sensitive_answer" ADD CONSTRAINT "sensitive_answer_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retention_run" ADD CONSTRAINT "retention_run_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand: Prisma's schema has no words for it.

ALTER TABLE "organisation"
  ADD CONSTRAINT "organisation_answers_kept" CHECK ("answers_kept_days" BETWEEN 0 AND 60),
  ADD CONSTRAINT "organisation_persons_kept" CHECK ("persons_kept_months" BETWEEN 1 AND 120);
ALTER TABLE "sensitive_question" ADD CONSTRAINT "sensitive_question_kind" CHECK ("kind" IN ('diet', 'access'));
ALTER TABLE "sensitive_answer"
  ADD CONSTRAINT "sensitive_answer_kind" CHECK ("kind" IN ('diet', 'access')),
  ADD CONSTRAINT "sensitive_answer_says_something" CHECK (cardinality("choices") > 0 OR "note" <> '');
ALTER TABLE "consent"
  ADD CONSTRAINT "consent_act" CHECK ("act" IN ('given', 'withdrawn', 'lapsed')),
  ADD CONSTRAINT "consent_by" CHECK ("by" IN ('attendee', 'contact', 'organiser', 'rule'));

-- The consent log only grows. Its rows go with their registration (a cascade comes through a trigger), never alone.
CREATE FUNCTION consent_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the consent log only grows' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consent_only_grows BEFORE UPDATE OR DELETE ON "consent"
  FOR EACH ROW EXECUTE FUNCTION consent_only_grows();

-- No answer stands without a consent: looked at when the transaction ends, whatever code wrote it.
CREATE FUNCTION sensitive_answer_has_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT act FROM consent
      WHERE registration_id = NEW.registration_id AND purpose = NEW.kind
      ORDER BY at DESC, id DESC LIMIT 1) IS DISTINCT FROM 'given' THEN
    RAISE EXCEPTION 'an answer about % without consent', NEW.kind USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sensitive_answer_has_consent AFTER INSERT OR UPDATE ON "sensitive_answer"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sensitive_answer_has_consent();

