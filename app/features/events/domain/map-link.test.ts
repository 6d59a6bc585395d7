import { expect, test } from "vitest";
import { mapLink } from "./map-link";

const venue = { address: "", municipality: "Moss", latitude: null, longitude: null };

test("a venue with coordinates is shown there", () => {
  expect(mapLink({ ...venue, latitude: 59.4344, longitude: 10.6577 })).toBe(
    "https://www.openstreetmap.org/?mlat=59.43440&mlon=10.65770#map=17/59.43440/10.65770",
  );
});

test("an address is searched for, whatever it holds", () => {
  expect(mapLink({ ...venue, address: "Kirkegata 4 & 6 #2" })).toBe(
    "https://www.openstreetmap.org/search?query=Kirkegata%204%20%26%206%20%232%2C%20Moss",
  );
});

test("a name alone leads nowhere", () => {
  expect(mapLink(venue)).toBeNull();
});
