import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Checkbox, RadioGroup } from "~/ui/choice";
import { Details } from "~/ui/details";
import { ErrorSummary } from "~/ui/error-summary";
import { FactList } from "~/ui/fact-list";
import { FieldError, fieldId } from "~/ui/field";
import { useFields } from "~/ui/form-fields";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import { TextInput } from "~/ui/text-input";
import type { OrderMoney } from "../queries/order-money.server";
import { LineName, OrderSum } from "./order-sum";

export interface OrderMoneyProps {
  readonly organisation: string;
  readonly money: OrderMoney;
  readonly timeZone: string;
  /** Whether the reader may give money back. */
  readonly mayAct: boolean;
  readonly form: FormState | undefined;
}

/** An order's money: what is owed and paid, every line, payment, refund and document, and what can be done. */
export function OrderMoneyView(props: OrderMoneyProps) {
  const { t, format } = useSpeech();
  const { organisation, money, timeZone, mayAct, form } = props;
  const { standing, currency } = money;
  const amount = (minor: number) => format.money(minor, currency);
  const due =
    standing.owedMinor - standing.invoicedMinor - (standing.paidMinor - standing.refundedMinor);
  return (
    <div className="order-money">
      <FactList
        facts={[
          {
            icon: "person",
            label: t("refunds.payer"),
            value: `${money.contactName}, ${money.contactEmail}`,
          },
          money.company === null
            ? null
            : { icon: "company", label: t("refunds.company"), value: money.company },
          {
            icon: "ticket",
            label: t("refunds.state"),
            value: t(`refunds.state-${stateOf(money.paymentState)}`),
          },
          {
            label: t(isTaxed(money) ? "refunds.owed" : "money.altogether"),
            value: amount(standing.owedMinor),
          },
          { label: t("refunds.paid"), value: amount(standing.paidMinor) },
          { label: t("refunds.invoiced"), value: amount(standing.invoicedMinor) },
          { label: t("refunds.returned"), value: amount(standing.refundedMinor) },
          due === 0
            ? null
            : {
                label: t(due > 0 ? "refunds.due" : "refunds.toCredit"),
                value: amount(Math.abs(due)),
              },
        ]}
      />
      {mayAct && <OutsideRefunds money={money} timeZone={timeZone} />}
      {mayAct && <Deeds money={money} form={form} />}
      {money.sum && (
        <Section title={t("refunds.sum")} id="sum">
          <OrderSum sum={money.sum} pays={false} />
        </Section>
      )}
      <Lines money={money} timeZone={timeZone} mayAct={mayAct} />
      <Movements organisation={organisation} money={money} timeZone={timeZone} />
    </div>
  );
}

const states = ["none", "awaiting-payment", "to-be-invoiced", "invoiced", "paid"] as const;

function stateOf(state: string): (typeof states)[number] {
  return states.find((known) => known === state) ?? "none";
}

/** Refunds made at Stripe itself that nobody has said anything about yet. */
function OutsideRefunds({ money, timeZone }: Pick<OrderMoneyProps, "money" | "timeZone">) {
  const { t, format } = useSpeech();
  const open = money.refunds.filter(
    ({ reason, takenAs }) => reason === "outside" && takenAs === null,
  );
  return open.map((refund) => (
    <Notice key={refund.id} tone="warning" title={t("refunds.outsideTitle")}>
      <p>
        {t("refunds.outsideText", {
          amount: format.money(refund.amountMinor, money.currency),
          date: format.date(refund.createdAt, timeZone),
        })}
      </p>
      <form method="post" className="button-row">
        <input type="hidden" name="intent" value="preview" />
        <input type="hidden" name="refund" value={refund.id} />
        <Button look="quiet" name="act" value="accept-outside">
          {t("refunds.outsideAccept")}
        </Button>
        <Button look="quiet" name="act" value="disregard-outside">
          {t("refunds.outsideDisregard")}
        </Button>
      </form>
    </Notice>
  ));
}

const fieldWords = {
  seats: "refunds.seats",
  amount: "refunds.amount",
  goodwillAmount: "refunds.amount",
  note: "refunds.note",
} as const;

function Deeds({ money, form }: Pick<OrderMoneyProps, "money" | "form">) {
  const { t, format } = useSpeech();
  const { field, checked, errors } = useFields(
    form,
    {
      back: "whole",
      goodwill: "part",
      ...(money.seats.length === 1 ? { [`seats.${money.seats[0]?.id}`]: "on" } : {}),
    },
    (name) => {
      const known = Object.entries(fieldWords).find(([each]) => each === name.split(".")[0]);
      return known && t(known[1]);
    },
  );
  const act = form?.values["act"];
  return (
    <Section title={t("refunds.deeds")} lead={t("refunds.deedsLead")} id="deeds">
      <ErrorSummary errors={errors} />
      {money.seats.length > 0 && (
        <Details summary={t("refunds.cancelSeats")} open={act === "cancel"}>
          <form method="post" className="organise-form fields" noValidate>
            <input type="hidden" name="act" value="cancel" />
            <fieldset className="field" id={fieldId("seats")} tabIndex={-1}>
              <legend className="field-label">{t("refunds.seats")}</legend>
              {money.seats.map(({ id, name, number }) => (
                <Checkbox
                  key={id}
                  name={`seats.${id}`}
                  label={name ?? t("refunds.unnamed", { number })}
                  defaultChecked={checked(`seats.${id}`)}
                />
              ))}
              <FieldError id={fieldId("seats")} error={field("seats").error} />
            </fieldset>
            <BackChoice percent={money.percent} {...field("back")} />
            <TextInput
              {...field("amount")}
              label={t("refunds.amount")}
              hint={t("refunds.amountHint", { currency: money.currency })}
              inputMode="decimal"
              autoComplete="off"
              size="medium"
              optional
            />
            <Checkbox
              name="quietly"
              label={t("table.cancelQuietly")}
              hint={t("table.cancelQuietlyHint")}
              defaultChecked={checked("quietly")}
            />
            <Preview />
          </form>
        </Details>
      )}
      <Details summary={t("refunds.goodwill")} open={act === "goodwill"}>
        <form method="post" className="organise-form fields" noValidate>
          <input type="hidden" name="act" value="goodwill" />
          <p>{t("refunds.goodwillLead")}</p>
          <RadioGroup
            {...field("goodwill")}
            label={t("refunds.goodwillHow")}
            options={[
              { value: "part", label: t("refunds.goodwillPart") },
              {
                value: "whole",
                label: t("refunds.goodwillWhole"),
                detail: format.money(money.sum?.totalMinor ?? 0, money.currency),
              },
            ]}
          />
          <TextInput
            {...field("goodwillAmount")}
            label={t("refunds.amount")}
            hint={t("refunds.goodwillAmountHint", { currency: money.currency })}
            inputMode="decimal"
            autoComplete="off"
            size="medium"
            optional
          />
          <TextInput
            {...field("note")}
            label={t("refunds.note")}
            hint={t("refunds.noteHint")}
            autoComplete="off"
            optional
          />
          <Preview />
        </form>
      </Details>
    </Section>
  );
}

/** How much an organiser gives back of what they cancel. */
export function BackChoice({
  percent,
  amounts,
  own = amounts === undefined,
  ...field
}: {
  readonly name: string;
  readonly defaultValue?: string | undefined;
  readonly error?: string | undefined;
  readonly percent: number;
  /** Whether an amount of one's own can be typed. */
  readonly own?: boolean;
  /** What goes back by each choice, where it is known. */
  readonly amounts?: Readonly<Record<"whole" | "by-rule" | "nothing", string>> | undefined;
}) {
  const { t, format } = useSpeech();
  const options = [
    { value: "whole", label: t("refunds.back-whole") },
    {
      value: "by-rule",
      label: t("refunds.back-by-rule"),
      hint: t("refunds.ruleNow", { percent: format.percent(percent * 100) }),
    },
    { value: "nothing", label: t("refunds.back-nothing") },
  ] as const;
  return (
    <RadioGroup
      {...field}
      label={t("refunds.backHow")}
      options={[
        ...options.map((option) =>
          amounts ? { ...option, detail: amounts[option.value] } : option,
        ),
        ...(own ? [{ value: "amount", label: t("refunds.back-amount") }] : []),
      ]}
    />
  );
}

function Preview() {
  const { t } = useSpeech();
  return (
    <div>
      <Button look="quiet" icon="eye" name="intent" value="preview">
        {t("refunds.preview")}
      </Button>
    </div>
  );
}

/** Whether VAT was charged for anything of it: sellers need not be registered for it. */
function isTaxed({ lines }: OrderMoney): boolean {
  return lines.some(({ vatRate }) => vatRate !== null);
}

function Lines({
  money,
  timeZone,
  mayAct,
}: Pick<OrderMoneyProps, "money" | "timeZone" | "mayAct">) {
  const { t, format } = useSpeech();
  const isGiven = ({ kind, struckAt }: OrderMoney["lines"][number]) =>
    kind === "adjustment" && struckAt === null;
  return (
    <Section title={t("refunds.lines")} id="lines">
      <Table
        caption={t("refunds.lines")}
        columns={[
          {
            key: "what",
            label: t("money.what"),
            main: true,
            cell: ({ kind, label, seat, struckAt }) => (
              <>
                {struckAt === null ? (
                  <LineName kind={kind} label={label} />
                ) : (
                  <s>
                    <LineName kind={kind} label={label} />
                  </s>
                )}
                {seat !== null && <span className="row-detail">{seat}</span>}
                {struckAt !== null && (
                  <span className="row-detail">
                    {t("refunds.struck", { date: format.date(struckAt, timeZone) })}
                  </span>
                )}
              </>
            ),
          },
          ...(isTaxed(money)
            ? [
                {
                  key: "vat",
                  label: t("refunds.vat"),
                  numeric: true,
                  cell: ({ vatRate }: OrderMoney["lines"][number]) =>
                    vatRate === null ? "–" : format.percent(vatRate),
                },
              ]
            : []),
          {
            key: "net",
            label: t(isTaxed(money) ? "refunds.net" : "money.price"),
            numeric: true,
            cell: ({ netMinor }) => format.money(netMinor, money.currency),
          },
          ...(mayAct && money.lines.some(isGiven)
            ? [
                {
                  key: "do",
                  label: t("refunds.takeOff"),
                  action: true,
                  cell: (line: OrderMoney["lines"][number]) =>
                    isGiven(line) ? (
                      <form method="post">
                        <input type="hidden" name="act" value="take-off" />
                        <input type="hidden" name="line" value={line.id} />
                        <Button look="quiet" small name="intent" value="preview">
                          {t("refunds.takeOff")}
                        </Button>
                      </form>
                    ) : null,
                },
              ]
            : []),
        ]}
        rows={money.lines}
        rowKey={({ id }) => id}
        empty={<p>{t("refunds.noLines")}</p>}
      />
    </Section>
  );
}

const methods = ["card", "bank", "other"] as const;
const refundStates = ["requested", "pending", "succeeded", "failed"] as const;
const reasons = ["cancelled", "too-late", "twice", "goodwill", "outside"] as const;

/** What came in, what went back and what was invoiced, by its day. */
function Movements({
  organisation,
  money,
  timeZone,
}: Pick<OrderMoneyProps, "organisation" | "money" | "timeZone">) {
  const { t, format } = useSpeech();
  const rows = [
    ...money.payments.map(({ id, method, amountMinor, receivedAt }) => ({
      id,
      at: receivedAt,
      what: t(`refunds.method-${methods.find((known) => known === method) ?? "other"}`),
      detail: "",
      href: null,
      amountMinor,
    })),
    ...money.refunds.map(({ id, state, reason, createdAt, amountMinor, who }) => ({
      id,
      at: createdAt,
      what: t(`refunds.reason-${reasons.find((known) => known === reason) ?? "cancelled"}`),
      detail: [
        t(`refunds.refund-${refundStates.find((known) => known === state) ?? "requested"}`),
        ...(who === null ? [] : [who]),
      ].join(", "),
      href: null,
      amountMinor: -amountMinor,
    })),
    ...money.documents.map(({ id, kind, number, issuedOn, totalMinor }) => ({
      id,
      at: issuedOn,
      what: t(kind === "invoice" ? "refunds.invoiceNumber" : "refunds.creditNumber", { number }),
      detail: "",
      href: paths.invoice(organisation, id),
      amountMinor: totalMinor,
    })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return (
    <Section title={t("refunds.movements")} id="movements">
      <Table
        caption={t("refunds.movements")}
        columns={[
          {
            key: "what",
            label: t("money.what"),
            main: true,
            cell: ({ what, detail, href }) => (
              <>
                {href === null ? what : <a href={href}>{what}</a>}
                {detail !== "" && <span className="row-detail">{detail}</span>}
              </>
            ),
          },
          { key: "when", label: t("refunds.when"), cell: ({ at }) => format.date(at, timeZone) },
          {
            key: "amount",
            label: t("refunds.amountInclVat"),
            numeric: true,
            cell: ({ amountMinor }) => format.money(amountMinor, money.currency),
          },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<p>{t("refunds.noMovements")}</p>}
      />
    </Section>
  );
}
