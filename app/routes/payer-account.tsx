import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { renewAccountLink } from "~/features/payments/commands/account-link.server";
import { PayerAccount } from "~/features/payments/components/payer-account";
import { payerAccount } from "~/features/payments/queries/payer-account.server";
import { isEndedAccountLink } from "~/features/payments/queries/payer-link.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { readValues } from "~/platform/http/forms.server";
import { found } from "~/platform/http/refusals.server";
import { Page } from "~/ui/page";

/** What somebody who pays ordered, owes and paid, by a link that is only ever mailed. */
export async function loader({ request, params, context: { world, locale } }: LoaderFunctionArgs) {
  const token = found(params["token"]);
  const account = await payerAccount(world, token);
  const title = speechOf(locale).t("pay.accountTitle");
  if (account) return { kind: "account" as const, account, token, title };
  if (!(await isEndedAccountLink(world, token))) throw new Response(null, { status: 404 });
  const renewed = new URL(request.url).searchParams.get("done") === "renewed";
  return data({ kind: "ended" as const, renewed, title }, { status: 410 });
}

export async function action({ request, params, context: { world } }: ActionFunctionArgs) {
  const token = found(params["token"]);
  const { intent } = await readValues(request);
  if (intent !== "renew") throw new Response(null, { status: 400 });
  const renewed = await renewAccountLink(world, token);
  // Pressed twice: the first has ended the link the second came with.
  if (!renewed.ok && !(await isEndedAccountLink(world, token)))
    throw new Response(null, { status: 404 });
  return redirect(paths.payerAccount(token, "renewed"), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title ?? "" },
  { name: "robots", content: "noindex" },
];

export default function Account() {
  const page = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  if (page.kind === "ended")
    return (
      <Page
        title={t("pay.renewedTitle")}
        lead={t(page.renewed ? "pay.renewedText" : "pay.endedText")}
      />
    );
  const { account, token, title } = page;
  const { organisation, company, name } = account;
  return (
    <Page
      title={title}
      kicker={organisation.name}
      lead={t("pay.accountLead", { name: company ?? name, organisation: organisation.name })}
      width="wide"
      hue={organisation.hue}
    >
      <PayerAccount account={account} token={token} />
    </Page>
  );
}
