import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The route table: which address is answered by which file. */
export default [
  index("routes/home.tsx"),
  route("o/:slug", "routes/organisation.tsx"),
  route("o/:slug/events.ics", "routes/organisation-feed.tsx"),
  route("s/:slug", "routes/series.tsx"),
  route("s/:slug/events.ics", "routes/series-feed.tsx"),
  route("e/:slug", "routes/event.tsx"),
  route("e/:slug/calendar.ics", "routes/event-calendar.tsx"),
  route("e/:slug/feed.ics", "routes/event-feed.tsx"),
  route("e/:slug/share.png", "routes/event-picture.tsx"),
  route("o/:slug/share.png", "routes/organisation-picture.tsx"),
  route("e/:slug/register", "routes/event-register.tsx"),
  route("r/:token", "routes/registration.tsx"),
  // /r/:token/files/:id/:name and /files/:id/:name are answered before Remix: app/main/files.ts.
  route("orders/:token", "routes/order.tsx"),
  route("feeds/:file", "routes/personal-feed.tsx"),

  route("language/:locale", "routes/language.tsx"),
  route("robots.txt", "routes/robots.tsx"),
  route("sitemap.xml", "routes/sitemap.tsx"),
  route("sitemap/:file", "routes/sitemap-part.tsx"),

  route("sign-in", "routes/sign-in.tsx"),
  route("sign-in/code/:challenge", "routes/sign-in-code.tsx"),
  route("sign-out", "routes/sign-out.tsx"),

  route("organise", "routes/organise.tsx"),
  route("organise/:org", "routes/organise.home.tsx"),
  route("organise/:org/new", "routes/organise.new.tsx"),
  route("organise/:org/e/:slug", "routes/organise.event.tsx"),
  route("organise/:org/e/:slug/edit", "routes/organise.edit.tsx"),
  route("organise/:org/e/:slug/programme", "routes/organise.programme.tsx"),
  route("organise/:org/e/:slug/programme/new", "routes/organise.session-new.tsx"),
  route("organise/:org/e/:slug/programme/:session", "routes/organise.session.tsx"),
  route("organise/:org/e/:slug/registrations", "routes/organise.registrations.tsx"),
  route("organise/:org/e/:slug/messages", "routes/organise.messages.tsx"),
  route("organise/:org/e/:slug/files", "routes/organise.files.tsx"),

  route("api/v1/events", "routes/api.events.tsx"),
  route("api/v1/events/:slug", "routes/api.event.tsx"),
  route("api/v1/events/:slug/orders", "routes/api.orders.tsx"),
  route("api/*", "routes/api.not-found.tsx"),

  route("privacy", "routes/text-page.tsx", { id: "privacy" }),
  route("accessibility", "routes/text-page.tsx", { id: "accessibility" }),
  route("terms", "routes/text-page.tsx", { id: "terms" }),
  route("help", "routes/text-page.tsx", { id: "help" }),

  route("dev/mail", "routes/dev.mail.tsx"),
  route("dev/mail.json", "routes/dev.mail-json.tsx"),
  route("dev/mail/:id/html", "routes/dev.mail-html.tsx"),
  route("dev/mail/:id.eml", "routes/dev.mail-bytes.tsx"),
  route("dev/mail/:id", "routes/dev.mail-message.tsx"),
  route("dev/ui", "routes/dev.ui.tsx"),
  // Last: root's loader runs for it, so a page that is not found speaks the visitor's language.
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
