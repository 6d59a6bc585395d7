/** Who sells or buys, as it stands on a document (EN 16931 BG-4, BG-7). */
export interface InvoiceParty {
  readonly name: string;
  /** As the country writes it, digits alone; of a Swedish sole trader only what is kept of it. */
  readonly organisationNumber: string;
  /** Of who is registered for VAT, as a register is asked for it: `NO923609016MVA`, `SE556012579001`. */
  readonly vatNumber: string;
  /** Lines of its postal address. */
  readonly address: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly contact: string;
  readonly email: string;
}

/** Who sells, and where it is paid. */
export interface InvoiceSeller extends InvoiceParty {
  readonly registrationNote: string;
  readonly vatRegistered: boolean;
  readonly bankAccount: string;
  readonly iban: string;
  readonly bic: string;
}

/** What an organisation says of itself as a seller. */
export interface SellerFacts {
  readonly organisation: {
    readonly name: string;
    readonly country: string;
    readonly vatRegistered: boolean;
    readonly replyEmail: string;
  };
  readonly terms: {
    readonly legalName: string;
    readonly organisationNumber: string;
    readonly address: string;
    readonly registrationNote: string;
    readonly bankAccount: string;
    readonly iban: string;
    readonly bic: string;
  };
}

/** The seller as a document shows it today. */
export function sellerParty({ organisation, terms }: SellerFacts): InvoiceSeller {
  const { country, vatRegistered } = organisation;
  const organisationNumber = terms.organisationNumber.replace(/[\s.]/g, "");
  return {
    name: terms.legalName || organisation.name,
    organisationNumber,
    vatNumber: vatRegistered ? vatNumberOf(country, organisationNumber) : "",
    address: linesOf(terms.address),
    country,
    contact: terms.legalName && terms.legalName !== organisation.name ? organisation.name : "",
    email: organisation.replyEmail,
    registrationNote: terms.registrationNote,
    vatRegistered,
    bankAccount: terms.bankAccount,
    iban: terms.iban,
    bic: terms.bic,
  };
}

/** What a seller must still say before it can invoice: who it is, where, and on what account it is paid. */
export function sellerLacks({
  organisationNumber,
  address,
  bankAccount,
  iban,
}: SellerFacts["terms"]): readonly ("organisationNumber" | "address" | "bankAccount")[] {
  return [
    ...(organisationNumber.trim() === "" ? (["organisationNumber"] as const) : []),
    ...(address.trim() === "" ? (["address"] as const) : []),
    ...(bankAccount.trim() === "" && iban.trim() === "" ? (["bankAccount"] as const) : []),
  ];
}

/** The buyer: a company with the contact who ordered, or a person. */
export function buyerParty(payer: {
  readonly name: string;
  readonly email: string;
  readonly sellerCountry: string;
  readonly company: {
    readonly name: string;
    readonly country: string;
    readonly organisationNumber: string | null;
    readonly municipality: string;
  } | null;
}): InvoiceParty {
  const { company } = payer;
  return {
    name: company?.name ?? payer.name,
    organisationNumber: company?.organisationNumber ?? "",
    // Whether a buyer is registered is not known here, and a Norwegian or Swedish buyer is charged all the same.
    vatNumber: "",
    address: company?.municipality ? [company.municipality] : [],
    country: company?.country ?? payer.sellerCountry,
    contact: company ? payer.name : "",
    email: payer.email,
  };
}

/** The number somebody registered for VAT has, from that of their organisation. */
function vatNumberOf(country: string, number: string): string {
  const bare = number.replace(/\D/g, "");
  if (bare === "") return "";
  if (country === "NO") return `NO${bare}MVA`;
  if (country === "SE") return `SE${bare.slice(-10)}01`;
  return `${country}${bare}`;
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}
