import type { Speech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import type { EditedCode } from "../queries/offer-editor.server";
import type { Offer, OfferedAddOn, OfferedQuestion, OfferedTicketType } from "../domain/offer";
import { ticketSale } from "../domain/ticket-sale";

/** A price in words: free, or the amount; without VAT where the seller charges it. */
export function netPrice(minor: number, offer: Pick<Offer, "currency" | "seller">, speech: Speech) {
  const { t, format } = speech;
  if (minor === 0) return t("offer.free");
  const price = format.money(minor, offer.currency);
  return offer.seller.vatRegistered ? t("offer.net", { price }) : price;
}

/** When a ticket type can be had, in words; `null` when there is nothing to say. */
export function saleWords(
  offer: Offer,
  type: OfferedTicketType,
  now: Instant,
  { t, format }: Speech,
): string | null {
  const sale = ticketSale(offer, type, now);
  const at = (instant: Instant) => format.moment(instant, offer.timeZone);
  switch (sale.kind) {
    case "before":
      return t("offer.saleBefore", { when: at(sale.from) });
    case "over":
      return t("offer.saleOver");
    case "full":
      return t("offer.saleFull");
    case "early":
      return t("offer.saleEarly", { when: at(sale.until) });
    case "open":
      return sale.until ? t("offer.saleOpenUntil", { when: at(sale.until) }) : null;
  }
}

/** What a ticket type costs whom, in one line. */
export function ticketPrices(offer: Offer, type: OfferedTicketType, speech: Speech): string {
  const { t } = speech;
  const price = (minor: number) => netPrice(minor, offer, speech);
  return [
    price(type.priceMinor),
    ...(type.early ? [t("offer.earlyLine", { price: price(type.early.priceMinor) })] : []),
    ...(type.member ? [t("offer.memberLine", { price: price(type.member.priceMinor) })] : []),
  ].join(" · ");
}

/** What there is to know of an add-on beside its name, in one line. */
export function addOnLine(offer: Offer, addOn: OfferedAddOn, speech: Speech): string {
  const { t, format } = speech;
  return [
    netPrice(addOn.priceMinor, offer, speech),
    ...(addOn.kind === "lodging" ? [t(`offer.shared-${sharedBy(addOn)}`)] : []),
    ...(addOn.date ? [format.date(new Date(`${addOn.date}T12:00:00Z`), "UTC")] : []),
  ].join(" · ");
}

function sharedBy({ sharedBy: count }: OfferedAddOn): 1 | 2 | 3 | 4 {
  return count === 1 || count === 2 || count === 3 ? count : 4;
}

/** How a question is answered, by whom and when it is asked, in one line. */
export function questionLine(offer: Offer, question: OfferedQuestion, { t, format }: Speech) {
  const { kind, dependsOn } = question;
  const earlier = offer.questions.find(({ id }) => id === dependsOn?.questionId);
  const types = offer.ticketTypes.filter(({ id }) => question.ticketTypeIds.includes(id));
  const values = (dependsOn?.values ?? []).map((value) =>
    earlier?.kind === "yes"
      ? t("offer.answeredYes").toLowerCase()
      : t("browse.quoted", { q: value }),
  );
  return [
    t(kind === "file" ? "offer.question-text" : `offer.question-${kind}`),
    t(`offer.asked-${question.scope}`),
    ...(question.required ? [t("offer.isRequired")] : []),
    ...(question.sensitive ? [t("offer.isSensitive")] : []),
    ...(types.length > 0
      ? [t("offer.onlyTypes", { types: format.list(types.map(({ name }) => name)) })]
      : []),
    ...(earlier
      ? [t("offer.afterLine", { question: earlier.label, answers: format.list(values) })]
      : []),
  ].join(" · ");
}

/** What a code gives and how far it is used, in one line. */
export function codeLine(offer: Offer, code: EditedCode, { t, format }: Speech): string {
  const types = offer.ticketTypes.filter(({ id }) => code.ticketTypeIds.includes(id));
  const gives = {
    percentage: () => t("offer.gives-percentage", { percent: code.percent ?? 0 }),
    amount: () =>
      t("offer.gives-amount", { amount: format.money(code.amountMinor ?? 0, offer.currency) }),
    unlock: () => t("offer.gives-unlock"),
    reserved: () =>
      t("offer.gives-reserved", {
        places: code.pool?.size ?? 0,
        used: code.pool?.taken ?? 0,
      }),
  };
  return [
    gives[code.kind](),
    ...(types.length > 0
      ? [t("offer.onlyTypes", { types: format.list(types.map(({ name }) => name)) })]
      : []),
    ...(code.company ? [t("offer.forCompany", { company: code.company.name })] : []),
    code.maxUses === null
      ? t("offer.used", { count: code.uses })
      : t("offer.usedOf", { uses: code.uses, most: code.maxUses }),
    ...(code.validUntil
      ? [t("offer.validTo", { when: format.moment(code.validUntil, offer.timeZone) })]
      : []),
    ...(code.note ? [code.note] : []),
  ].join(" · ");
}
