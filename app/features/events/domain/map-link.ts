/**
 * Where a venue is on the map, as an address at OpenStreetMap to be led to: nothing is loaded from there.
 *
 * @returns `null` for a venue that is known by its name alone; a search for that leads astray.
 */
export function mapLink(venue: {
  readonly address: string;
  readonly municipality: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}): string | null {
  const { latitude, longitude, address, municipality } = venue;
  if (latitude !== null && longitude !== null) {
    const [lat, lon] = [latitude.toFixed(5), longitude.toFixed(5)];
    return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
  }
  if (!address) return null;
  const query = [address, municipality].filter(Boolean).join(", ");
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(query)}`;
}
