import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { proseIn, type ProseTarget } from "~/i18n/prose/define-prose";
import { isTextPage, textPages } from "~/i18n/prose/text-pages";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { headOf } from "~/platform/http/head";
import { found } from "~/platform/http/refusals.server";
import { Page } from "~/ui/page";
import { Prose } from "~/ui/prose";

/** Privacy, accessibility, terms and help: one file for all, told apart by their address. */
export function loader({ request, context: { world, locale, keep } }: LoaderFunctionArgs) {
  const name = new URL(request.url).pathname.replace(/^\/|\/$/g, "");
  const { operator, contactEmail: contact } = world.settings;
  const cards = world.settings.stripe !== undefined;
  const page = found(isTextPage(name) ? name : null);
  keep({ nothing: true });
  const { title, lead } = proseIn(textPages[page], locale, { operator, contact, cards });
  return { page, title, lead, operator, contact, cards };
}

export const meta: MetaFunction<typeof loader> = (args) =>
  args.data
    ? headOf(args, { title: `${args.data.title} – Treff`, description: args.data.lead })
    : [];

export default function TextPage() {
  const { page, title, lead, operator, contact, cards } = useLoaderData<typeof loader>();
  const { locale } = useSpeech();
  const addresses: Record<ProseTarget, string> = {
    ...addressesOf,
    contact: `mailto:${contact ?? ""}`,
  };
  return (
    <Page title={title} lead={lead}>
      <Prose
        page={proseIn(textPages[page], locale, { operator, contact, cards })}
        hrefOf={(target) => addresses[target]}
      />
    </Page>
  );
}

const addressesOf: Record<Exclude<ProseTarget, "contact">, string> = {
  home: paths.home(),
  privacy: paths.privacy(),
  accessibility: paths.accessibility(),
  terms: paths.terms(),
  help: paths.help(),
  "my-data": paths.ownData(),
  "sign-in": paths.signIn(),
  datatilsynet: "https://www.datatilsynet.no/",
  imy: "https://www.imy.se/",
  authorities: "https://www.edpb.europa.eu/",
  uutilsynet: "https://www.uutilsynet.no/",
  uustatus: "https://uustatus.no/",
  digg: "https://www.digg.se/",
  wcag: "https://www.w3.org/TR/WCAG21/",
};
