/** Where a country's law says what is exempt from VAT, and what is taxed at nothing, as its invoices quote it. */
const laws: Readonly<Record<string, { readonly exempt: string; readonly zero: string }>> = {
  NO: { exempt: "merverdiavgiftsloven kapittel 3", zero: "merverdiavgiftsloven kapittel 6" },
  SE: {
    exempt: "mervärdesskattelagen (2023:200) 10 kap.",
    zero: "mervärdesskattelagen (2023:200) 10 kap.",
  },
  DK: { exempt: "momsloven § 13", zero: "momsloven § 34" },
  FI: {
    exempt: "mervärdesskattelagen (1501/1993) 4 kap.",
    zero: "mervärdesskattelagen (1501/1993) 6 kap.",
  },
};

/** The law that takes a supply out of the tax (EN 16931 BT-120); the directive where the country's is not known. */
export function exemptionLaw(country: string, code: "E" | "Z"): string {
  const known = laws[country];
  if (!known) return code === "E" ? "2006/112/EC, 132" : "2006/112/EC, 146";
  return code === "E" ? known.exempt : known.zero;
}
