import type { Locale } from "~/kernel/locales";
import type { IsoDate } from "~/kernel/time";
import type { EventKind } from "./event-words";

/** An add-on an event of some kind nearly always has; it costs nothing until its organiser says what. */
interface TemplateAddOn {
  readonly kind: "lodging" | "meal" | "transport";
  readonly vatCategory: "lodging" | "catering" | "transport";
  readonly sharedBy: number;
  readonly date: IsoDate;
  readonly name: string;
}

/** A question an event of some kind nearly always asks. */
interface TemplateQuestion {
  readonly kind: "choice" | "long-text";
  readonly label: string;
  readonly options: readonly string[];
}

/** What a new event offers and asks by its kind, for its organiser to change. */
export interface OfferTemplate {
  readonly addOns: readonly TemplateAddOn[];
  readonly questions: readonly TemplateQuestion[];
}

const words = {
  nb: {
    singleRoom: "Hotellnatt, enkeltrom",
    doubleRoom: "Hotellnatt, dobbeltrom",
    dinner: "Middag",
    bus: "Buss",
    who: "Hva kommer du som?",
    roles: ["Gründer", "Investor", "Rådgiver"],
    seek: "Hva søker du?",
  },
  sv: {
    singleRoom: "Hotellnatt, enkelrum",
    doubleRoom: "Hotellnatt, dubbelrum",
    dinner: "Middag",
    bus: "Buss",
    who: "Vad kommer du som?",
    roles: ["Entreprenör", "Investerare", "Rådgivare"],
    seek: "Vad söker du?",
  },
  en: {
    singleRoom: "Hotel night, single room",
    doubleRoom: "Hotel night, double room",
    dinner: "Dinner",
    bus: "Bus",
    who: "What do you come as?",
    roles: ["Founder", "Investor", "Adviser"],
    seek: "What are you looking for?",
  },
} as const;

/**
 * What a new event of this kind offers and asks: a trip over night its rooms, dinner and bus; an investor forum who
 * somebody is and what they seek. Nothing for the others.
 *
 * @param days - its first and last date.
 */
export function offerTemplate(
  kind: EventKind,
  language: Locale,
  days: { readonly first: IsoDate; readonly last: IsoDate },
): OfferTemplate {
  const said = words[language];
  if (kind === "investor-forum")
    return {
      addOns: [],
      questions: [
        { kind: "choice", label: said.who, options: said.roles },
        { kind: "long-text", label: said.seek, options: [] },
      ],
    };
  if (kind !== "study-trip") return { addOns: [], questions: [] };
  const date = days.first;
  const room = (name: string, sharedBy: number): TemplateAddOn => ({
    kind: "lodging",
    vatCategory: "lodging",
    sharedBy,
    date,
    name,
  });
  const overNight: readonly TemplateAddOn[] = [
    room(said.singleRoom, 1),
    room(said.doubleRoom, 2),
    { kind: "meal", vatCategory: "catering", sharedBy: 1, date, name: said.dinner },
  ];
  return {
    addOns: [
      ...(days.last > days.first ? overNight : []),
      { kind: "transport", vatCategory: "transport", sharedBy: 1, date, name: said.bus },
    ],
    questions: [],
  };
}
