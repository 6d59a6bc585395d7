/** Zones an organiser in the Nordic countries is likely to need; any other stays when it was chosen elsewhere. */
const usual = [
  "Europe/Oslo",
  "Europe/Stockholm",
  "Europe/Copenhagen",
  "Europe/Helsinki",
  "Atlantic/Reykjavik",
  "Atlantic/Faroe",
  "Europe/Tallinn",
  "Europe/Riga",
  "Europe/Vilnius",
  "Europe/London",
  "Europe/Dublin",
  "Europe/Amsterdam",
  "Europe/Berlin",
  "Europe/Brussels",
  "Europe/Paris",
  "Europe/Madrid",
  "Europe/Lisbon",
  "Europe/Rome",
  "Europe/Warsaw",
  "Europe/Athens",
  "America/New_York",
  "America/Los_Angeles",
  "Asia/Singapore",
  "Asia/Tokyo",
] as const;

/** Time zones to choose from, named after their cities; `chosen` is always among them. */
export function zoneOptions(...chosen: readonly string[]): { value: string; label: string }[] {
  const zones = new Set([...chosen.filter(Boolean), ...usual]);
  return [...zones].map((value) => ({ value, label: cityOf(value) }));
}

/** The city an IANA zone is named after: `America/New_York` → `New York`. */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
