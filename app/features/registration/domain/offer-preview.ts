import { vatCategories } from "~/features/payments/domain/vat-categories";
import { minorUnitsOf } from "~/kernel/money";
import { instantOf, type Instant } from "~/kernel/time";
import { answersToChoose } from "./followed-question";
import { hasOptions, optionsOf } from "./offer-forms";
import {
  addOnKinds,
  questionKinds,
  type Offer,
  type OfferedAddOn,
  type OfferedQuestion,
  type OfferedTicketType,
} from "./offer";

type Values = Readonly<Record<string, string>>;

/** The id of what is not there yet. */
const unmade = "00000000-0000-4000-8000-000000000000";

/** Of which parts of an offer a form shows what it will look like. */
export const previewedParts = ["tickets", "add-ons", "questions"] as const;
type PreviewedPart = (typeof previewedParts)[number];

/**
 * An offer as it will be once what stands in a form is saved: for its preview, so that what is half typed is shown as
 * far as it goes.
 *
 * @param item - what the form is about; `null` for something new, which stands last.
 */
export function offerWith(
  offer: Offer,
  part: PreviewedPart,
  item: string | null,
  typed: Values,
): Offer {
  const id = item ?? unmade;
  switch (part) {
    case "tickets":
      return { ...offer, ticketTypes: replaced(offer.ticketTypes, ticketOf(offer, id, typed)) };
    case "add-ons":
      return { ...offer, addOns: replaced(offer.addOns, addOnOf(offer, id, typed)) };
    case "questions":
      return { ...offer, questions: replaced(offer.questions, questionOf(offer, id, typed)) };
  }
}

function replaced<Item extends { readonly id: string }>(
  items: readonly Item[],
  item: Item,
): readonly Item[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((each) => (each.id === item.id ? item : each))
    : [...items, item];
}

function ticketOf(offer: Offer, id: string, typed: Values): OfferedTicketType {
  const earlyUntil = momentOf(offer, typed["earlyUntil"]);
  const [earlyPrice, memberPrice] = [amountOf(typed["earlyPrice"]), amountOf(typed["memberPrice"])];
  const network = typed["memberNetwork"] ?? "";
  return {
    id,
    name: typed["name"] || "…",
    description: typed["description"] ?? "",
    priceMinor: amountOf(typed["price"]) ?? 0,
    vatCategory: oneOf(vatCategories, typed["vatCategory"]),
    early: earlyPrice !== null && earlyUntil ? { priceMinor: earlyPrice, until: earlyUntil } : null,
    member:
      memberPrice !== null && network ? { priceMinor: memberPrice, networkId: network } : null,
    // Whom it is for and when it is sold is not the question here: it is shown as those see it who get it.
    onlyNetworkId: null,
    hidden: false,
    saleFrom: null,
    saleUntil: null,
    minPerOrder: 1,
    maxPerOrder: null,
    pool: null,
  };
}

function addOnOf(offer: Offer, id: string, typed: Values): OfferedAddOn {
  return {
    id,
    kind: oneOf(addOnKinds, typed["kind"]),
    name: typed["name"] || "…",
    description: typed["description"] ?? "",
    priceMinor: amountOf(typed["price"]) ?? 0,
    vatCategory: oneOf(vatCategories, typed["vatCategory"]),
    sharedBy: typed["kind"] === "lodging" ? Number(typed["sharedBy"]) || 1 : 1,
    date: /^\d{4}-\d{2}-\d{2}$/.test(typed["date"] ?? "") ? (typed["date"] ?? null) : null,
    sessionId: null,
    ticketTypeIds: tickedTypes(offer, typed),
    saleUntil: null,
    pool: null,
  };
}

function questionOf(offer: Offer, id: string, typed: Values): OfferedQuestion {
  const kind = oneOf(questionKinds, typed["kind"]);
  const options = [...new Set(hasOptions(kind) ? optionsOf(typed["options"]) : [])];
  const earlier = offer.questions.find((question) =>
    answersToChoose(question).some((_, place) => typed[`after.${question.id}.${place}`]),
  );
  return {
    id,
    scope: typed["scope"] === "order" ? "order" : "seat",
    kind,
    label: typed["label"] || "…",
    hint: typed["hint"] ?? "",
    options: hasOptions(kind) && options.length === 0 ? ["…"] : options,
    required: Boolean(typed["required"]),
    ticketTypeIds: tickedTypes(offer, typed),
    dependsOn: earlier
      ? {
          questionId: earlier.id,
          values: answersToChoose(earlier).filter(
            (_, place) => typed[`after.${earlier.id}.${place}`],
          ),
        }
      : null,
    sensitive: Boolean(typed["sensitive"]),
  };
}

function tickedTypes(offer: Offer, typed: Values): string[] {
  return offer.ticketTypes.map(({ id }) => id).filter((id) => typed[`types.${id}`]);
}

function amountOf(typed: string | undefined): number | null {
  return typed === undefined ? null : minorUnitsOf(typed);
}

function momentOf({ timeZone }: Offer, typed: string | undefined): Instant | null {
  return typed ? instantOf(typed, timeZone) : null;
}

function oneOf<const T extends string>(known: readonly [T, ...T[]], typed: string | undefined): T {
  return known.find((each) => each === typed) ?? known[0];
}
