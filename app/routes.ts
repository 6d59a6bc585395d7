import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The route table: which address is answered by which file. */
export default [
  index("routes/home.tsx"),
  route("o/:slug", "routes/organisation.tsx"),
  route("e/:slug", "routes/event.tsx"),
  route("e/:slug/calendar.ics", "routes/event-calendar.tsx"),
  route("e/:slug/register", "routes/event-register.tsx"),
  route("r/:token", "routes/registration.tsx"),
  route("orders/:token", "routes/order.tsx"),
  route("feeds/:file", "routes/personal-feed.tsx"),

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

  route("api/v1/events", "routes/api.events.tsx"),
  route("api/v1/events/:slug", "routes/api.event.tsx"),
  route("api/v1/events/:slug/orders", "routes/api.orders.tsx"),
  route("api/v1/organisations/:slug", "routes/api.organisation.tsx"),
  route("api/v1/openapi.json", "routes/api.document.tsx"),
  route("api/*", "routes/api.not-found.tsx"),

  route("embed/events", "routes/embed.events.tsx"),
  route("embed/e/:slug", "routes/embed.event.tsx"),
  route("embed/e/:slug/register", "routes/embed.register.tsx"),
  route("embed/e/:slug/done", "routes/embed.done.tsx"),
  route("organise/:org/embed", "routes/organise.embed.tsx"),
  route("developers", "routes/developers.tsx"),

  route("dev/mail", "routes/dev.mail.tsx"),
  route("dev/mail.json", "routes/dev.mail-json.tsx"),
  route("dev/mail/:id/html", "routes/dev.mail-html.tsx"),
  route("dev/mail/:id.eml", "routes/dev.mail-bytes.tsx"),
  route("dev/mail/:id", "routes/dev.mail-message.tsx"),
  route("dev/ui", "routes/dev.ui.tsx"),
  // Last: root's loader runs for it, so a page that is not found speaks the visitor's language.
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
