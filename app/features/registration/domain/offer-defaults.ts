import { typedAmount } from "~/kernel/money";
import { wallTimeOf, type Instant } from "~/kernel/time";
import { answersToChoose } from "./followed-question";
import { presetOf } from "./refund-rule";
import type { Offer, OfferedAddOn, OfferedQuestion, OfferedTicketType } from "./offer";

type Values = Readonly<Record<string, string>>;

/** How amounts are typed where somebody reads this language. */
type Decimal = "," | ".";

const moment = (at: Instant | null | undefined, zone: string) => (at ? wallTimeOf(at, zone) : "");
const amount = (minor: number | null | undefined, decimal: Decimal) =>
  minor === null || minor === undefined ? "" : typedAmount(minor, decimal);
const count = (value: number | null | undefined) =>
  value === null || value === undefined ? "" : String(value);
const ticked = (name: string, ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [`${name}.${id}`, "on"]));

/** A code as it is stored, as far as its form says it. */
interface StoredCode {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly percent: number | null;
  readonly amountMinor: number | null;
  readonly ticketTypeIds: readonly string[];
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  readonly maxUses: number | null;
  readonly company: { readonly id: string } | null;
  readonly note: string;
  readonly pool: { readonly size: number } | null;
}

/** A ticket type as it stands in its form. */
function ticketTypeValues(type: OfferedTicketType, { timeZone }: Offer, decimal: Decimal): Values {
  return {
    name: type.name,
    description: type.description,
    price: amount(type.priceMinor, decimal),
    vatCategory: type.vatCategory,
    earlyPrice: amount(type.early?.priceMinor, decimal),
    earlyUntil: moment(type.early?.until, timeZone),
    memberPrice: amount(type.member?.priceMinor, decimal),
    memberNetwork: type.member?.networkId ?? "",
    onlyNetwork: type.onlyNetworkId ?? "",
    hidden: type.hidden ? "on" : "",
    saleFrom: moment(type.saleFrom, timeZone),
    saleUntil: moment(type.saleUntil, timeZone),
    minPerOrder: type.minPerOrder > 1 ? String(type.minPerOrder) : "",
    maxPerOrder: count(type.maxPerOrder),
    places: count(type.pool?.size),
  };
}

/** A quota as it stands in its form. */
function quotaValues(quota: Offer["quotas"][number]): Values {
  return {
    name: quota.name,
    places: String(quota.pool.size),
    ...ticked("types", quota.ticketTypeIds),
  };
}

/** An add-on as it stands in its form. */
function addOnValues(addOn: OfferedAddOn, { timeZone }: Offer, decimal: Decimal): Values {
  return {
    kind: addOn.kind,
    name: addOn.name,
    description: addOn.description,
    price: amount(addOn.priceMinor, decimal),
    vatCategory: addOn.vatCategory,
    sharedBy: String(addOn.sharedBy),
    date: addOn.date ?? "",
    session: addOn.sessionId ?? "",
    saleUntil: moment(addOn.saleUntil, timeZone),
    places: count(addOn.pool?.size),
    ...ticked("types", addOn.ticketTypeIds),
  };
}

/** A question as it stands in its form. */
function questionValues(question: OfferedQuestion, { questions }: Offer): Values {
  const { dependsOn } = question;
  const earlier = questions.find(({ id }) => id === dependsOn?.questionId);
  const answers = earlier ? answersToChoose(earlier) : [];
  return {
    scope: question.scope,
    kind: question.kind,
    label: question.label,
    hint: question.hint,
    options: question.options.join("\n"),
    required: question.required ? "on" : "",
    sensitive: question.sensitive ? "on" : "",
    ...ticked("types", question.ticketTypeIds),
    ...Object.fromEntries(
      answers.flatMap((answer, place) =>
        earlier && dependsOn?.values.includes(answer)
          ? [[`after.${earlier.id}.${place}`, "on"]]
          : [],
      ),
    ),
  };
}

/** A code as it stands in its form. */
function codeValues(code: StoredCode, { timeZone }: Offer, decimal: Decimal): Values {
  return {
    code: code.code,
    kind: code.kind,
    percent: count(code.percent),
    amount: amount(code.amountMinor, decimal),
    places: count(code.pool?.size),
    validFrom: moment(code.validFrom, timeZone),
    validUntil: moment(code.validUntil, timeZone),
    maxUses: count(code.maxUses),
    company: code.company?.id ?? "",
    note: code.note,
    ...ticked("types", code.ticketTypeIds),
  };
}

/** An event's rules as they stand in their form. */
export function rulesValues(offer: Offer, invoiceWhen: string): Values {
  const { timeZone } = offer;
  return {
    registrationUntil: moment(offer.registrationUntil, timeZone),
    changesUntil: moment(offer.changesUntil, timeZone),
    cancelUntil: moment(offer.cancelUntil, timeZone),
    requiresApproval: offer.requiresApproval ? "on" : "",
    smallerFirst: offer.smallerFirst ? "on" : "",
    offerHours: String(offer.offerHours),
    ...ticked("payBy", offer.payBy),
    invoiceWhen,
    refund: presetOf(offer.refundRule),
    ...Object.fromEntries(
      offer.refundRule.flatMap(({ days, percent }, at) => [
        [`steps[${at}].days`, String(days)],
        [`steps[${at}].percent`, String(percent)],
      ]),
    ),
  };
}

/** The parts of an offer that have forms of their own. */
export type OfferItemPart = "tickets" | "quotas" | "add-ons" | "questions" | "codes";

/** What stands in the form of something new. */
const beginnings: Readonly<Record<OfferItemPart, Values>> = {
  tickets: { vatCategory: "general" },
  quotas: {},
  "add-ons": { kind: "other", vatCategory: "general", sharedBy: "1" },
  questions: { kind: "text", scope: "seat" },
  codes: { kind: "percentage" },
};

/**
 * What stands in the form about one thing of an offer before anybody types.
 *
 * @param id - `null` for something new.
 * @returns `null` for what is not there (any more).
 */
export function offerItem(
  { offer, codes }: { readonly offer: Offer; readonly codes: readonly StoredCode[] },
  part: OfferItemPart,
  id: string | null,
  decimal: Decimal,
): Values | null {
  if (!id) return beginnings[part];
  const mine = <Item extends { readonly id: string }>(
    items: readonly Item[],
    valuesOf: (item: Item) => Values,
  ) => {
    const item = items.find((each) => each.id === id);
    return item ? valuesOf(item) : null;
  };
  switch (part) {
    case "tickets":
      return mine(offer.ticketTypes, (type) => ticketTypeValues(type, offer, decimal));
    case "quotas":
      return mine(offer.quotas, quotaValues);
    case "add-ons":
      return mine(offer.addOns, (addOn) => addOnValues(addOn, offer, decimal));
    case "questions":
      return mine(offer.questions, (question) => questionValues(question, offer));
    case "codes":
      return mine(codes, (code) => codeValues(code, offer, decimal));
  }
}
