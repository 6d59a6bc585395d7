/** An organisation as schema.org describes it; addresses are whole, texts plain. */
export function organisationJsonLd(organisation: {
  readonly name: string;
  readonly about: string;
  readonly city: string;
  readonly url: string;
}) {
  const { name, about, city, url } = organisation;
  return {
    "@type": "Organization",
    "@id": url,
    name,
    url,
    ...(about ? { description: about } : {}),
    ...(city ? { address: { "@type": "PostalAddress", addressLocality: city } } : {}),
  };
}

/** The events a page lists, in its order (schema.org ItemList). */
export function eventListJsonLd(
  events: readonly { readonly name: string; readonly url: string }[],
) {
  return {
    "@type": "ItemList",
    itemListElement: events.map(({ name, url }, place) => ({
      "@type": "ListItem",
      position: place + 1,
      name,
      url,
    })),
  };
}
