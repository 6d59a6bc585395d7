-- AlterTable
ALTER TABLE "event" ADD COLUMN     "invoice_when" TEXT NOT NULL DEFAULT 'by-hand',
ADD COLUMN     "pay_by" TEXT[] DEFAULT ARRAY['card', 'invoice']::TEXT[],
ADD COLUMN     "refund_rule" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "lapsed_at" TIMESTAMPTZ(3),
ADD COLUMN     "pay_by" TEXT NOT NULL DEFAULT 'invoice',
ADD COLUMN     "pay_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "payable" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID,
    "company_id" UUID,
    "code" TEXT NOT NULL,
    "payer_name" TEXT NOT NULL,
    "payer_email" CITEXT NOT NULL,
    "language" TEXT NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL,
    "pay_by" TEXT NOT NULL DEFAULT 'invoice',
    "owed_minor" INTEGER NOT NULL DEFAULT 0,
    "invoiced_minor" INTEGER NOT NULL DEFAULT 0,
    "paid_minor" INTEGER NOT NULL DEFAULT 0,
    "refunded_minor" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payer" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "language" TEXT NOT NULL,
    "token_generation" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "payable_id" UUID NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'starting',
    "session_id" TEXT,
    "payment_intent_id" TEXT,
    "stripe_account" TEXT,
    "url" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "checkout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "payable_id" UUID,
    "invoice_id" UUID,
    "checkout_id" UUID,
    "method" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "stripe_account" TEXT,
    "payment_intent_id" TEXT,
    "charge_id" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "payable_id" UUID,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "reason" TEXT NOT NULL,
    "refund_id" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "dispute_id" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "due_by" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "stripe_account" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation" (
    "id" UUID NOT NULL,
    "stripe_account" TEXT,
    "covers_from" TIMESTAMPTZ(3) NOT NULL,
    "covers_until" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "compared" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_difference" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payable_id" UUID,
    "ours_minor" INTEGER,
    "theirs_minor" INTEGER,
    "currency" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "account_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stripe_difference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_settings" (
    "organisation_id" UUID NOT NULL,
    "legal_name" TEXT NOT NULL DEFAULT '',
    "organisation_number" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "registration_note" TEXT NOT NULL DEFAULT '',
    "bank_account" TEXT NOT NULL DEFAULT '',
    "iban" TEXT NOT NULL DEFAULT '',
    "bic" TEXT NOT NULL DEFAULT '',
    "reference_kind" TEXT NOT NULL DEFAULT 'none',
    "due_days" INTEGER NOT NULL DEFAULT 14,
    "remind_after_days" INTEGER DEFAULT 7,
    "whole_kroner" BOOLEAN NOT NULL DEFAULT false,
    "account_codes" JSONB NOT NULL DEFAULT '{}',
    "treasurer_email" TEXT NOT NULL DEFAULT '',
    "stripe_account" TEXT,

    CONSTRAINT "payment_settings_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "invoice_counter" (
    "organisation_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "next_number" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invoice_counter_pkey" PRIMARY KEY ("organisation_id","year")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "payer_id" UUID,
    "company_id" UUID,
    "credits_id" UUID,
    "issued_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "language" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "seller" JSONB NOT NULL,
    "buyer" JSONB NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "payment_reference" TEXT NOT NULL DEFAULT '',
    "net_minor" INTEGER NOT NULL,
    "vat_minor" INTEGER NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "rounding_minor" INTEGER NOT NULL DEFAULT 0,
    "settled_minor" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "reminders" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_line" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "payable_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "event" TEXT NOT NULL DEFAULT '',
    "supplied_on" DATE,
    "kind" TEXT NOT NULL,
    "item_id" UUID,
    "net_minor" INTEGER NOT NULL,
    "vat_category" TEXT NOT NULL,
    "vat_rate" INTEGER,
    "account_code" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_vat" (
    "invoice_id" UUID NOT NULL,
    "payable_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "rate" INTEGER NOT NULL,
    "net_minor" INTEGER NOT NULL,
    "vat_minor" INTEGER NOT NULL,

    CONSTRAINT "invoice_vat_pkey" PRIMARY KEY ("invoice_id","payable_id","category","rate")
);

-- CreateIndex
CREATE INDEX "payable_organisation_id_created_at_idx" ON "payable"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "payable_event_id_idx" ON "payable"("event_id");

-- CreateIndex
CREATE INDEX "payable_company_id_idx" ON "payable"("company_id");

-- CreateIndex
CREATE INDEX "payable_organisation_id_payer_email_idx" ON "payable"("organisation_id", "payer_email");

-- CreateIndex
CREATE INDEX "payer_organisation_id_email_idx" ON "payer"("organisation_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_session_id_key" ON "checkout"("session_id");

-- CreateIndex
CREATE INDEX "checkout_payable_id_idx" ON "checkout"("payable_id");

-- CreateIndex
CREATE INDEX "checkout_organisation_id_idx" ON "checkout"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_payment_intent_id_key" ON "payment"("payment_intent_id");

-- CreateIndex
CREATE INDEX "payment_payable_id_idx" ON "payment"("payable_id");

-- CreateIndex
CREATE INDEX "payment_invoice_id_idx" ON "payment"("invoice_id");

-- CreateIndex
CREATE INDEX "payment_organisation_id_received_at_idx" ON "payment"("organisation_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "refund_refund_id_key" ON "refund"("refund_id");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- CreateIndex
CREATE INDEX "refund_payable_id_idx" ON "refund"("payable_id");

-- CreateIndex
CREATE INDEX "refund_organisation_id_created_at_idx" ON "refund"("organisation_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_dispute_id_key" ON "dispute"("dispute_id");

-- CreateIndex
CREATE INDEX "dispute_organisation_id_idx" ON "dispute"("organisation_id");

-- CreateIndex
CREATE INDEX "dispute_payment_id_idx" ON "dispute"("payment_id");

-- CreateIndex
CREATE INDEX "stripe_event_received_at_idx" ON "stripe_event"("received_at");

-- CreateIndex
CREATE INDEX "reconciliation_started_at_idx" ON "reconciliation"("started_at");

-- CreateIndex
CREATE INDEX "stripe_difference_organisation_id_found_at_idx" ON "stripe_difference"("organisation_id", "found_at");

-- CreateIndex
CREATE INDEX "invoice_organisation_id_due_on_idx" ON "invoice"("organisation_id", "due_on");

-- CreateIndex
CREATE INDEX "invoice_payer_id_idx" ON "invoice"("payer_id");

-- CreateIndex
CREATE INDEX "invoice_company_id_idx" ON "invoice"("company_id");

-- CreateIndex
CREATE INDEX "invoice_credits_id_idx" ON "invoice"("credits_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_organisation_id_year_number_key" ON "invoice"("organisation_id", "year", "number");

-- CreateIndex
CREATE INDEX "invoice_line_invoice_id_idx" ON "invoice_line"("invoice_id");

-- CreateIndex
CREATE INDEX "invoice_line_payable_id_idx" ON "invoice_line"("payable_id");

-- CreateIndex
CREATE INDEX "invoice_line_source_id_idx" ON "invoice_line"("source_id");

-- CreateIndex
CREATE INDEX "invoice_vat_payable_id_idx" ON "invoice_vat"("payable_id");

-- AddForeignKey
ALTER TABLE "payable" ADD CONSTRAINT "payable_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payable" ADD CONSTRAINT "payable_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payable" ADD CONSTRAINT "payable_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payer" ADD CONSTRAINT "payer_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payer" ADD CONSTRAINT "payer_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_payable_id_fkey" FOREIGN KEY ("payable_id") REFERENCES "payable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_payable_id_fkey" FOREIGN KEY ("payable_id") REFERENCES "payable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_checkout_id_fkey" FOREIGN KEY ("checkout_id") REFERENCES "checkout"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payable_id_fkey" FOREIGN KEY ("payable_id") REFERENCES "payable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stripe_difference" ADD CONSTRAINT "stripe_difference_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stripe_difference" ADD CONSTRAINT "stripe_difference_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_settings" ADD CONSTRAINT "payment_settings_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_counter" ADD CONSTRAINT "invoice_counter_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_payer_id_fkey" FOREIGN KEY ("payer_id") REFERENCES "payer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_credits_id_fkey" FOREIGN KEY ("credits_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_payable_id_fkey" FOREIGN KEY ("payable_id") REFERENCES "payable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_vat" ADD CONSTRAINT "invoice_vat_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_vat" ADD CONSTRAINT "invoice_vat_payable_id_fkey" FOREIGN KEY ("payable_id") REFERENCES "payable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What no program can break.

ALTER TABLE "payable"
  ADD CONSTRAINT "payable_pay_by" CHECK ("pay_by" IN ('card', 'invoice')),
  -- No more goes back than came in.
  ADD CONSTRAINT "payable_sums" CHECK (
    "owed_minor" >= 0 AND "refunded_minor" >= 0 AND "refunded_minor" <= "paid_minor");
ALTER TABLE "checkout"
  ADD CONSTRAINT "checkout_state" CHECK ("state" IN ('starting', 'open', 'paying', 'paid', 'expired', 'failed')),
  ADD CONSTRAINT "checkout_amount" CHECK ("amount_minor" > 0);
-- One attempt to pay at a time: nobody is charged twice for having two tabs open.
CREATE UNIQUE INDEX "checkout_living" ON "checkout" ("payable_id") WHERE "state" IN ('starting', 'open', 'paying');
ALTER TABLE "payment"
  ADD CONSTRAINT "payment_method" CHECK ("method" IN ('card', 'bank', 'other')),
  ADD CONSTRAINT "payment_amount" CHECK ("amount_minor" > 0),
  ADD CONSTRAINT "payment_for_one_thing" CHECK (("payable_id" IS NULL) <> ("invoice_id" IS NULL));
ALTER TABLE "refund"
  ADD CONSTRAINT "refund_state" CHECK ("state" IN ('requested', 'pending', 'succeeded', 'failed')),
  ADD CONSTRAINT "refund_reason" CHECK ("reason" IN ('cancelled', 'too-late', 'twice', 'goodwill', 'outside')),
  ADD CONSTRAINT "refund_amount" CHECK ("amount_minor" > 0);
-- What is still to be asked for, oldest first.
CREATE INDEX "refund_due" ON "refund" ("next_attempt_at") WHERE "state" IN ('requested', 'pending');
CREATE INDEX "stripe_event_due" ON "stripe_event" ("next_attempt_at") WHERE "handled_at" IS NULL;
ALTER TABLE "stripe_difference"
  ADD CONSTRAINT "stripe_difference_kind" CHECK ("kind" IN (
    'payment-unknown-here', 'payment-unknown-there', 'amount-differs', 'refund-unknown-here', 'refund-unknown-there',
    'refund-failed'));
CREATE UNIQUE INDEX "stripe_difference_open" ON "stripe_difference" ("kind", "subject") WHERE "resolved_at" IS NULL;
ALTER TABLE "payment_settings"
  ADD CONSTRAINT "payment_settings_reference" CHECK ("reference_kind" IN ('none', 'kid-mod10', 'kid-mod11', 'ocr')),
  ADD CONSTRAINT "payment_settings_due" CHECK ("due_days" BETWEEN 0 AND 120 AND "remind_after_days" BETWEEN 1 AND 120);
ALTER TABLE "invoice_counter" ADD CONSTRAINT "invoice_counter_next" CHECK ("next_number" > 0);
ALTER TABLE "invoice"
  ADD CONSTRAINT "invoice_kind" CHECK ("kind" IN ('invoice', 'credit-note')),
  ADD CONSTRAINT "invoice_number" CHECK ("number" > 0),
  ADD CONSTRAINT "invoice_total" CHECK ("total_minor" = "net_minor" + "vat_minor"),
  ADD CONSTRAINT "invoice_sign" CHECK (("kind" = 'invoice') = ("total_minor" > 0)),
  ADD CONSTRAINT "invoice_rounding" CHECK (abs("rounding_minor") < 100);
ALTER TABLE "invoice_vat" ADD CONSTRAINT "invoice_vat_category" CHECK ("category" IN ('S', 'Z', 'E', 'O'));
CREATE UNIQUE INDEX "payer_of_company" ON "payer" ("organisation_id", "company_id", "email") WHERE "company_id" IS NOT NULL;
CREATE UNIQUE INDEX "payer_alone" ON "payer" ("organisation_id", "email") WHERE "company_id" IS NULL AND "email" <> '';

-- A document is what was sent: only what happens to it afterwards is noted beside it.
CREATE FUNCTION invoice_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR
     (to_jsonb(NEW) - ARRAY['settled_minor', 'reminded_at', 'reminders', 'payer_id', 'company_id', 'account_id', 'language'])
     IS DISTINCT FROM
     (to_jsonb(OLD) - ARRAY['settled_minor', 'reminded_at', 'reminders', 'payer_id', 'company_id', 'account_id', 'language'])
  THEN
    RAISE EXCEPTION 'an invoice is never changed: credit it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_stands BEFORE UPDATE OR DELETE ON "invoice" FOR EACH ROW EXECUTE FUNCTION invoice_stands();
CREATE FUNCTION invoice_part_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an invoice is never changed: credit it' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER invoice_line_stands BEFORE UPDATE OR DELETE ON "invoice_line"
  FOR EACH ROW EXECUTE FUNCTION invoice_part_stands();
CREATE TRIGGER invoice_vat_stands BEFORE UPDATE OR DELETE ON "invoice_vat"
  FOR EACH ROW EXECUTE FUNCTION invoice_part_stands();

ALTER TABLE "event"
  ADD CONSTRAINT "event_pay_by" CHECK ("pay_by" <@ ARRAY['card', 'invoice'] AND cardinality("pay_by") > 0),
  ADD CONSTRAINT "event_invoice_when" CHECK ("invoice_when" IN ('at-once', 'by-hand'));
ALTER TABLE "order" DROP CONSTRAINT "order_payment_state";
ALTER TABLE "order"
  ADD CONSTRAINT "order_payment_state" CHECK (
    "payment_state" IN ('none', 'awaiting-payment', 'to-be-invoiced', 'invoiced', 'paid')),
  ADD CONSTRAINT "order_pay_by" CHECK ("pay_by" IN ('card', 'invoice'));
-- Orders whose unpaid places are to be released.
CREATE INDEX "order_pay_until" ON "order" ("pay_until") WHERE "pay_until" IS NOT NULL;
ALTER TABLE "order_line" DROP CONSTRAINT "order_line_kind";
ALTER TABLE "order_line"
  ADD CONSTRAINT "order_line_kind" CHECK ("kind" IN ('ticket', 'add-on', 'discount', 'fee', 'adjustment'));

-- A seat that is not paid for yet has its places like one that is.
ALTER TABLE "registration" DROP CONSTRAINT "registration_status";
ALTER TABLE "registration" DROP CONSTRAINT "registration_places";
ALTER TABLE "registration"
  ADD CONSTRAINT "registration_status" CHECK ("status" IN (
    'confirmed', 'awaiting-payment', 'offered', 'waitlisted', 'awaiting-approval', 'declined', 'cancelled')),
  ADD CONSTRAINT "registration_places" CHECK (
    ("status" IN ('confirmed', 'awaiting-payment', 'offered')) = (cardinality("places") > 0));
DROP INDEX "registration_person_once";
CREATE UNIQUE INDEX "registration_person_once" ON "registration" ("event_id", "person_id")
  WHERE "status" IN ('confirmed', 'awaiting-payment', 'offered', 'waitlisted', 'awaiting-approval') AND NOT "again";

-- What was sold before there was anywhere to pay.
INSERT INTO "payable" ("id", "organisation_id", "event_id", "company_id", "code", "payer_name", "payer_email",
                       "language", "reference", "currency", "pay_by", "owed_minor", "created_at", "changed_at")
SELECT "id", "organisation_id", "event_id", "company_id", "code", "contact_name", "contact_email", "language",
       "reference", "currency", 'invoice', "total_minor", "created_at", "created_at"
FROM "order" WHERE "payment_state" = 'to-be-invoiced';
