import { postJson } from "./http";
import type { Hub } from "./hub";

/** Somebody registered with an event of the file's own, by the three tokens that open something. */
export async function registered(appUrl: string, hub: Hub) {
  const event = await hub.event({ title: "Hemmelig frokost" });
  const answer = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
    contact: { name: "Solveig Myrvold", email: "solveig@myrvold.example" },
    seats: [
      { name: "Solveig Myrvold", email: "solveig@myrvold.example" },
      { name: "Trygve Åsen", email: "trygve@myrvold.example" },
    ],
  });
  const { order, seats } = (await answer.json()) as {
    order: { url: string };
    seats: { url: string; feedUrl: string }[];
  };
  const tokenOf = (url = "") =>
    url
      .split("/")
      .at(-1)
      ?.replace(/\.ics$/, "") ?? "";
  return {
    event,
    order: tokenOf(order.url),
    seats: seats.map(({ url }) => tokenOf(url)),
    feeds: seats.map(({ feedUrl }) => tokenOf(feedUrl)),
  };
}
